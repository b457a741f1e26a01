// The frame of a signed-in page: the rail at the left (a drawer on narrow screens), a thin bar above, the page.
import { Drawer, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { IconButton } from '#ui/kit/button.tsx'
import { toastError } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { frameTexts } from '../texts.ts'
import { Boundary } from './boundary.tsx'
import { IconMenu } from './icon-menu.tsx'
import { LookAndLanguage } from './look.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { useSession } from './session.ts'
import { UndoBar } from './undo.tsx'

export function Frame({ children }: { children: React.ReactNode }) {
  const t = useT()
  const [at] = useLocation()
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the address changes.
  useEffect(() => setOpen(false), [at])
  return (
    <div className="c-frame">
      <a className="c-skip" href="#main">
        {t(frameTexts.skip)}
      </a>
      <aside className="c-side">
        <Rail />
      </aside>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={264}
        closable={false}
        title={null}
        styles={{ body: { padding: 0 } }}
      >
        <Rail />
      </Drawer>
      <div className="c-stage">
        <div className="c-top">
          <IconButton
            icon={IconMenu}
            label={t(frameTexts.menu)}
            className="c-top-menu"
            aria-expanded={open}
            onClick={() => setOpen(true)}
          />
          <Palette />
          <span className="q-grow" />
          <LookAndLanguage />
          <Account />
        </div>
        <Boundary at={at}>{children}</Boundary>
        <UndoBar />
      </div>
    </div>
  )
}

function Account() {
  const t = useT()
  const { me, community } = useSession()
  const signOut = useAction(api.staff.signOut, { onDone: () => location.assign('/console/sign-in') })
  const items = [
    { key: 'who', label: me.email, disabled: true },
    { key: 'account', label: <Link href="~/console/account">{t(frameTexts.account)}</Link> },
    ...(community ? [{ key: 'member', label: <a href="/">{t(frameTexts.toMember)}</a> }] : []),
    { key: 'out', label: t(frameTexts.signOut) },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => key === 'out' && void signOut.run().then(() => signOut.error && toastError(signOut.error)),
      }}
    >
      <button type="button" className="c-account" aria-haspopup="menu">
        <Avatar name={me.name} id={me.id} size="small" />
        <span className="q-clip">{me.name}</span>
      </button>
    </Dropdown>
  )
}

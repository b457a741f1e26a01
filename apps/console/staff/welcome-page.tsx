// The page behind a one-time link: becoming the first owner, accepting an invitation, or setting a new password. The key stands behind the #, so that no log sees it.
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { currentLocale, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { fieldError, is } from '#ui/problem.ts'
import { api } from '../api.ts'
import { OutsideFrame } from './outside-frame.tsx'
import { staffTexts } from './texts.ts'

type Look = Awaited<ReturnType<typeof api.staff.look>>
const titles = {
  welcome: [staffTexts.welcomeTitle, staffTexts.welcomeLead],
  invite: [staffTexts.inviteTitle, staffTexts.inviteLead],
  reset: [staffTexts.resetTitle, staffTexts.resetLead],
} as const

export function WelcomePage() {
  const t = useT()
  const [key] = useState(() => location.hash.slice(1))
  const link = useRead(api.staff.look, { body: { key } })
  if (link.data) {
    const [title, lead] = titles[link.data.purpose]
    return (
      <OutsideFrame title={t(title)} lead={t(lead, { email: link.data.email })}>
        <WelcomeForm link={link.data} linkKey={key} />
      </OutsideFrame>
    )
  }
  const dead = is(link.error, 'staff.link-dead') || is(link.error, 'house.invalid')
  return (
    <OutsideFrame title={dead ? t(staffTexts.linkDead) : ''}>
      {dead ? (
        <Empty scene="trail" title={t(staffTexts.linkDead)} action={<Link href="/sign-in">{t(staffTexts.signIn)}</Link>}>
          {t(staffTexts.linkDeadHint)}
        </Empty>
      ) : link.error ? (
        <ErrorNote error={link.error} onRetry={link.reload} />
      ) : (
        <Skeleton kind="text" count={1} />
      )}
    </OutsideFrame>
  )
}

function WelcomeForm({ link, linkKey: key }: { link: Look; linkKey: string }) {
  const t = useT()
  const [, go] = useLocation()
  const [name, setName] = useState(link.name)
  const [email, setEmail] = useState(link.email)
  const [password, setPassword] = useState('')
  const begin = useAction(
    () => {
      const locale = currentLocale()
      if (link.purpose === 'welcome') return api.staff.welcome({ body: { key, email, name, password, locale } })
      if (link.purpose === 'invite') return api.staff.accept({ body: { key, name, password, locale } })
      return api.staff.resetPassword({ body: { key, password } })
    },
    {
      onDone: step => {
        answers.clear()
        // A second factor is still asked for on the sign-in page.
        go(step.next === 'in' ? '/' : '/sign-in', { replace: true })
      },
    },
  )
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void begin.run()
      }}
    >
      {link.purpose === 'welcome' && (
        <Input
          label={t(staffTexts.email)}
          type="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={fieldError(begin.error, 'email')}
        />
      )}
      {link.purpose !== 'reset' && (
        <Input
          label={t(staffTexts.name)}
          autoComplete="name"
          value={name}
          onChange={setName}
          error={fieldError(begin.error, 'name')}
        />
      )}
      {/* So that a password keeper knows whose it is. */}
      {link.purpose !== 'welcome' && <input hidden type="email" autoComplete="username" value={email} readOnly />}
      <Input
        label={t(staffTexts.newPassword)}
        hint={t(staffTexts.passwordHint)}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={fieldError(begin.error, 'password')}
      />
      <ErrorNote error={begin.error} small placed />
      <Button kind="primary" wide submit busy={begin.busy}>
        {t(staffTexts.begin)}
      </Button>
    </form>
  )
}

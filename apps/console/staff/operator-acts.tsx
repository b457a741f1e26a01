// What can be done about one operator.
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Menu, type MenuItem } from '#ui/kit/menu.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast, toastError } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import type { OnceLinkMade } from './once-link.tsx'
import type { Operator } from './operators-page.tsx'
import { useProved } from './proof.tsx'
import { type Held, RolesField } from './roles-field.tsx'

type Asking = 'roles' | 'disable' | 'factors' | null

export function OperatorActs({ operator, onLink }: { operator: Operator; onLink: (link: OnceLinkMade) => void }) {
  const t = useT()
  const { me } = useSession()
  const [asking, setAsking] = useState<Asking>(null)
  const params = { operatorId: operator.id }
  const refreshes = ['staff']
  const enable = useProved(api.staff.enable, { refreshes, onDone: () => toast(accountTexts.enabled) })
  const reset = useProved(
    async () => {
      try {
        return await api.staff.reset({ params })
      } catch (error) {
        toastError(error)
        throw error
      }
    },
    { onDone: onLink },
  )
  const disable = useProved(api.staff.disable, {
    refreshes,
    onDone: () => {
      toast(accountTexts.disabled)
      setAsking(null)
    },
  })
  const factors = useProved(api.staff.removeFactors, {
    refreshes,
    onDone: () => {
      toast(accountTexts.factorsRemoved)
      setAsking(null)
    },
  })
  const items: MenuItem[] = [
    { label: t(accountTexts.changeRoles), onChoose: () => setAsking('roles') },
    ...(operator.disabledAt
      ? [{ label: t(accountTexts.enable), onChoose: () => void enable.run({ params }) }]
      : [{ label: t(accountTexts.reset), onChoose: () => void reset.run() }]),
    ...(operator.factors.totp || operator.factors.passkeys > 0
      ? [{ label: t(accountTexts.removeFactors), grave: true, onChoose: () => setAsking('factors') }]
      : []),
    ...(!operator.disabledAt && operator.id !== me.id
      ? [{ label: t(accountTexts.disable), grave: true, onChoose: () => setAsking('disable') }]
      : []),
  ]
  return (
    <>
      <Menu label={`${t(accountTexts.roles)} ${operator.name}`} items={items} />
      <FormModal
        open={asking === 'roles'}
        title={`${t(accountTexts.changeRoles)} · ${operator.name}`}
        onClose={() => setAsking(null)}
      >
        <RolesForm operator={operator} onDone={() => setAsking(null)} />
      </FormModal>
      <Confirm
        open={asking === 'disable'}
        onClose={() => setAsking(null)}
        title={`${t(accountTexts.disable)} · ${operator.name}`}
        verb={t(accountTexts.disable)}
        busy={disable.busy}
        onConfirm={() => void disable.run({ params })}
      >
        <p>{t(accountTexts.disableSure, { name: operator.name })}</p>
        <ErrorNote error={disable.error} small />
      </Confirm>
      <Confirm
        open={asking === 'factors'}
        onClose={() => setAsking(null)}
        title={t(accountTexts.removeFactors)}
        verb={t(accountTexts.removeFactors)}
        busy={factors.busy}
        onConfirm={() => void factors.run({ params })}
      >
        <p>{t(accountTexts.removeFactorsSure, { name: operator.name })}</p>
        <ErrorNote error={factors.error} small />
      </Confirm>
    </>
  )
}

function RolesForm({ operator, onDone }: { operator: Operator; onDone: () => void }) {
  const t = useT()
  const [held, setHeld] = useState<Held[]>(operator.roles)
  const change = useProved(api.staff.changeRoles, {
    refreshes: ['staff'],
    onDone: () => {
      toast(accountTexts.rolesChanged)
      onDone()
    },
  })
  return (
    <div className="q-stack">
      <p className="q-quiet">{t(accountTexts.rolesHint)}</p>
      <RolesField value={held} onChange={setHeld} />
      <ErrorNote error={change.error} small />
      <div>
        <AntButton
          type="primary"
          loading={change.busy}
          onClick={() => void change.run({ params: { operatorId: operator.id }, body: { roles: held } })}
        >
          {t(accountTexts.changeRoles)}
        </AntButton>
      </div>
    </div>
  )
}

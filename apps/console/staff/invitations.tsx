// Invitations not yet accepted.
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { accountTexts } from './account-texts.ts'
import { HeldTags } from './held-tags.tsx'
import { useProved } from './proof.tsx'

export function Invitations() {
  const t = useT()
  const invitations = useRead(api.staff.invitations, {})
  const withdraw = useProved(api.staff.withdrawInvitation, {
    refreshes: ['staff.invitations'],
    onDone: () => toast(accountTexts.withdrawn),
  })
  if (!invitations.data?.length) return <ErrorNote error={invitations.error} onRetry={invitations.reload} small />
  return (
    <Block title={t(accountTexts.invitations)}>
      <ErrorNote error={withdraw.error} small />
      <ul>
        {invitations.data.map(one => (
          <li key={one.id} className="c-line">
            <span className="q-grow">
              {one.name}
              <small>
                {one.email} · {t(accountTexts.until, { day: date(one.expiresAt, 'moment') })} ·{' '}
                <By who={one.createdBy} name={one.createdByName} />
              </small>
            </span>
            <HeldTags roles={one.roles} />
            <Button size="small" busy={withdraw.busy} onClick={() => void withdraw.run({ params: { invitationId: one.id } })}>
              {t(accountTexts.withdraw)}
            </Button>
          </li>
        ))}
      </ul>
    </Block>
  )
}

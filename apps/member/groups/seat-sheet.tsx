// A seat: its card, the way to its member, and what one may do with it.
import { useState } from 'react'
import { Link } from 'wouter'
import { useAction } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Select, TextArea } from '#ui/kit/field.tsx'
import { NameCard } from '#ui/kit/name-card.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { roleText } from '../content/byline.tsx'
import { leadTexts } from './lead/texts.ts'
import type { Group, Role, Seat } from './shapes.ts'

type Deed = 'remove' | 'ban' | 'handOver'
const roles: readonly Role[] = ['host', 'teacher', 'connector', 'monitor', 'member']

export function SeatSheet({ group, seat, onClose }: { group: Group; seat: Seat; onClose: () => void }) {
  const t = useT()
  const [deed, setDeed] = useState<Deed | null>(null)
  const role = roleText(seat.role)
  const params = { groupId: group.id, memberId: seat.memberId }
  const change = useAction(api.groups.changeRole, {
    refreshes: ['groups.seats'],
    onDone: () => toast(leadTexts.roleSaved),
  })
  const deeds = (['handOver', 'remove', 'ban'] as const).filter(one => seat.can[one])
  if (deed) return <DeedSheet {...{ group, seat, deed, onClose }} onBack={() => setDeed(null)} />
  return (
    <Sheet open title={seat.cardName} onClose={onClose}>
      <div className="q-stack">
        <NameCard number={seat.number} name={seat.cardName} group={group} role={role && t(role)} seatedAt={seat.takenAt} />
        <Link href={`/members/${seat.memberId}`} className="q-button q-button-quiet q-button-normal">
          {t(leadTexts.toProfile)}
        </Link>
        {seat.can.changeRole && (
          <Select
            label={t(leadTexts.role)}
            value={seat.role}
            disabled={change.busy}
            options={roles.map(value => ({ value, label: t(roleText(value) ?? leadTexts.plainMember) }))}
            onChange={value => void change.run({ params, body: { role: value } })}
          />
        )}
        <ErrorNote error={change.error} small />
        {deeds.length > 0 && (
          <div className="q-row">
            {deeds.map(one => (
              <Button key={one} size="small" onClick={() => setDeed(one)}>
                {t(leadTexts[one])}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Sheet>
  )
}

const words: Record<Deed, { hint: Text; done: Text }> = {
  remove: { hint: leadTexts.removeHint, done: leadTexts.removed },
  ban: { hint: leadTexts.banHint, done: leadTexts.banned },
  handOver: { hint: leadTexts.handOverHint, done: leadTexts.handedOver },
}

interface DeedSheetProps {
  group: Group
  seat: Seat
  deed: Deed
  onClose: () => void
  onBack: () => void
}

function DeedSheet({ group, seat, deed, onClose, onBack }: DeedSheetProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  const params = { groupId: group.id }
  const { memberId } = seat
  const act = useAction(
    async (): Promise<unknown> => {
      if (deed === 'remove') return api.groups.remove({ params: { ...params, memberId }, body: { reason } })
      if (deed === 'ban') return api.groups.ban({ params, body: { memberId, reason } })
      return api.groups.handOver({ params, body: { memberId } })
    },
    {
      refreshes: ['groups'],
      onDone: () => {
        toast(words[deed].done)
        onClose()
      },
    },
  )
  return (
    <Sheet
      open
      title={t(leadTexts[deed])}
      onClose={onBack}
      held={act.busy}
      actions={
        <Button kind="seal" busy={act.busy} onClick={() => void act.run()}>
          {t(leadTexts[deed])}
        </Button>
      }
    >
      <div className="q-stack">
        <p>{t(words[deed].hint, { name: seat.cardName })}</p>
        {deed !== 'handOver' && (
          <TextArea
            label={t(leadTexts.reason)}
            hint={t(leadTexts.reasonHint)}
            rows={2}
            maxLength={200}
            value={reason}
            onChange={setReason}
          />
        )}
        <ErrorNote error={act.error} small />
      </div>
    </Sheet>
  )
}

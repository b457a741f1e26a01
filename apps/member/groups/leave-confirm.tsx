// Getting up from one's seat.
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Confirm, Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { go } from '../shell/ways.ts'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function LeaveConfirm({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useT()
  const leave = useAction(api.groups.leave, {
    refreshes: ['groups', 'content'],
    onDone: () => {
      toast(groupsTexts.left)
      onClose()
      go('/groups', true)
    },
  })
  if (!group.can.leave)
    return (
      <Sheet open title={t(groupsTexts.leave)} onClose={onClose}>
        <p>{t(groupsTexts.cannotLeave)}</p>
      </Sheet>
    )
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(groupsTexts.leaveTitle, { name: group.name })}
      verb={t(groupsTexts.leave)}
      busy={leave.busy}
      onConfirm={() => void leave.run({ params: { groupId: group.id } })}
    >
      <p>{t(groupsTexts.leaveHint)}</p>
      <ErrorNote error={leave.error} small />
    </Confirm>
  )
}

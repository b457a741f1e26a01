// Opening a group.
import { useLocation } from 'wouter'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { CardPatternField } from './card-pattern-field.tsx'
import { groupLabels, openForm } from './group-form.ts'
import { GroupSelect } from './group-select.tsx'
import { MemberSelect } from './member-select.tsx'
import { groupTexts } from './texts.ts'

const only = ['name', 'intro', 'parentId', 'purpose', 'kind', 'seatsMax', 'seenBy', 'hostId', 'cardPattern', 'norms']
const own = {
  parentId: () => <GroupSelect clearable />,
  hostId: () => <MemberSelect />,
  cardPattern: () => <CardPatternField />,
}

export function OpenGroup({ open, parentId, onClose }: { open: boolean; parentId?: string; onClose: () => void }) {
  const t = useT()
  const [, go] = useLocation()
  const act = useAction(api.groups.open, {
    refreshes: ['groups'],
    onDone: group => {
      toast(groupTexts.opened, { name: group.name })
      onClose()
      go(`/groups/${group.id}`)
    },
  })
  return (
    <FormModal open={open} title={t(groupTexts.open)} onClose={onClose}>
      <SchemaForm
        schema={openForm}
        texts={groupLabels}
        only={only}
        replace={own}
        {...(parentId && { value: { parentId, purpose: 'hosted' } })}
        verb={t(groupTexts.open)}
        busy={act.busy}
        error={act.error}
        onSend={body => act.run({ body })}
      />
    </FormModal>
  )
}

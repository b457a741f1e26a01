// Chooses the region whose rules are followed.
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { policiesForms } from '../forms/policies.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { withFields } from '../shell/titled.ts'
import type { Rules } from './rule-words.ts'
import { policyTexts } from './texts.ts'

export function RegionModal({ open, rules, onClose }: { open: boolean; rules: Rules; onClose: () => void }) {
  const t = useT()
  const choose = useAction(api.policies.chooseRegion, {
    refreshes: ['policies'],
    onDone: () => {
      toast(policyTexts.regionDone)
      onClose()
    },
  })
  const schema = withFields(policiesForms.chooseRegion, {
    region: {
      enum: rules.regions.map(one => one.id),
      titles: Object.fromEntries(rules.regions.map(one => [one.id, one.title])),
    },
  })
  return (
    <FormModal open={open} title={t(policyTexts.chooseRegion)} onClose={onClose}>
      <SchemaForm
        schema={schema}
        texts={{ 'region.hint': policyTexts.regionHint, note: policyTexts.reason }}
        value={{ region: rules.region }}
        verb={t(policyTexts.save)}
        busy={choose.busy}
        error={choose.error}
        onSend={body => choose.run({ body })}
      />
    </FormModal>
  )
}

// A tier given to a member.
import type { JsonSchema } from '#ui/form/schema.ts'
import { useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { tiersForms } from '../forms/tiers.gen.ts'
import { MemberSelect } from '../groups/member-select.tsx'
import { ActForm } from '../shell/act-form.tsx'
import { titlesOf } from '../shell/titled.ts'
import { ChoosePlan } from '../shop/new-product.tsx'
import { tierTexts, whyTexts } from './texts.ts'

const { complimentary, gift } = whyTexts
const written = tiersForms.give as JsonSchema
const schema: JsonSchema = {
  ...written,
  properties: {
    memberId: { type: 'string', title: '成员 | Member' },
    ...written.properties,
    why: { ...written.properties?.['why'], titles: titlesOf({ complimentary, gift }) },
  },
  required: ['memberId', ...(written.required ?? [])],
}

export function GiveTier({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const t = useT()
  return (
    <ActForm
      open
      onClose={onClose}
      title={t(tierTexts.give)}
      lead={t(tierTexts.giveHint)}
      schema={schema}
      replace={{ memberId: () => <MemberSelect />, planId: () => <ChoosePlan /> }}
      verb={t(tierTexts.give)}
      act={({ memberId, ...body }) => api.tiers.give({ params: { memberId }, body })}
      refreshes={['tiers']}
      done={tierTexts.given}
      onDone={made => onDone(made.id)}
    />
  )
}

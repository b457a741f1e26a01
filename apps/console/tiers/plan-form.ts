// The form of a plan: its fields in the order in which one thinks of them.
import type { JsonSchema } from '#ui/form/schema.ts'
import { tiersForms } from '../forms/tiers.gen.ts'
import { priced } from '../shop/priced.ts'

const terms = ['name', 'intro', 'dues', 'credit', 'months', 'earnMonths', 'creditMonths', 'rights', 'ladder', 'rank'] as const
const rest = ['graceDays', 'refundDays', 'keepsArchive', 'freezesMax', 'freezeDays', 'tiedMax'] as const
export const newFields = ['name', 'key', 'intro', ...terms.slice(2), ...rest]
export const changeFields = [...terms, ...rest]
export const planLabels = {
  'key.hint': {
    zh: '给剧本和接口用，小写字母、数字和短横线，定了不改',
    en: 'For playbooks and the API: small letters, digits, hyphens; it stays',
  },
  'rights.hint': {
    zh: '别的地方用这个名字来问「有没有」，例如 daily-voice',
    en: 'The names by which other rooms ask, e.g. daily-voice',
  },
}
export const newPlanForm = (currency: string): JsonSchema => priced(tiersForms.makePlan, currency)
export const changePlanForm = (currency: string): JsonSchema => priced(tiersForms.changePlan, currency)

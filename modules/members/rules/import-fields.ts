// Fields that an import makes, as they are before they are made.
import type { ImportPlan } from '../contract/import-shapes.ts'
import type { Field } from '../contract/shapes.ts'

/** The fields that rows are read by: those that are there, and those that the plan makes. */
export const fieldsOfPlan = (plan: ImportPlan, fields: readonly Field[]): Field[] => [
  ...fields,
  ...plan.columns.flatMap(({ to, key, title, kind }): Field[] =>
    to === 'new-field' && key && title && kind ? [{ ...plainField, key, kind, titleZh: title, titleEn: title }] : [],
  ),
]
export const plainField = {
  hintZh: '',
  hintEn: '',
  options: [],
  required: false,
  seenBy: 'operators',
  askedAtSignUp: false,
  position: 0,
} satisfies Partial<Field>

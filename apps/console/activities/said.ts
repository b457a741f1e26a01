// What was said with a move, in the words of the form in which it was said. Pure.
import type { Text } from '#kernel/i18n.ts'
import { type FormField, fieldsOf, type JsonSchema } from '#ui/form/schema.ts'

export interface SaidLine {
  label: Text
  words: (string | Text)[]
}
const yes: Text = { zh: '是', en: 'yes' }
/** Ids and marks are for programs. */
const isMark = (value: unknown): boolean => typeof value === 'string' && /^[a-z]{2,5}_[0-9a-z]{20,}$|^[0-9a-f]{32,}$/.test(value)

/** Left empty, or no: not said. */
const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)

function wordsOf(field: FormField, value: unknown): (string | Text)[] {
  if (isNothing(value) || isMark(value)) return []
  if (value === true) return [yes]
  if (Array.isArray(value)) return value.flatMap(one => wordsOf({ ...field, kind: field.fields ? 'group' : field.kind }, one))
  if (typeof value === 'object') {
    const inner = value as Record<string, unknown>
    const parts = (field.fields ?? []).flatMap(one => wordsOf(one, inner[one.key])).filter(one => typeof one === 'string')
    return parts.length > 0 ? [parts.join(' ')] : []
  }
  const named = field.options?.find(one => one.value === value)?.label
  return [named ?? String(value)]
}

export function saidIn(schema: JsonSchema, input: unknown): SaidLine[] {
  if (typeof input !== 'object' || input === null) return []
  return fieldsOf(schema).flatMap(field => {
    // A field without a title is between the screen and the play.
    if (field.label.zh === field.key) return []
    const words = wordsOf(field, (input as Record<string, unknown>)[field.key])
    return words.length > 0 ? [{ label: field.label, words }] : []
  })
}

// A field's value in words.
import { date, number, say } from '#ui/i18n.ts'
import type { FieldLine } from './known.ts'
import { memberTexts } from './texts.ts'

export function valueWords(field: FieldLine, value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  const nameOf = (key: unknown) => {
    const option = (field.options ?? []).find(one => one.key === key)
    return option ? say({ zh: option.zh, en: option.en }) : String(key)
  }
  if (Array.isArray(value)) return value.map(nameOf).join(say({ zh: '、', en: ', ' }))
  if (field.kind === 'choice') return nameOf(value)
  if (field.kind === 'yes-no') return say(value === true ? memberTexts.yes : memberTexts.no)
  if (field.kind === 'number' && typeof value === 'number') return number(value)
  if (field.kind === 'date') return date(`${String(value)}T12:00:00Z`, 'day', 'UTC')
  return String(value)
}

// What fits a field that the operators defined, and what a member still owes.
import type { Field, FieldValue, FieldValues } from '../contract/shapes.ts'

export interface Mistake {
  path: string
  zh: string
  en: string
}
type Read = { value: FieldValue } | { zh: string; en: string }

const textMax: Record<'text' | 'long-text', number> = { text: 200, 'long-text': 2_000 }
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** Reads one value as JSON gives it. */
export function valueFromJson(field: Field, raw: unknown): Read {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(raw, textMax[field.kind], field.kind === 'text')
    case 'number':
      return typeof raw === 'number' && Number.isFinite(raw) && Math.abs(raw) <= 1e12
        ? { value: raw }
        : { zh: '请填写数字。', en: 'A number is needed.' }
    case 'date':
      return isDay(raw) ? { value: raw } : { zh: '请填写日期，如 2026-03-01。', en: 'A day is needed, such as 2026-03-01.' }
    case 'yes-no':
      return typeof raw === 'boolean' ? { value: raw } : { zh: '请选择是或否。', en: 'Choose yes or no.' }
    case 'choice':
      return typeof raw === 'string' && hasOption(field, raw)
        ? { value: raw }
        : { zh: '请从选项中选一个。', en: 'Choose one of the options.' }
    case 'choices':
      return Array.isArray(raw) && raw.length > 0 && raw.every(one => typeof one === 'string' && hasOption(field, one))
        ? { value: [...new Set(raw as string[])] }
        : { zh: '请从选项中选择。', en: 'Choose from the options.' }
  }
}

function readText(raw: unknown, max: number, oneLine: boolean): Read {
  if (typeof raw !== 'string') return { zh: '请填写文字。', en: 'Text is needed.' }
  const text = raw.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (text === '') return { zh: '请填写文字。', en: 'Text is needed.' }
  if (text.length > max) return { zh: `最多 ${max} 字。`, en: `At most ${max} characters.` }
  if (controls.test(text) || (oneLine && /[\n\t]/.test(text)))
    return { zh: '含有不能显示的字符。', en: 'Some characters cannot be shown.' }
  return { value: text }
}

const isDay = (raw: unknown): raw is string =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) && new Date(`${raw}T00:00:00Z`).toJSON()?.startsWith(raw) === true
const hasOption = (field: Field, key: string): boolean => field.options.some(option => option.key === key)

export interface ReadValues {
  /** What is set. */
  set: FieldValues
  /** What is emptied: keys given as null or as nothing. */
  emptied: string[]
  mistakes: Mistake[]
}

/** Reads what was given for several fields; a key that is no field (or not one this writer may fill) is a mistake. */
export function readValues(fields: readonly Field[], given: Readonly<Record<string, unknown>>): ReadValues {
  const byKey = new Map(fields.map(field => [field.key, field]))
  const read: ReadValues = { set: {}, emptied: [], mistakes: [] }
  for (const [key, raw] of Object.entries(given)) {
    const path = `values.${key}`
    const field = byKey.get(key)
    if (!field) read.mistakes.push({ path, zh: '没有这一项。', en: 'There is no such field.' })
    else if (isNothing(raw)) read.emptied.push(key)
    else {
      const one = valueFromJson(field, raw)
      if ('value' in one) read.set[key] = one.value
      else read.mistakes.push({ path, ...one })
    }
  }
  return read
}
const isNothing = (raw: unknown): boolean =>
  raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '') || (Array.isArray(raw) && raw.length === 0)

/** Reads a cell of a table: words for yes and no, options by key or by either name, several options parted by marks. */
export function valueFromText(field: Field, text: string): Read {
  const cell = text.normalize('NFKC').trim()
  if (field.kind === 'number') {
    const plain = cell.replace(/[,\s]/g, '')
    return valueFromJson(field, /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : cell)
  }
  if (field.kind === 'yes-no') {
    if (/^(?:是|有|对|y|yes|true|1|√|✓)$/i.test(cell)) return { value: true }
    if (/^(?:否|无|不|没有|n|no|false|0|×|✗)$/i.test(cell)) return { value: false }
    return valueFromJson(field, cell)
  }
  if (field.kind === 'date') return valueFromJson(field, cell.replace(/^(\d{4})[/.年](\d{1,2})[/.月](\d{1,2})日?$/, padded))
  if (field.kind === 'choice') return valueFromJson(field, optionKey(field, cell))
  if (field.kind === 'choices')
    return valueFromJson(
      field,
      cell.split(/[,;、，；|]/).flatMap(one => (one.trim() ? [optionKey(field, one.trim())] : [])),
    )
  return valueFromJson(field, text)
}
const padded = (_whole: string, year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
const optionKey = (field: Field, text: string): string => {
  const low = text.toLowerCase()
  return field.options.find(o => o.key === low || o.zh.toLowerCase() === low || o.en.toLowerCase() === low)?.key ?? text
}

/** Required fields that the member fills himself and has not. */
export const missingOf = (fields: readonly Field[], values: FieldValues): string[] =>
  fields
    .filter(field => field.required && field.seenBy !== 'operators' && values[field.key] === undefined)
    .map(field => field.key)

/** The values that remain when only these fields may be seen. */
export const onlyOf = (fields: readonly Field[], values: FieldValues): FieldValues =>
  Object.fromEntries(fields.flatMap(({ key }) => (values[key] === undefined ? [] : [[key, values[key]]])))

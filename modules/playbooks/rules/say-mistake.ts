// From what a shape found wrong to a sentence that a person can act on.
import type { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { examples } from './examples.ts'
import { keysAt } from './known-keys.ts'
import { formats, refusals, type Sentence, sentences } from './mistake-texts.ts'
import { nearest } from './nearest.ts'
import { saleFormats } from './sale-mistakes.ts'

export type Issue = z.core.$ZodIssue
export type Path = readonly PropertyKey[]
export interface Said {
  path: Path
  /** The key itself is wrong, not what stands behind it. */
  atKey?: true
  text: Text
  values: Record<string, unknown>
}
const list = (words: readonly unknown[]): string => words.map(String).join(' · ')

/** What stands there, short enough for a sentence. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 30 ? `${line.slice(0, 30)}…` : line
}

/** One issue may be several mistakes: each unknown key stands on a line of its own. `valueAt` looks into the file. */
export function sayMistakes(issue: Issue, valueAt: (path: Path) => unknown): Said[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey([...issue.path, key], valueAt))
  const value = valueAt(issue.path)
  // An item of a list goes by the name of the list.
  const key = String(issue.path.findLast(step => typeof step === 'string') ?? '')
  const values = { key, got: shown(value), example: exampleOf(key, value), keys: list(keysAt(issue.path)) }
  const say = (sentence: Sentence, more: object = {}): Said[] => [
    { path: issue.path, text: sentences[sentence], values: { ...values, ...more } },
  ]
  const inWords = (text: Text | undefined): Said[] => (text ? [{ path: issue.path, text, values }] : say('other'))
  switch (issue.code) {
    case 'invalid_type':
      return fixedForm(key, value) ? inWords(formats[key]) : say(wrongType(issue.expected, value, issue.path, values.keys !== ''))
    case 'invalid_value':
      return say(...wrongChoice(value, issue.values.map(String)))
    case 'invalid_union':
      return say(...wrongChoice(value, ((issue as { options?: unknown[] }).options ?? []).map(String)))
    case 'too_big':
    case 'too_small':
      return key === 'weekdays' && issue.origin === 'number' ? inWords(formats[key]) : say(...wrongSize(issue, value))
    case 'invalid_format':
      return inWords(refusals[issue.message] ?? formats[key])
    case 'custom': {
      const near = issue.message === 'unknown time zone' ? nearest(String(value), Intl.supportedValuesOf('timeZone')) : undefined
      return near ? say('mistypedZone', { near }) : inWords(refusals[issue.message])
    }
    default:
      return say('other')
  }
}

/** Hours and minutes that lack a digit are set right; else any example of the key. */
function exampleOf(key: string, value: unknown): string {
  const [, hours, minutes] = (key === 'time' && /^(\d{1,2})[:：.](\d{1,2})$/.exec(String(value))) || []
  const known = examples[key] ?? '…'
  return hours && minutes && +hours < 24 && +minutes < 60 ? `"${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}"` : known
}

/** A number or a text where only one form will do: the form is what is worth saying. */
const fixedForm = (key: string, value: unknown): boolean =>
  (key === 'time' || key === 'weekdays' || key in saleFormats) && (typeof value === 'string' || typeof value === 'number')

function unknownKey(path: Path, valueAt: (path: Path) => unknown): Said {
  const key = String(path.at(-1))
  const known = keysAt(path.slice(0, -1))
  const near = nearest(key, known)
  const cut = /\s/.test(key) && valueAt(path) === null
  const sentence = near ? 'mistypedKey' : cut ? 'cutText' : 'unknownKey'
  return { path, atKey: true, text: sentences[sentence], values: { got: shown(key), near, keys: list(known) } }
}

function wrongType(expected: string, value: unknown, path: Path, holdsKeys: boolean): Sentence {
  if (path.length === 0) return value === null || value === undefined ? 'emptyFile' : 'wantsPlaybook'
  const part = holdsKeys || expected === 'array' || expected === 'object'
  if (value === undefined) return holdsKeys ? 'missingPart' : 'missing'
  if (value === null) return part ? 'emptyPart' : 'empty'
  if (path.at(-2) === 'admission') return 'wantsStep'
  if (expected === 'array') return 'wantsList'
  if (expected === 'object') return 'wantsKeys'
  if (expected === 'boolean') return 'wantsYesNo'
  if (expected === 'int' || expected === 'number') return 'wantsNumber'
  if (expected === 'string') return typeof value === 'object' ? 'wantsOneText' : 'wantsText'
  return 'other'
}

function wrongChoice(value: unknown, choices: readonly string[]): [Sentence, object] {
  const more = { choices: list(choices) }
  if (value === undefined) return ['missingChoice', more]
  const near = typeof value === 'string' ? nearest(value, choices) : undefined
  return near ? ['mistypedChoice', { ...more, near }] : ['unknownChoice', more]
}

function wrongSize(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, value: unknown): [Sentence, object] {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : 0
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum)
    if (issue.origin === 'string') return ['longText', { max, size: typeof value === 'string' ? value.trim().length : size }]
    return [issue.origin === 'array' ? 'longList' : 'bigNumber', { max, size }]
  }
  const min = Number(issue.minimum)
  if (issue.origin === 'string') return [min <= 1 ? 'noText' : 'shortText', { min }]
  return [issue.origin === 'array' ? 'shortList' : 'smallNumber', { min }]
}

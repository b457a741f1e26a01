// What a cell becomes when it is looked at: a value or a problem, and the plain text all others start from.
import { unguarded } from './guard.ts'

/** A value, or a problem code (its name says which cell kind and what is wrong) with the text as it stood. */
export type CellResult<Value> = { ok: Value; problem?: undefined } | { ok?: undefined; problem: CellProblemCode; got: string }

export type CellProblemCode =
  | 'phone.empty'
  | 'phone.lost-digits'
  | 'phone.masked'
  | 'phone.several'
  | 'phone.too-short'
  | 'phone.too-long'
  | 'phone.unreadable'
  | 'phone.unknown-country'
  | 'email.empty'
  | 'email.several'
  | 'email.too-long'
  | 'email.unreadable'
  | 'date.empty'
  | 'date.ambiguous'
  | 'date.incomplete'
  | 'date.impossible'
  | 'date.out-of-range'
  | 'date.unreadable'
  | 'number.empty'
  | 'number.ambiguous'
  | 'number.unreadable'
  | 'yes-no.empty'
  | 'yes-no.unreadable'

/** Text for people: one kind of line end, no invisible characters that reorder or hide, no guard apostrophe. */
export function plainTextOf(text: string, lines: 'one' | 'many' = 'many'): CellResult<string> {
  if (plain.test(text)) return { ok: text }
  const visible = unguarded(text)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu, keepLineFeed)
  return { ok: (lines === 'one' ? visible.replace(/\n+/g, ' ') : visible).trim() }
}

/** Letters, digits and common Chinese without blanks at the ends: most cells of most lists, and nothing in them to change. */
const plain = /^(?! |')[ -~\u4e00-\u9fff]*(?<! )$/

const keepLineFeed = (char: string): string => (char === '\n' ? char : '')

const bare = /^[\w@.+:/-]{1,200}$/

/** No phone number, date or address is longer; callers refuse well below this. */
const bareCharsMax = 1000

/** One line, full-width forms made plain, quotes and guards around it gone: how codes and numbers are looked at. */
export function bareText(text: string): string {
  if (bare.test(text)) return text
  return (plainTextOf(text, 'one').ok ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .slice(0, bareCharsMax)
    .replace(/^['"`‘’“”]+|['"`‘’“”]+$/g, '')
    .trim()
}

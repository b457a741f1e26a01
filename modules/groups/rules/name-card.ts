// The name card (群名片): what a pattern asks of a member, and what it makes of his answers.
import type { Locale } from '#kernel/i18n.ts'

const placeholder = /\{([^{}:]+)(?::([1-6]))?\}/g
const numberWords = new Set(['number', '编号', '号码'])
const nameWords = new Set(['name', '姓名', '昵称'])
const closing = /^[)\]）】」』]+/
export const cardNameMax = 40

/** The keys a pattern asks of the member, in order: everything but number and name. */
export function cardFields(pattern: string): string[] {
  const keys = [...pattern.matchAll(placeholder)].map(match => (match[1] as string).trim())
  return [...new Set(keys)].filter(key => !numberWords.has(key) && !nameWords.has(key))
}

export interface CardFacts {
  number: number
  name: string
  answers: Readonly<Record<string, string>>
}

/** One line, without what would reorder or break the line, or pass for a placeholder of ours. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029{}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * `{number:3}-{name}-{city}` of 7, Ling, Hangzhou is `007-Ling-Hangzhou`. What was not answered is left out together with
 * the separator before it; what is too long is cut between characters, never inside one.
 */
export function renderCard(pattern: string, facts: CardFacts): string {
  const filled = (key: string, width: number): string => {
    if (numberWords.has(key)) return String(facts.number).padStart(width, '0')
    if (nameWords.has(key)) return plain(facts.name)
    return plain(Object.hasOwn(facts.answers, key) ? (facts.answers[key] as string) : '')
  }
  let card = ''
  let at = 0
  let missed = false
  for (const match of pattern.matchAll(placeholder)) {
    // What stands before a placeholder belongs to it; a bracket closed for nobody goes too.
    const before = pattern.slice(at, match.index).replace(missed ? closing : '', '')
    const value = filled((match[1] as string).trim(), Number(match[2] ?? 1))
    if (value !== '') card = card === '' && at > 0 ? value : card + before + value
    missed = value === ''
    at = match.index + match[0].length
  }
  const whole = plain(missed ? card : card + pattern.slice(at))
  return [...whole].slice(0, cardNameMax).join('').trim() || String(facts.number)
}

/** What a pattern gives, for the operator who writes it. */
export function exampleCard(pattern: string, locale: Locale): string {
  const answers = Object.fromEntries(cardFields(pattern).map(key => [key, key]))
  return renderCard(pattern, { number: 7, name: locale === 'en' ? 'Ling' : '凌', answers })
}

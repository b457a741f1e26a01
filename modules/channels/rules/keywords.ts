// Which keyword answers: one reading of what was typed, one order among those that fit.
import { folded } from '#kernel/text/fold.ts'

/** Width, case and blanks make no difference: `ＡＢ　c ` is `ab c`. */
export const readAs = (text: string): string => folded(text).replace(/\s+/gu, ' ').trim()

export interface Rule {
  id: string
  folded: readonly string[]
  match: 'exact' | 'starts' | 'contains'
  accountId: string | null
  from: string | null
  until: string | null
  priority: number
}

export const holdsOn = (rule: Pick<Rule, 'from' | 'until'>, day: string): boolean =>
  (rule.from === null || rule.from <= day) && (rule.until === null || day <= rule.until)

const matches: Record<Rule['match'], (said: string, word: string) => boolean> = {
  exact: (said, word) => said === word,
  starts: (said, word) => said.startsWith(word),
  contains: (said, word) => said.includes(word),
}
const closeness: Record<Rule['match'], number> = { exact: 2, starts: 1, contains: 0 }

/**
 * Those that fit, the one that answers first: higher priority, then what is dated (the day's keyword) before what always
 * holds, then the closer match, then the longer word, then the newer keyword.
 */
export function fitting<R extends Rule>(said: string, rules: readonly R[], at: { day: string; accountId: string | null }): R[] {
  const text = readAs(said)
  if (text === '') return []
  const found = rules.flatMap(rule => {
    if (!holdsOn(rule, at.day) || (rule.accountId !== null && rule.accountId !== at.accountId)) return []
    const lengths = rule.folded.filter(word => word !== '' && matches[rule.match](text, word)).map(word => word.length)
    return lengths.length > 0 ? [{ rule, length: Math.max(...lengths) }] : []
  })
  const dated = (rule: Rule): number => (rule.from !== null || rule.until !== null ? 1 : 0)
  found.sort(
    ({ rule: a, length: la }, { rule: b, length: lb }) =>
      b.priority - a.priority ||
      dated(b) - dated(a) ||
      closeness[b.match] - closeness[a.match] ||
      lb - la ||
      (a.id < b.id ? 1 : -1),
  )
  return found.map(({ rule }) => rule)
}

// The answer to a question: every rule in force is asked, and what it finds is told with its source and the nearest that is allowed.
import type { Text } from '#kernel/i18n.ts'
import { type Locale, textIn } from '#kernel/i18n.ts'
import type { Certainty, Effect, Rule } from '../contract.ts'
import { type Book, type Own, ruleHere, rulesOn } from './book.ts'
import type { Finding } from './check.ts'
import { checks } from './checks.ts'
import type { PolicyQuestion } from './questions.ts'

export interface PolicyHit {
  rule: string
  effect: Effect
  title: Text
  /** What is wrong here. */
  text: Text
  /** The law with its article. */
  source: Text
  since: string
  certainty: Certainty
  nearest: Text | null
  /** The nearest allowed value, where it is one. */
  nearestValue: number | string | null
}
export interface PolicyAnswer {
  /** The heaviest of the effects; `allow` when no rule objects. */
  effect: Effect | 'allow'
  hits: PolicyHit[]
  region: string
  /** The versions of the packs, and the hash over what they say. */
  packs: string
  hash: string
  /** How many changes the community's own, stricter values had seen. */
  revision: number
}

export const sourceOf = ({ source }: Rule): Text => ({
  zh: `《${source.law.zh}》${source.article.zh}`,
  en: [source.law.en, source.article.en].filter(Boolean).join(', '),
})

const amounts = new Set(['prize', 'prepaid-card'])
const incomparable = (book: Book, rule: Rule): Finding => ({
  what: {
    zh: `「${rule.title.zh}」按 ${book.currency} 计，这里用的是别的货币，无法比较。`,
    en: `“${rule.title.en}” is told in ${book.currency} and cannot be compared with another currency.`,
  },
  nearest: null,
})

export function answerOf(
  book: Book,
  day: string,
  owns: readonly Own[],
  revision: number,
  question: PolicyQuestion,
): PolicyAnswer {
  const hits = rulesOn(book, day).flatMap(rule => {
    const check = checks[rule.check]
    if (check.asks !== question.kind) return []
    const here = ruleHere(rule, owns)
    const foreign = amounts.has(question.kind) && 'currency' in question && question.currency !== book.currency
    const found = foreign ? [incomparable(book, rule)] : check.run(question as never, here.values, book.currency)
    return found.map(finding => hitOf(rule, foreign ? 'warn' : here.effect, finding))
  })
  const effects = new Set(hits.map(hit => hit.effect))
  const effect = (['refuse', 'second-person', 'warn'] as const).find(one => effects.has(one)) ?? 'allow'
  return { effect, hits, region: book.region, packs: book.label, hash: book.hash, revision }
}

const hitOf = (rule: Rule, effect: Effect, { what, nearest, allowed }: Finding): PolicyHit => ({
  rule: rule.id,
  effect,
  title: rule.title,
  text: what,
  source: sourceOf(rule),
  since: rule.since,
  certainty: rule.certainty,
  nearest,
  nearestValue: allowed ?? null,
})

/** A hit in one language, as screens and refusals tell it. */
export const toldIn = ({ title, text, source, nearest, nearestValue: _, ...hit }: PolicyHit, locale: Locale) => ({
  ...hit,
  title: textIn(title, locale),
  what: textIn(text, locale),
  source: textIn(source, locale),
  nearest: nearest && textIn(nearest, locale),
})

// Shows the rules: those in force and those to come, as the law has them and as they are here; and who changed what.
import type { Ctx } from '#kernel/ctx.ts'
import { type Locale, textIn } from '#kernel/i18n.ts'
import type { Currency } from '#kernel/money.ts'
import { moneyText } from '#kernel/money.ts'
import type { PageWish } from '#kernel/pages.ts'
import { operatorNames } from '#modules/staff/index.ts'
import type { Rule, RulesView, RuleView } from '../contract.ts'
import { type PolicyHit, toldIn } from '../rules/answer.ts'
import { type Own, ruleHere, rulesAfter, rulesOn } from '../rules/book.ts'
import type { Parameter } from '../rules/check.ts'
import { checks } from '../rules/checks.ts'
import { effectTitles } from '../rules/titles.ts'
import { changesOf, decisionsOf } from '../store.ts'
import { standingOf } from './check-policy.ts'
import { openBooks } from './open-books.ts'

export async function showRules(ctx: Ctx): Promise<RulesView> {
  const { book, owns, today } = await standingOf(ctx)
  const say = (text: { zh: string; en: string }) => textIn(text, ctx.locale)
  const views = (rules: readonly Rule[], state: RuleView['state']) => rules.map(rule => viewOf(ctx, rule, owns, state))
  const packOf = (id: string) => openBooks().get(id)?.packs.at(-1)
  return {
    region: book.region,
    regionTitle: say(packOf(book.region)?.title ?? { zh: '', en: '' }),
    regions: [...openBooks().keys()].map(id => ({ id, title: say(packOf(id)?.title ?? { zh: id, en: id }) })),
    packs: book.packs.map(({ pack, title, version, date }) => ({ id: pack, title: say(title), version, date })),
    currency: book.currency,
    hash: book.hash,
    rules: [...views(rulesOn(book, today), 'in-force'), ...views(rulesAfter(book, today), 'coming')],
  }
}

function viewOf(ctx: Ctx, rule: Rule, owns: readonly Own[], state: RuleView['state']): RuleView {
  const say = (text: { zh: string; en: string }) => textIn(text, ctx.locale)
  const check = checks[rule.check]
  const here = ruleHere(rule, owns)
  const parameters = Object.entries(check.parameters)
  const { law, article, inForce } = rule.source
  return {
    id: rule.id,
    topic: check.topic,
    title: say(rule.title),
    text: say(rule.text),
    source: { law: say(law), article: say(article), inForce },
    since: rule.since,
    until: rule.until,
    state,
    certainty: rule.certainty,
    doubt: rule.doubt ? say(rule.doubt) : '',
    effect: rule.effect,
    effectHere: here.effect,
    numbers: parameters.flatMap(([name, one]) =>
      one.kind === 'number'
        ? [
            {
              name,
              title: say(one.title),
              unit: one.unit,
              stricter: one.stricter,
              max: one.max,
              law: rule.parameters[name] as number,
              here: here.values[name] as number,
            },
          ]
        : [],
    ),
    words: parameters.flatMap(([name, one]) =>
      one.kind === 'words'
        ? [
            {
              name,
              title: say(one.title),
              stricter: one.stricter,
              choices: Object.entries(one.choices ?? {}).map(([value, title]) => ({ value, title: say(title) })),
              law: rule.parameters[name] as string[],
              here: [...(here.values[name] as readonly string[])],
            },
          ]
        : [],
    ),
  }
}

/** A parameter's value in words. */
export function sayValue(parameter: Parameter | undefined, value: unknown, locale: Locale, currency: Currency): string {
  if (parameter?.kind === 'number' && parameter.unit === 'money') return moneyText({ amount: Number(value), currency }, locale)
  if (parameter?.kind === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map(word => textIn(parameter?.kind === 'words' ? (parameter.choices?.[word] ?? same(word)) : same(word), locale))
      .join(' · ')
  return textIn(effectTitles[String(value)] ?? same(String(value)), locale)
}
const same = (word: string) => ({ zh: word, en: word })

export async function showHistory(ctx: Ctx, wish: PageWish) {
  const { items, next } = await changesOf(ctx, wish)
  const names = await operatorNames(ctx.db, [...new Set(items.map(item => item.by))])
  const rules = new Map(
    [...openBooks().values()].flatMap(book =>
      book.packs.flatMap(pack => pack.rules.map(rule => [rule.id, { rule, currency: pack.currency }])),
    ),
  )
  const regionWords = { zh: '地区', en: 'Region' }
  const regions = new Map([...openBooks()].map(([id, book]) => [id, book.packs.at(-1)?.title ?? same(id)]))
  return {
    next,
    items: items.map(({ before, value, ...item }) => {
      const there = rules.get(item.rule)
      const parameter = there && checks[there.rule.check].parameters[item.parameter]
      const say = (one: unknown) =>
        item.rule === ''
          ? textIn(regions.get(String(one)) ?? same(String(one)), ctx.locale)
          : sayValue(parameter, one, ctx.locale, there?.currency ?? 'CNY')
      const law = item.parameter === 'effect' ? there?.rule.effect : there?.rule.parameters[item.parameter]
      return {
        ...item,
        byName: names.get(item.by) ?? null,
        title: there ? textIn(there.rule.title, ctx.locale) : item.rule === '' ? textIn(regionWords, ctx.locale) : item.rule,
        from: say(before),
        to: say(value ?? law),
      }
    }),
  }
}

export async function showDecisions(ctx: Ctx, wish: PageWish & { subject?: string | undefined }) {
  const { items, next } = await decisionsOf(ctx, wish)
  const names = await operatorNames(ctx.db, [...new Set(items.map(item => item.by))])
  return {
    next,
    items: items.map(item => ({
      ...item,
      byName: names.get(item.by) ?? null,
      hits: (item.hits as PolicyHit[]).map(hit => toldIn(hit, ctx.locale)),
    })),
  }
}

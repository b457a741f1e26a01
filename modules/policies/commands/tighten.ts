// A community makes a rule stricter than the law, or takes that back; never looser than the law has it.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { textIn } from '#kernel/i18n.ts'
import { Invalid, NotFound, refuse } from '#kernel/refusal.ts'
import { type Effect, NoSuchRegion, NoSuchRule, NotStricter, type Rule } from '../contract.ts'
import { policyChanged } from '../facts.ts'
import { isLighter, isLooser, ruleHere, rulesAfter, rulesOn } from '../rules/book.ts'
import type { Parameter } from '../rules/check.ts'
import { checks } from '../rules/checks.ts'
import { effectWord } from '../rules/titles.ts'
import { insertChange, nextRevision, setRegion } from '../store.ts'
import { type Standing, standingOf } from './check-policy.ts'
import { openBooks } from './open-books.ts'
import { sayValue } from './show-rules.ts'

interface Wish {
  rule: string
  parameter: string
  value: number | readonly string[] | Effect
  note: string
}

/** The version that holds today, or, of a rule that is still to come, its first. */
function ruleOf({ book, today }: Standing, id: string): Rule {
  const first = (rules: readonly Rule[]) => rules.find(rule => rule.id === id)
  return first(rulesOn(book, today)) ?? first(rulesAfter(book, today)) ?? refuse(NoSuchRule, { rule: id })
}

/** Changes one thing under the next revision; nobody else changes the rules here meanwhile. */
const change = (
  ctx: Ctx,
  note: string,
  decide: (ctx: Ctx, standing: Standing) => Omit<Parameters<typeof insertChange>[1], 'revision' | 'by' | 'note'>,
) =>
  within(ctx, async ctx => {
    needRight(ctx, 'policies.edit')
    const revision = await nextRevision(ctx)
    const made = decide(ctx, await standingOf(ctx))
    await insertChange(ctx, { ...made, revision, note, by: actorName(ctx.actor) })
    if (made.rule === '') await setRegion(ctx, String(made.value))
    await record(ctx, policyChanged, ctx.community.id, { revision, rule: made.rule, parameter: made.parameter })
  })

export const tighten = (ctx: Ctx, wish: Wish): Promise<void> =>
  change(ctx, wish.note, (ctx, standing) => {
    const rule = ruleOf(standing, wish.rule)
    const { rule: id, parameter } = wish
    const here = ruleHere(rule, standing.owns)
    if (parameter === 'effect') {
      const effect = wish.value as Effect
      if (isLighter(rule.effect, effect)) refuseLooser(ctx, standing, rule, undefined, rule.effect, effect)
      return { rule: id, parameter, before: here.effect, value: effect === rule.effect ? null : effect }
    }
    const known = checks[rule.check].parameters[parameter] ?? refuse(NotFound)
    const [law, value] = [rule.parameters[parameter] as number | string[], wish.value as number | string[]]
    if ((known.kind === 'number') !== (typeof value === 'number')) refuse(NotFound)
    if (isLooser(known, law, value)) refuseLooser(ctx, standing, rule, known, law, value)
    needSense(ctx, known, value)
    const same = typeof law === 'number' ? law === value : law.length === (value as string[]).length
    return { rule: id, parameter, before: here.values[parameter], value: same ? null : value }
  })

function needSense(ctx: Ctx, parameter: Parameter, value: number | readonly string[]): void {
  const wrong = (zh: string, en: string) =>
    refuse(Invalid, { count: 1, errors: [{ path: 'value', message: textIn({ zh, en }, ctx.locale) }] })
  if (parameter.kind === 'number') {
    if ((value as number) > parameter.max) wrong(`最大 ${parameter.max}`, `at most ${parameter.max}`)
    return
  }
  const words = value as readonly string[]
  if (new Set(words).size < words.length) wrong('有重复', 'something is there twice')
  const { choices } = parameter
  const odd = choices && words.find(word => !Object.hasOwn(choices, word))
  if (odd !== null && odd !== undefined) wrong(`没有 ${odd} 这一项`, `there is no ${odd}`)
}

function refuseLooser(
  ctx: Ctx,
  { book }: Standing,
  rule: Rule,
  parameter: Parameter | undefined,
  law: unknown,
  wished: unknown,
): never {
  const say = (value: unknown) => sayValue(parameter, value, ctx.locale, book.currency)
  return refuse(NotStricter, {
    rule: rule.id,
    ruleTitle: textIn(rule.title, ctx.locale),
    parameter: textIn(parameter?.title ?? effectWord, ctx.locale),
    law: say(law),
    wished: say(wished),
  })
}

export const chooseRegion = (ctx: Ctx, region: string, note: string): Promise<void> =>
  change(ctx, note, (_ctx, { book }) => {
    const books = openBooks()
    if (!books.has(region)) refuse(NoSuchRegion, { region, choices: [...books.keys()].join(' · ') })
    return { rule: '', parameter: 'region', before: book.region, value: region }
  })

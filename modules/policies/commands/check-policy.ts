// Asks the rules in force here about something that is to be opened; and lets it open, or refuses with the rule's name.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { PolicyForbidden, SecondPersonNeeded } from '../contract.ts'
import { answerOf, type PolicyAnswer, type PolicyHit, toldIn } from '../rules/answer.ts'
import { type Book, everywhere } from '../rules/book.ts'
import type { PolicyQuestion } from '../rules/questions.ts'
import { insertDecision, keepPack, type Settings, settingsOf } from '../store.ts'
import { openBooks } from './open-books.ts'

export interface Standing extends Omit<Settings, 'region'> {
  book: Book
  /** The community's own day: rules begin and end with it. */
  today: string
}

/** The rules that the community follows now, and where it is stricter. */
export async function standingOf(ctx: Ctx): Promise<Standing> {
  const { region, revision, owns } = await settingsOf(ctx)
  const books = openBooks()
  const suggested = ctx.community.locale === 'zh-CN' ? 'cn' : everywhere
  const book = books.get(region ?? suggested) ?? books.get(everywhere)
  if (!book) throw new Error('there is no book of rules')
  return { book, revision, owns, today: dayIn(ctx.now, ctx.community.timeZone) }
}

export async function checkPolicy(ctx: Ctx, what: PolicyQuestion): Promise<PolicyAnswer> {
  const { book, today, owns, revision } = await standingOf(ctx)
  return answerOf(book, today, owns, revision, what)
}

/**
 * Refuses what a rule forbids; else keeps the decision with the version of the rules, and returns it with its warnings.
 * Within the transaction that opens the thing, so that one is not there without the other. `secondPerson`: the operator, another
 * one than the actor, who agreed to it.
 */
export const enforcePolicy = (ctx: Ctx, what: PolicyQuestion, secondPerson: string | null = null): Promise<PolicyAnswer> =>
  within(ctx, async ctx => {
    if (what.subject === '') throw new TypeError('a decision has a subject')
    const standing = await standingOf(ctx)
    const answer = answerOf(standing.book, standing.today, standing.owns, standing.revision, what)
    const by = actorName(ctx.actor)
    if (answer.effect === 'refuse') refuse(PolicyForbidden, detailsOf(ctx, answer, 'refuse'))
    if (answer.effect === 'second-person' && (secondPerson === null || secondPerson === by))
      refuse(SecondPersonNeeded, detailsOf(ctx, answer, 'second-person'))
    await keepPack(ctx, standing.book)
    const { hits, region, packs, hash, revision } = answer
    const { kind, subject, ...question } = what
    await insertDecision(ctx, {
      id: newId(ctx, 'dec'),
      subject,
      kind,
      question,
      region,
      packs,
      hash,
      revision,
      hits,
      by,
      secondPerson,
    })
    return answer
  })

/** What a refusal says: the first rule in full, and all of them in the list. */
function detailsOf(ctx: Ctx, { hits, packs }: PolicyAnswer, effect: PolicyHit['effect']): Record<string, unknown> {
  const heavy = hits.filter(hit => hit.effect === effect)
  const [first] = heavy as [PolicyHit]
  const told = toldIn(first, ctx.locale)
  return {
    rule: told.rule,
    ruleTitle: told.title,
    what: told.what,
    source: told.source,
    nearest: told.nearest ?? textIn({ zh: '没有可以替代的做法。', en: 'There is nothing near that is allowed.' }, ctx.locale),
    nearestValue: first.nearestValue,
    packs,
    hits: heavy.map(hit => toldIn(hit, ctx.locale)),
  }
}

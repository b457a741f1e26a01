// Keywords as operators see them: lists, the trial, and how often each was sent.
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayBefore, dayIn, startOfDay } from '#kernel/days.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { type channelsContract, type Greeting, type Keyword, NoSuchAccount, NoSuchKeyword } from '../contract.ts'
import { absolute, toWords } from '../rules/answer.ts'
import { fitting, holdsOn, readAs } from '../rules/keywords.ts'
import { whyText } from '../rules/whys.ts'
import { findAccount } from '../store/accounts.ts'
import { unknownTexts } from '../store/inbox.ts'
import { allGreetings, allKeywords, hitsBetween, type KeywordRow } from '../store/words.ts'
import { rulesFor } from './answer-push.ts'

type Query<K extends keyof typeof channelsContract> = Input<(typeof channelsContract)[K]>['query']
const hitDays = 30

async function shownAs(ctx: Ctx, rows: readonly KeywordRow[]): Promise<Keyword[]> {
  const today = dayIn(ctx.now, ctx.community.timeZone)
  const hits = new Map<string, number>()
  for (const row of await hitsBetween(ctx.db, ctx.community.id, dayBefore(today, hitDays - 1), today))
    hits.set(row.keywordId, (hits.get(row.keywordId) ?? 0) + row.hits)
  return rows.map(row => ({ ...row, hits: hits.get(row.id) ?? 0, isCurrent: holdsOn(row, today) }))
}

type Standing = readonly [from: string, id: string]
const standingOf = (row: KeywordRow): Standing => [row.from ?? '', row.id]
/** Whether one stands before the other: the dated first and the latest of them, then the newest. */
const isBefore = (one: Standing, other: Standing): boolean => one[0] > other[0] || (one[0] === other[0] && one[1] > other[1])

/** There are at most a thousand, so they are sorted and searched here. */
export async function shownKeywords(ctx: Ctx, query: Query<'keywords'>): Promise<Page<Keyword>> {
  const mark = markOf(query.cursor, ['text', 'id'])
  const said = readAs(query.text ?? '')
  const today = dayIn(ctx.now, ctx.community.timeZone)
  const found = (await allKeywords(ctx.db, ctx.community.id))
    .filter(k => said === '' || [...k.folded, readAs(k.text), readAs(k.article?.title ?? '')].some(text => text.includes(said)))
    .filter(k => query.current !== true || holdsOn(k, today))
    .filter(k => mark === null || isBefore(mark, standingOf(k)))
    .sort((a, b) => (isBefore(standingOf(a), standingOf(b)) ? -1 : 1))
  const page = pageOf(found, query.limit, standingOf)
  return { items: await shownAs(ctx, page.items), next: page.next }
}

export async function shownKeyword(ctx: Ctx, id: string): Promise<Keyword> {
  const row = (await allKeywords(ctx.db, ctx.community.id)).find(k => k.id === id) ?? refuse(NoSuchKeyword)
  return (await shownAs(ctx, [row]))[0] as Keyword
}

/** What would a follower get who sends this? The same rules as for a push; nothing is counted. */
export async function tryKeyword(ctx: Ctx, query: Query<'tryKeyword'>) {
  if (query.accountId && !(await findAccount(ctx.db, ctx.community.id, query.accountId))) refuse(NoSuchAccount)
  const rules = await rulesFor(ctx, query.accountId ?? null, query.on)
  const decision = toWords(query.text, rules)
  const [first, ...behind] = await shownAs(ctx, fitting(query.text, rules.keywords, rules))
  return {
    readAs: readAs(query.text),
    reply: decision.reply && absolute(decision.reply, ctx.house.settings.publicUrl),
    handover: decision.state === 'waiting',
    keyword: first ?? null,
    behind,
    why: whyText(decision.why, '', ctx.locale),
  }
}

export async function shownHits(ctx: Ctx, query: Query<'keywordHits'>) {
  const { timeZone } = ctx.community
  const until = query.until ?? dayIn(ctx.now, timeZone)
  const from = query.from ?? dayBefore(until, hitDays - 1)
  const after = dayBefore(until, -1)
  return {
    days: await hitsBetween(ctx.db, ctx.community.id, from, until),
    unknown: await unknownTexts(ctx.db, ctx.community.id, startOfDay(from, timeZone), startOfDay(after, timeZone), 30),
  }
}

/** Both occasions, written or not. */
export async function shownGreetings(ctx: Ctx): Promise<Greeting[]> {
  const rows = await allGreetings(ctx.db, ctx.community.id)
  return (['subscribe', 'unknown'] as const).map(
    occasion =>
      rows.find(row => row.occasion === occasion) ?? { occasion, text: '', article: null, handover: false, changedAt: null },
  )
}

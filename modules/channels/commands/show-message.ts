// Messages as operators see them: lines of the inbox, and one with its story.
import type { z } from 'zod'
import type { Input } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn, startOfDay } from '#kernel/days.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { tsqueryOf } from '#kernel/text/search.ts'
import { withNames } from '#modules/members/index.ts'
import { type channelsContract, type Message, type MessageFigures, type MessageRow, NoSuchMessage } from '../contract.ts'
import { whyText } from '../rules/whys.ts'
import { findAccount } from '../store/accounts.ts'
import { cardOf } from '../store/cards.ts'
import { findFollower } from '../store/followers.ts'
import { type InboxRow, listMessages, messageFigures } from '../store/inbox.ts'
import { findMessage, listSteps } from '../store/messages.ts'

type Query = Input<(typeof channelsContract)['messages']>['query']

export async function shownMessages(ctx: Ctx, query: Query): Promise<Page<MessageRow>> {
  const { cursor, limit, text, with: withId, ...filter } = query
  const tsquery = text ? tsqueryOf(text) : undefined
  // Words without a letter in them find nothing, rather than everything.
  if (tsquery === null) return { items: [], next: null }
  const other = withId && ((await findMessage(ctx.db, ctx.community.id, withId)) ?? refuse(NoSuchMessage))
  const page = await listMessages(
    ctx.db,
    ctx.community.id,
    { ...filter, tsquery, with: other ? { accountId: other.accountId, address: other.address } : undefined },
    { cursor, limit },
  )
  return { items: page.items.map(row => lineOf(ctx, row)), next: page.next }
}

const lineOf = (ctx: Ctx, row: InboxRow): MessageRow => ({
  ...row,
  excerpt: (row.body || row.articleTitle || '').replace(/\s+/g, ' ').slice(0, 120),
  whyText: whyText(row.why, row.detail, ctx.locale),
})

export async function shownMessage(ctx: Ctx, id: string): Promise<Message> {
  const m = (await findMessage(ctx.db, ctx.community.id, id)) ?? refuse(NoSuchMessage)
  const account = await findAccount(ctx.db, ctx.community.id, m.accountId)
  const card = m.memberId === null ? undefined : await cardOf(ctx.db, ctx.community.id, m.memberId)
  const key = { communityId: m.communityId, accountId: m.accountId, openid: m.address }
  const follower = m.direction === 'in' ? await findFollower(ctx.db, key) : undefined
  const open = follower && !follower.leftAt && follower.windowUntil > ctx.now && !account?.disconnectedAt
  return {
    ...lineOf(ctx, {
      ...m,
      accountName: account?.name ?? '',
      memberName: card?.name ?? null,
      articleTitle: m.article?.title ?? null,
    }),
    body: m.body,
    article: m.article,
    reply: m.reply,
    keywordId: m.keywordId,
    answersId: m.answersId,
    detail: m.detail,
    replyUntil: open ? follower.windowUntil : null,
    steps: await withNames(ctx, await listSteps(ctx.db, ctx.community.id, id), 'by'),
  }
}

export const shownFigures = (ctx: Ctx): Promise<z.output<typeof MessageFigures>> => {
  const { timeZone } = ctx.community
  return messageFigures(ctx.db, ctx.community.id, startOfDay(dayIn(ctx.now, timeZone), timeZone))
}

// An operator answers a follower, within the window that WeChat leaves open after what he did.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchMessage, NotThisState, type ReplyWords, WindowClosed, WindowSpent } from '../contract.ts'
import { messageSettled } from '../facts.ts'
import { absolute } from '../rules/answer.ts'
import { publishedQuotas } from '../rules/published-quotas.ts'
import { stateText } from '../rules/whys.ts'
import { findFollower } from '../store/followers.ts'
import { lockMessage, type MessageRecord, turnMessage } from '../store/messages.ts'
import { usedOf } from '../store/quotas.ts'
import { noteStep } from './note-step.ts'
import { sendMessage } from './send-message.ts'
import { usageOf } from './take-quotas.ts'

export const replyMessage = (ctx: Ctx, messageId: string, words: ReplyWords): Promise<string> =>
  within(ctx, async ctx => {
    const message = await inbound(ctx, messageId)
    if (message.state === 'received' || message.state === 'ignored') notThis(ctx, message)
    await needWindow(ctx, message)
    const said = absolute(words, ctx.house.settings.publicUrl)
    const id = await sendMessage(ctx, {
      channel: 'wechat',
      key: `reply:${messageId}:${newId(ctx, 'rpl')}`,
      purpose: 'transactional',
      memberId: message.memberId,
      to: { accountId: message.accountId, address: message.address },
      words: said.article ? { article: said.article } : { text: said.text },
      answersId: messageId,
    })
    await noteStep(ctx, messageId, 'answered', id)
    if (await turnMessage(ctx.db, { ...message, attemptId: null }, ['waiting'], { state: 'handled' })) await tell(ctx, message)
    return id
  })

/** An operator lays it aside: it needs no answer. */
export const settleMessage = (ctx: Ctx, messageId: string): Promise<void> =>
  within(ctx, async ctx => {
    const message = await inbound(ctx, messageId)
    if (!(await turnMessage(ctx.db, { ...message, attemptId: null }, ['waiting'], { state: 'handled', why: 'settled' })))
      notThis(ctx, message)
    await noteStep(ctx, messageId, 'settled')
    await tell(ctx, message)
  })

async function inbound(ctx: Ctx, messageId: string): Promise<MessageRecord> {
  const message = await lockMessage(ctx.db, ctx.community.id, messageId)
  return message?.direction === 'in' ? message : refuse(NoSuchMessage)
}
const notThis = (ctx: Ctx, message: MessageRecord): never => refuse(NotThisState, { state: stateText(message.state, ctx.locale) })
const tell = (ctx: Ctx, m: MessageRecord) =>
  record(ctx, messageSettled, m.memberId ?? m.id, { messageId: m.id, accountId: m.accountId, memberId: m.memberId })

/** Said here, where the operator can read it; the guards at sending have the last word. */
async function needWindow(ctx: Ctx, message: MessageRecord): Promise<void> {
  const key = { communityId: ctx.community.id, accountId: message.accountId, openid: message.address }
  const follower = await findFollower(ctx.db, key)
  if (!follower || follower.leftAt || follower.windowUntil <= ctx.now) refuse(WindowClosed)
  const window = { from: follower.windowFrom, until: follower.windowUntil, max: follower.windowMax }
  const quota = publishedQuotas.find(q => q.window === 'reply-window')
  const usage = quota && usageOf(ctx, quota, { ...message, window })
  if (usage && (await usedOf(ctx.db, usage)) >= window.max) refuse(WindowSpent, { max: window.max })
}

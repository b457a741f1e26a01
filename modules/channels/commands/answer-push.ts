// Decides what a stored push is answered, once, whoever asks and however often: within the push, or later by a message.
import { z } from 'zod'
import type { Inbound } from '#gateways/wechat/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { callOff, job } from '#kernel/jobs/define.ts'
import { messageHandled } from '../facts.ts'
import { absolute, type Decision, decide, type Said } from '../rules/answer.ts'
import { type AccountRow, findAccount, noteHeard } from '../store/accounts.ts'
import { lockMessage, type MessageRecord, turnMessage } from '../store/messages.ts'
import { hurry } from '../store/tables.ts'
import { allGreetings, countHit, currentKeywords } from '../store/words.ts'
import { noteFollower } from './note-follower.ts'
import { noteStep } from './note-step.ts'
import { sendMessage } from './send-message.ts'

/** Takes up what could not be answered within the push: slow tables, a restart in between. */
export const answerLater = job('channels.answer-later', z.object({ messageId: z.string() }), async (ctx, { messageId }) => {
  await within(ctx, async ctx => {
    const reply = await answer(ctx, messageId, 'message')
    if (reply) await sayLater(ctx, messageId, reply)
  })
})

const statementMsMax = 1_500

/**
 * The reply to give within the push, the same for every repeat of it; null when there is none to give there.
 * `stillWanted` is asked last: a reply that comes too late for the push must not count as given.
 */
export const answerNow = (ctx: Ctx, messageId: string, stillWanted: () => boolean): Promise<Said | null> =>
  within(ctx, async ctx => {
    await hurry(ctx.db, statementMsMax)
    const reply = await answer(ctx, messageId, 'push')
    await callOff(ctx, answerLater, messageId)
    if (!stillWanted()) throw new TooLate()
    return reply
  })
export class TooLate extends Error {}

/** The commit came through after the push was answered without it: then the reply goes as a message. */
export const sayLater = async (ctx: Ctx, messageId: string, reply: Said): Promise<void> =>
  within(ctx, async ctx => {
    const message = await lockMessage(ctx.db, ctx.community.id, messageId)
    if (!message) return
    await turnMessage(ctx.db, { ...message, attemptId: null }, ['handled', 'waiting'], { repliedBy: 'message' })
    await sendMessage(ctx, {
      channel: 'wechat',
      key: `answer:${messageId}`,
      purpose: 'transactional',
      memberId: message.memberId,
      to: { accountId: message.accountId, address: message.address },
      words: reply.article ? { article: reply.article } : { text: reply.text },
      answersId: messageId,
    })
  })

async function answer(ctx: Ctx, messageId: string, by: 'push' | 'message'): Promise<Said | null> {
  const message = await lockMessage(ctx.db, ctx.community.id, messageId)
  if (!message) return null
  if (message.state !== 'received') return by === 'push' && message.repliedBy === 'push' ? message.reply : null
  const push = revived(message)
  const account = (await findAccount(ctx.db, ctx.community.id, message.accountId)) as AccountRow
  const who = await noteFollower(ctx, account, push)
  const decision = who.isBanned ? null : decide(push, await rulesFor(ctx, account.id))
  const reply = decision?.reply ? absolute(decision.reply, ctx.house.settings.publicUrl) : null
  const state = decision?.state ?? 'ignored'
  await turnMessage(ctx.db, { ...message, attemptId: null }, ['received'], {
    state,
    why: decision ? decision.why : 'banned',
    memberId: who.memberId,
    reply,
    repliedBy: reply ? by : null,
    keywordId: decision?.keywordId ?? null,
  })
  await noteStep(ctx, messageId, state, decision?.keywordId ?? '')
  if (decision) await tell(ctx, message, who.memberId, decision)
  await noteHeard(ctx.db, ctx.community.id, account.id, ctx.now)
  return reply
}

async function tell(ctx: Ctx, message: MessageRecord, memberId: string, decision: Decision): Promise<void> {
  const { keywordId } = decision
  if (keywordId) await countHit(ctx.db, ctx.community.id, keywordId, dayIn(ctx.now, ctx.community.timeZone))
  // Following and leaving have facts of their own.
  if (message.kind === 'event' && !keywordId && decision.state !== 'waiting') return
  await record(ctx, messageHandled, memberId, {
    messageId: message.id,
    accountId: message.accountId,
    memberId,
    kind: message.kind,
    keywordId,
    waitsForUs: decision.state === 'waiting',
  })
}

export async function rulesFor(ctx: Ctx, accountId: string | null, day = dayIn(ctx.now, ctx.community.timeZone)) {
  const keywords = await currentKeywords(ctx.db, ctx.community.id, day)
  return { keywords, greetings: await allGreetings(ctx.db, ctx.community.id), day, accountId }
}

const revived = (message: MessageRecord): Inbound =>
  ({ ...message.push, sentAt: new Date(String(message.push?.['sentAt'])) }) as Inbound

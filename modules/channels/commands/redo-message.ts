// An operator sends again what did not go, or calls off what has not gone yet.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { type MessageState, NoSuchMessage, NotThisState } from '../contract.ts'
import { messageQueued, messageStopped } from '../facts.ts'
import { stateText } from '../rules/whys.ts'
import { type Change, lockMessage, type MessageRecord, turnMessage } from '../store/messages.ts'
import { deliverMessage } from './deliver-message.ts'
import { noteStep } from './note-step.ts'

export const retryMessage = (ctx: Ctx, messageId: string): Promise<void> =>
  within(ctx, async ctx => {
    const again = { state: 'waiting', why: 'retried', detail: '', attempts: 0, dueAt: ctx.now } as const
    const message = await turn(ctx, messageId, ['failed', 'in-doubt', 'skipped'], again)
    await noteStep(ctx, messageId, 'retried')
    await record(ctx, messageQueued, message.memberId ?? messageId, about(message))
    await later(ctx, deliverMessage, { messageId })
  })

export const cancelMessage = (ctx: Ctx, messageId: string): Promise<void> =>
  within(ctx, async ctx => {
    const message = await turn(ctx, messageId, ['waiting'], { state: 'skipped', why: 'cancelled', detail: '', dueAt: null })
    await noteStep(ctx, messageId, 'cancelled')
    const told = { ...about(message), end: 'skipped', why: 'cancelled' } as const
    await record(ctx, messageStopped, message.memberId ?? messageId, told)
  })

async function turn(ctx: Ctx, id: string, from: readonly MessageState[], set: Change): Promise<MessageRecord> {
  const message = await lockMessage(ctx.db, ctx.community.id, id)
  if (message?.direction !== 'out') return refuse(NoSuchMessage)
  if (!(await turnMessage(ctx.db, message, from, set))) refuse(NotThisState, { state: stateText(message.state, ctx.locale) })
  return message
}

const about = (m: MessageRecord) => ({
  messageId: m.id,
  accountId: m.accountId,
  memberId: m.memberId,
  channel: m.channel,
  purpose: m.purpose ?? ('transactional' as const),
  template: m.template,
})

// The job that sends a message: claims it, says it outside any transaction, writes how it went.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { messageSent, messageStopped } from '../facts.ts'
import { attemptsMax, mayRepeat, type Outcome, waitMsAfter } from '../rules/outcome.ts'
import { type AccountRow, findAccount } from '../store/accounts.ts'
import { lockMessage, type MessageRecord, turnMessage } from '../store/messages.ts'
import { giveBackQuota, type Usage } from '../store/quotas.ts'
import { holdsBack } from './hold-back.ts'
import { noteStep } from './note-step.ts'
import { speak } from './speak.ts'
import { takeQuotas } from './take-quotas.ts'

export const deliverMessage = job('channels.deliver-message', z.object({ messageId: z.string() }), deliver)

const leaseMs = 120_000

interface Claimed {
  message: MessageRecord
  account: AccountRow
  attemptId: string
  taken: Usage[]
}

async function deliver(ctx: Ctx, { messageId }: { messageId: string }): Promise<void> {
  const claimed = await within(ctx, ctx => claim(ctx, messageId))
  if (!claimed) return
  const outcome = await speak(ctx, claimed.account, claimed.message)
  await within({ ...ctx, now: ctx.house.clock.now() }, ctx => settle(ctx, claimed, outcome))
}

/** Takes the message for one try; null when there is nothing to do now, or nothing any more. */
async function claim(ctx: Ctx, messageId: string): Promise<Claimed | null> {
  const message = await lockMessage(ctx.db, ctx.community.id, messageId)
  if (message?.direction !== 'out' || !(await isOurs(ctx, message))) return null
  const account = (await findAccount(ctx.db, ctx.community.id, message.accountId)) as AccountRow
  const held = await holdsBack(ctx, account, message)
  if ('end' in held) return stop(ctx, message, held.end, held.why)
  const quotas = await takeQuotas(ctx, { ...message, ...held })
  if ('over' in quotas) return overQuota(ctx, message, quotas)
  const attemptId = newId(ctx, 'att')
  const set = { attemptId, leaseUntil: new Date(ctx.now.getTime() + leaseMs), attempts: message.attempts + 1 }
  const changed = { ...set, address: held.address, why: '', detail: '', dueAt: null, state: 'sending' as const }
  await turnMessage(ctx.db, message, ['waiting', 'sending'], changed)
  await noteStep(ctx, message.id, 'sending')
  return { message: { ...message, ...changed }, account, attemptId, taken: quotas.taken }
}

/** Whether this run may try. A try that was cut off in the middle is repeated only where that is harmless. */
async function isOurs(ctx: Ctx, message: MessageRecord): Promise<boolean> {
  if (message.state === 'waiting') return message.dueAt === null || message.dueAt <= ctx.now
  if (message.state !== 'sending') return false
  if (message.leaseUntil && message.leaseUntil > ctx.now) {
    await later(ctx, deliverMessage, { messageId: message.id }, { at: message.leaseUntil })
    return false
  }
  if (message.purpose && mayRepeat(message.channel, message.purpose)) return true
  await stop(ctx, message, 'in-doubt', 'crashed')
  return false
}

async function overQuota(
  ctx: Ctx,
  message: MessageRecord,
  quota: Extract<Awaited<ReturnType<typeof takeQuotas>>, { over: unknown }>,
): Promise<null> {
  const why = `quota:${quota.over.what}`
  if (quota.how === 'refuse' || !quota.opensAt) return stop(ctx, message, 'failed', why)
  await wait(ctx, message, quota.opensAt, why, '')
  return null
}

/** Back among those that wait, with the job that takes it up again. */
async function wait(ctx: Ctx, message: MessageRecord, dueAt: Date, why: string, detail: string): Promise<void> {
  const set = { state: 'waiting' as const, attemptId: null, leaseUntil: null, dueAt, why, detail }
  if (!(await turnMessage(ctx.db, message, ['waiting', 'sending'], set))) return lost(ctx, message)
  await noteStep(ctx, message.id, 'waiting', detail || why)
  await later(ctx, deliverMessage, { messageId: message.id }, { at: dueAt })
}

async function stop(
  ctx: Ctx,
  message: MessageRecord,
  end: 'failed' | 'in-doubt' | 'skipped',
  why: string,
  detail = '',
): Promise<null> {
  const set = { state: end, attemptId: null, leaseUntil: null, dueAt: null, why, detail }
  if (!(await turnMessage(ctx.db, message, ['waiting', 'sending'], set))) {
    lost(ctx, message)
    return null
  }
  await noteStep(ctx, message.id, end, detail || why)
  await record(ctx, messageStopped, message.memberId ?? message.id, { ...about(message), end, why })
  return null
}

async function settle(ctx: Ctx, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { message, taken } = claimed
  if (outcome.end === 'sent') {
    const set = { attemptId: null, leaseUntil: null, sentAt: ctx.now, providerId: outcome.providerId }
    if (!(await turnMessage(ctx.db, message, ['sending'], { ...set, state: 'sent', why: '', detail: '' })))
      return lost(ctx, message)
    await noteStep(ctx, message.id, 'sent')
    return record(ctx, messageSent, message.memberId ?? message.id, about(message))
  }
  const { why, detail } = outcome
  if (outcome.end !== 'unknown') for (const usage of taken) await giveBackQuota(ctx.db, usage)
  const isOver =
    outcome.end === 'failed' || (outcome.end === 'unknown' && !mayRepeat(message.channel, message.purpose ?? 'marketing'))
  if (isOver) await stop(ctx, message, outcome.end === 'failed' ? 'failed' : 'in-doubt', why, detail)
  else if (message.attempts >= attemptsMax) await stop(ctx, message, 'failed', 'gave-up', detail)
  else {
    const asked = outcome.end === 'later' ? outcome.waitMs : undefined
    const waitMs = Math.max(asked ?? 0, waitMsAfter(message.attempts))
    await wait(ctx, message, new Date(ctx.now.getTime() + waitMs), why, detail)
  }
}

/** Another run took over while this one was away: what that one writes counts. */
const lost = (ctx: Ctx, message: MessageRecord): void =>
  ctx.log.warn({ message: message.id }, 'the end of a try came after another had taken over')

const about = (m: MessageRecord) => ({
  messageId: m.id,
  accountId: m.accountId,
  memberId: m.memberId,
  channel: m.channel,
  purpose: m.purpose ?? ('transactional' as const),
  template: m.template,
})

// One job for each holding wakes at its next moment: it begins, its end is near, it ends. Nothing here is needed for a
// refusal, which reads the times themselves; this tells people, ends their open lines, and puts the state in order.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { callOff, job, later } from '#kernel/jobs/define.ts'
import { tierBegun, tierEnded } from '../facts.ts'
import { remindersOf } from '../rules/clock.ts'
import { type HoldingRow, listLiving, lockHolding, remindedDays, setHolding } from '../store/holdings.ts'
import { bookMonths } from './book-dues.ts'
import { remind } from './remind.ts'

export const tending = job('tiers.tend', z.object({ holdingId: z.string() }), (ctx, { holdingId }) => tendHolding(ctx, holdingId))

/** Sets the job of a holding to its next moment after now. */
export async function planTending(ctx: Ctx, held: HoldingRow): Promise<void> {
  const next = nextMoment(ctx, held)
  if (next) await later(ctx, tending, { holdingId: held.id }, { key: held.id, at: next, replace: true })
  else await callOff(ctx, tending, held.id)
}

function nextMoment(ctx: Ctx, held: HoldingRow): Date | null {
  if (held.state !== 'standing') return null
  const reminders = held.tiedTo === null ? remindersOf(held, ctx.community.timeZone).map(({ at }) => at) : []
  const moments = [held.since, ...reminders, ...(held.honouredUntil ? [held.honouredUntil] : [])]
  return moments.filter(at => at > ctx.now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}

export const tendHolding = (ctx: Ctx, holdingId: string): Promise<void> =>
  within(ctx, async ctx => {
    const held = await lockHolding(ctx, holdingId)
    if (held?.state !== 'standing') return
    if (held.honouredUntil && held.honouredUntil <= ctx.now) return end(ctx, held)
    if (held.begunAt === null && held.since <= ctx.now) {
      await setHolding(ctx, held.id, { begunAt: ctx.now })
      await record(ctx, tierBegun, held.memberId, nameOf(held))
    }
    await remindOfEnd(ctx, held)
    await planTending(ctx, held)
  })

const nameOf = ({ id: holdingId, memberId, planId }: HoldingRow) => ({ holdingId, memberId, planId })

const followerOf = async (ctx: Ctx, held: HoldingRow): Promise<HoldingRow | undefined> =>
  (await listLiving(ctx, held.memberId)).find(
    one => one.id !== held.id && one.planId === held.planId && held.until && one.since >= held.until,
  )

async function end(ctx: Ctx, held: HoldingRow): Promise<void> {
  const [booked] = await bookMonths(ctx, [held])
  const renewed = (await followerOf(ctx, held)) !== undefined
  await setHolding(ctx, held.id, { state: 'ended', endedAt: held.honouredUntil, nextDueAt: null })
  await record(ctx, tierEnded, held.memberId, { ...nameOf(booked as HoldingRow), renewed })
}

/** The last that is due, once, and not to those who have renewed. */
async function remindOfEnd(ctx: Ctx, held: HoldingRow): Promise<void> {
  if (!held.until || held.until <= ctx.now || held.tiedTo !== null) return
  const due = remindersOf(held, ctx.community.timeZone).filter(({ at }) => at <= ctx.now)
  const last = due.at(-1)
  if (!last || (await remindedDays(ctx, held.id)).some(days => days <= last.days) || (await followerOf(ctx, held))) return
  await remind(ctx, held, held.until, last.days)
}

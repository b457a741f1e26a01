// The time of a holding stands still, and so do its rights and its dues; when it thaws, its end has moved by as much.
import { z } from 'zod'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { ctxFor } from '#kernel/house.ts'
import { callOff, job, later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotFreezable, NotFrozen, NotStanding, type Plan } from '../contract.ts'
import { tierFrozen, tierUnfrozen } from '../facts.ts'
import { nextDueAt } from '../rules/clock.ts'
import { moveObligations } from '../store/benefits.ts'
import {
  endFreeze,
  type HoldingRow,
  insertFreeze,
  listLiving,
  listThawing,
  listTied,
  lockHolding,
  moveSpans,
  setHolding,
} from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'
import { bookMonths } from './book-dues.ts'
import { planTending } from './tend-holding.ts'

const dayMs = 86_400_000

export interface FreezeWish {
  /** Operators freeze for so many days, or until somebody unfreezes; members within what their plan allows. */
  days: number | null
  reason: string
}
export const freezeHolding = (ctx: Ctx, holdingId: string, wish: FreezeWish): Promise<void> =>
  within(ctx, async ctx => {
    const held = await mine(ctx, holdingId)
    if (held.tiedTo !== null) refuse(NotFreezable)
    if (held.state !== 'standing' && held.state !== 'frozen') refuse(NotStanding)
    if (held.state === 'frozen' || held.since > ctx.now || (held.until && held.until <= ctx.now)) refuse(NotFreezable)
    const thawsAt =
      ctx.actor.kind === 'member'
        ? thawOf(ctx, held, await termsOf(ctx, held))
        : wish.days && new Date(ctx.now.getTime() + wish.days * dayMs)
    for (const one of [held, ...(await listTied(ctx, held.id))]) await freezeOne(ctx, one, thawsAt || null, wish.reason)
  })

const termsOf = async (ctx: Ctx, held: HoldingRow) => (await findPlan(ctx, held.planId, held.version)) as Plan

/** A member's own freeze lasts at most for the days that are left to him. */
function thawOf(ctx: Ctx, held: HoldingRow, terms: Plan): Date {
  const leftMs = terms.freezeDays * dayMs - held.frozenMs
  if (held.until === null || held.freezes >= terms.freezesMax || leftMs <= 0) refuse(NotFreezable)
  return new Date(ctx.now.getTime() + leftMs)
}

async function freezeOne(ctx: Ctx, held: HoldingRow, thawsAt: Date | null, reason: string): Promise<void> {
  await bookMonths(ctx, [held])
  await insertFreeze(ctx, held.id, held.freezes + 1, reason)
  const set = { state: 'frozen', frozenAt: ctx.now, thawsAt, freezes: held.freezes + 1, nextDueAt: null } as const
  await planTending(ctx, await setHolding(ctx, held.id, set))
  if (thawsAt && held.tiedTo === null)
    await later(ctx, thawing, { holdingId: held.id }, { key: held.id, at: thawsAt, replace: true })
  const { id: holdingId, memberId, planId } = held
  await record(ctx, tierFrozen, memberId, { holdingId, memberId, planId, thawsAt: thawsAt?.toISOString() ?? null })
}

export const unfreezeHolding = (ctx: Ctx, holdingId: string): Promise<void> =>
  within(ctx, async ctx => {
    const held = await mine(ctx, holdingId)
    if (held.state !== 'frozen' || held.tiedTo !== null) refuse(NotFrozen)
    await thaw(ctx, held)
    await callOff(ctx, thawing, holdingId)
  })

export const thawing = job('tiers.thaw', z.object({ holdingId: z.string() }), (ctx, { holdingId }) => thawIfDue(ctx, holdingId))
const thawIfDue = (ctx: Ctx, holdingId: string): Promise<void> =>
  within(ctx, async ctx => {
    const held = await lockHolding(ctx, holdingId)
    if (held?.state === 'frozen' && held.thawsAt && held.thawsAt <= ctx.now) await thaw(ctx, held)
  })

/** A holding that is locked and frozen thaws: now, or at the moment at which it did by itself. */
export async function thaw(ctx: Ctx, held: HoldingRow): Promise<void> {
  const at = held.thawsAt && held.thawsAt < ctx.now ? held.thawsAt : ctx.now
  const byMs = at.getTime() - (held.frozenAt as Date).getTime()
  for (const thawed of [held, ...(await listTied(ctx, held.id))]) {
    const following = (await listLiving(ctx, thawed.memberId)).filter(
      one => one.planId === thawed.planId && one.id !== thawed.id && thawed.until && one.since >= thawed.until,
    )
    await endFreeze(ctx, thawed.id, at)
    const ids = { thawed: [thawed.id], later: following.map(one => one.id) }
    for (const one of await moveSpans(ctx, ids, byMs)) await settleMoved(ctx, one, thawed, byMs)
    const { id: holdingId, memberId, planId, until } = thawed
    const movedUntil = until && new Date(until.getTime() + byMs).toISOString()
    await record(ctx, tierUnfrozen, memberId, { holdingId, memberId, planId, until: movedUntil })
  }
}

async function settleMoved(ctx: Ctx, moved: HoldingRow, thawed: HoldingRow, byMs: number): Promise<void> {
  const { timeZone } = ctx.community
  const startsOn = moved.id === thawed.id ? moved.startsOn : dayIn(moved.since, timeZone)
  const held = await setHolding(ctx, moved.id, { startsOn, nextDueAt: nextDueAt({ ...moved, startsOn }, timeZone) })
  await moveObligations(ctx, held.id, dayIn(thawed.frozenAt as Date, timeZone), Math.round(byMs / dayMs))
  await planTending(ctx, held)
}

/** Locked; a member finds his own, an operator everyone's. */
async function mine(ctx: Ctx, holdingId: string): Promise<HoldingRow> {
  const held = await lockHolding(ctx, holdingId)
  if (!held || (ctx.actor.kind === 'member' && held.memberId !== memberIdOf(ctx))) return refuse(NotFound)
  return held
}

const thawedAtOnce = 500

/** Those whose job was laid aside, too. */
export async function thawDue(ctx: Ctx): Promise<void> {
  for (const { communityId, id } of await listThawing(ctx, thawedAtOnce)) {
    const community = await ctx.house.findCommunity(communityId)
    if (!community) continue
    await thawIfDue(ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId }), id)
  }
}

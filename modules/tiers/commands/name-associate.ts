// A full member names associates: their holdings have the times of his own, and live and end with it.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { isMemberPresent } from '#modules/members/index.ts'
import { NoPlaceForAssociate, NotAnAssociate, NotStanding, type Plan } from '../contract.ts'
import { tierGranted, tierRenewed } from '../facts.ts'
import { type HoldingRow, insertHolding, listLiving, listTied, lockHolding, lockMember } from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'
import { listPlaces } from '../store/shown.ts'
import { layOut } from './promise-benefit.ts'
import { withdrawTied } from './replace-holding.ts'
import { planTending } from './tend-holding.ts'

export const nameAssociate = (ctx: Ctx, planId: string, associateId: string): Promise<{ holdingId: string }> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    // Two who name each other at once wait in one order.
    for (const id of [memberId, associateId].sort()) await lockMember(ctx, id)
    const place = (await listPlaces(ctx, memberId)).find(one => one.planId === planId)
    if (!place || place.placesTaken >= place.placesMax) refuse(NoPlaceForAssociate)
    if (associateId === memberId || !(await isMemberPresent(ctx, associateId))) refuse(NotAnAssociate)
    const holds = await listLiving(ctx, associateId)
    if (holds.some(one => one.planId === planId)) refuse(NotAnAssociate)
    const plan = (await findPlan(ctx, planId)) ?? refuse(NotFound)
    const full = (await lockHolding(ctx, place.holdingId)) as HoldingRow
    const tied = await insertTied(ctx, plan, full, associateId)
    await record(ctx, tierGranted, associateId, grantOf(tied))
    // A renewal that was bought already takes him along.
    const own = await listLiving(ctx, memberId)
    for (const next of own.filter(
      one => one.planId === full.planId && one.since >= (full.until ?? one.since) && one.id !== full.id,
    ))
      await insertTied(ctx, plan, next, associateId)
    return { holdingId: tied.id }
  })

async function insertTied(ctx: Ctx, plan: Plan, full: HoldingRow, associateId: string): Promise<HoldingRow> {
  const since = full.since > ctx.now ? full.since : ctx.now
  const tied = await insertHolding(ctx, {
    id: newId(ctx, 'hol'),
    memberId: associateId,
    planId: plan.id,
    version: plan.version,
    why: 'tied',
    cause: `${full.id}:${associateId}:${newId(ctx, 'tie')}`,
    rights: plan.rights,
    keepsArchive: plan.keepsArchive,
    since,
    begunAt: since <= ctx.now ? ctx.now : null,
    until: full.until,
    honouredUntil: full.honouredUntil,
    currency: plan.currency,
    paid: 0,
    carried: 0,
    dues: 0,
    credit: 0,
    earnMonths: plan.earnMonths,
    startsOn: full.startsOn,
    tiedTo: full.id,
  })
  await layOut(ctx, tied)
  await planTending(ctx, tied)
  return tied
}
const grantOf = (tied: HoldingRow) => ({
  holdingId: tied.id,
  memberId: tied.memberId,
  planId: tied.planId,
  why: tied.why,
  cause: tied.cause,
  paid: 0,
  since: tied.since.toISOString(),
  until: tied.until?.toISOString() ?? null,
})

/** Whoever renews takes his associates along, as far as their plan is still given. */
export async function renewTied(ctx: Ctx, before: HoldingRow, next: HoldingRow): Promise<void> {
  for (const tied of await listTied(ctx, before.id)) {
    const plan = await findPlan(ctx, tied.planId)
    if (plan?.tiedTo !== next.planId) continue
    await record(ctx, tierRenewed, tied.memberId, grantOf(await insertTied(ctx, plan, next, tied.memberId)))
  }
}

export const removeAssociate = (ctx: Ctx, holdingId: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const tied = (await lockHolding(ctx, holdingId)) ?? refuse(NotFound)
    const living = tied.tiedTo === null ? [] : await listLiving(ctx, memberId)
    const full = living.find(one => one.id === tied.tiedTo)
    if (!full) refuse(NotFound)
    if (tied.state !== 'standing' && tied.state !== 'frozen') refuse(NotStanding)
    const later = await listLiving(ctx, tied.memberId)
    for (const one of later.filter(one => one.planId === tied.planId && one.since >= tied.since)) await withdrawTied(ctx, one, '')
  })

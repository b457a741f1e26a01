// A member gets a tier: the holding, its seat, its books, what is promised with it, and the end of what it replaces.
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, NotFound, refuse } from '#kernel/refusal.ts'
import { isMember } from '#modules/members/index.ts'
import { NotUpgradable, type Plan, RoundFull, TiedOnly, type Why } from '../contract.ts'
import { tierGranted, tierRenewed } from '../facts.ts'
import { addDays, addMonths, nextDueAt } from '../rules/clock.ts'
import { partsOf } from '../rules/money.ts'
import { findByCause, type HoldingRow, insertHolding, listLiving, lockMember } from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'
import { holdSeat } from '../store/rounds.ts'
import { renewTied } from './name-associate.ts'
import { bookGrant } from './post-grant.ts'
import { layOut } from './promise-benefit.ts'
import { chainOf, startOf, unearnedNow } from './quote-tier.ts'
import { replaceHolding } from './replace-holding.ts'
import { planTending } from './tend-holding.ts'

export interface Grant {
  planId: string
  /** The terms that were quoted; those of now when left out. */
  version?: number | undefined
  roundId?: string | undefined
  memberId: string
  /** What brings it, e.g. an order's id; only once. */
  cause: string
  /** All that was paid for it, by whatever means; it lies in `unearned`. */
  paid: number
  why: Why
  upgradeFrom?: string | undefined
}

/** The id of the holding; asked again with the same cause, that of the first time. */
export const grantHolding = (ctx: Ctx, wish: Grant): Promise<{ holdingId: string }> =>
  within(ctx, async ctx => {
    await lockMember(ctx, wish.memberId)
    const there = await findByCause(ctx, wish.cause)
    if (there)
      return there.memberId === wish.memberId && there.planId === wish.planId ? { holdingId: there.id } : refuse(KeyReused)
    const plan = (await findPlan(ctx, wish.planId, wish.version)) ?? refuse(NotFound)
    if (plan.tiedTo !== null) refuse(TiedOnly)
    if (!(await isMember(ctx, wish.memberId))) refuse(NotFound)
    if (wish.roundId !== undefined && !(await holdSeat(ctx, wish.roundId))) refuse(RoundFull)
    const living = await listLiving(ctx, wish.memberId)
    const replaced = wish.upgradeFrom === undefined ? [] : await replacedBy(ctx, living, plan, wish.upgradeFrom)
    const carried = replaced.reduce((sum, one) => sum + unearnedNow(ctx, one), 0)
    const since = startOf(ctx, living, plan)
    const before = living.find(one => one.planId === plan.id && one.until?.getTime() === since.getTime())
    const held = await insertGranted(ctx, plan, wish, { carried, since, before })
    for (const one of replaced) await replaceHolding(ctx, one, held.id)
    const booked = await bookGrant(ctx, held, plan)
    if (before) await renewTied(ctx, before, booked)
    await layOut(ctx, booked)
    await planTending(ctx, booked)
    await record(ctx, before ? tierRenewed : tierGranted, held.memberId, {
      holdingId: held.id,
      memberId: held.memberId,
      planId: plan.id,
      why: held.why,
      cause: held.cause,
      paid: held.paid,
      since: since.toISOString(),
      until: held.until?.toISOString() ?? null,
    })
    return { holdingId: held.id }
  })

async function replacedBy(ctx: Ctx, living: readonly HoldingRow[], plan: Plan, fromId: string): Promise<HoldingRow[]> {
  const from = living.find(one => one.id === fromId)
  const old = from && (await findPlan(ctx, from.planId, from.version))
  if (!from || !old || from.tiedTo !== null || old.ladder !== plan.ladder || old.rank >= plan.rank) return refuse(NotUpgradable)
  return chainOf(living, from)
}

interface Place {
  carried: number
  since: Date
  before: HoldingRow | undefined
}
async function insertGranted(ctx: Ctx, plan: Plan, wish: Grant, { carried, since, before }: Place): Promise<HoldingRow> {
  const { timeZone } = ctx.community
  const until = plan.months === null ? null : addMonths(since, plan.months, timeZone)
  // Money alone makes credit: what is given away brings the rights, and no credit.
  const { dues, credit } = partsOf(wish.paid, carried, plan.credit)
  const clocked = {
    dues,
    since,
    startsOn: dayIn(since, timeZone),
    earnMonths: plan.earnMonths,
    monthsBooked: 0,
    frozenAt: null,
    frozenMs: 0,
  }
  return insertHolding(ctx, {
    ...clocked,
    id: newId(ctx, 'hol'),
    memberId: wish.memberId,
    planId: plan.id,
    version: plan.version,
    roundId: wish.roundId ?? null,
    why: wish.upgradeFrom !== undefined ? 'upgrade' : wish.why === 'bought' && before ? 'renewal' : plainWhy(wish.why),
    cause: wish.cause,
    begunAt: since <= ctx.now ? ctx.now : null,
    rights: plan.rights,
    keepsArchive: plan.keepsArchive,
    until,
    honouredUntil: until && addDays(until, plan.graceDays, timeZone),
    currency: plan.currency,
    paid: wish.paid,
    carried,
    credit,
    nextDueAt: nextDueAt(clocked, timeZone),
    upgradedFrom: wish.upgradeFrom ?? null,
  })
}
const plainWhy = (why: Why): Why => (why === 'upgrade' || why === 'tied' ? 'bought' : why)

// Awards are paid: points and credit into the ledger at once; coupons and tiers by those who keep them, each exactly once.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { job, later } from '#kernel/jobs/define.ts'
import type { Currency } from '#kernel/money.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { CouponsAllYours } from '#modules/shop/contract.ts'
import { giveCoupons } from '#modules/shop/index.ts'
import { grantHolding } from '#modules/tiers/index.ts'
import { houseAccount, memberAccount, type Posting, postTransfers } from '#modules/wallet/index.ts'
import { MovedOn, NoSuchActivity, NoSuchAward, type Reward } from '../contract.ts'
import { awarded } from '../facts.ts'
import type { Activity } from '../rules/activity.ts'
import { rewardStock } from '../rules/referee.ts'
import type { Priced } from '../rules/rewards.ts'
import { findActivity } from '../store/activities.ts'
import { type AwardRow, endAwards, findAward, holdDue, insertAwards } from '../store/awards.ts'
import { inPart } from '../store/marks.ts'
import { takeRewards } from '../store/tables.ts'

const dayMs = 86_400_000
const stateOf = ({ kind }: Reward): AwardRow['state'] => (kind === 'badge' ? 'paid' : kind === 'goods' ? 'owed' : 'due')
const isLedgered = ({ kind }: Reward): boolean => kind === 'points' || kind === 'credit'

/** As rows: `cause:0`, `cause:1` … in their order. */
export const awardRows = (ctx: Ctx, priced: readonly Priced[], cause: string): AwardRow[] =>
  priced.map(({ memberId, reward, units, amount, value }, at) => {
    const state = stateOf(reward)
    return {
      ...{ id: newId(ctx, 'awd'), memberId, reward: reward.key, cause: `${cause}:${at}`, units, amount, value, state, ref: '' },
      settledAt: state === 'paid' ? ctx.now : null,
    }
  })

/** Nobody paid for credit that is given: it costs us that much, and is prepaid from then on. */
export function postingOf(ctx: Ctx, award: AwardRow, reward: Reward, currency: string): Posting {
  const { memberId, amount } = award
  const expiresAt = reward.expiresDays === null ? null : new Date(ctx.now.getTime() + reward.expiresDays * dayMs)
  const unit = reward.kind === 'credit' ? 'credit' : 'points'
  const given = { debit: houseAccount(unit, 'issued'), credit: memberAccount(unit, memberId), amount, expiresAt }
  const money = currency as Currency
  const behind = { debit: houseAccount(money, 'promotions'), credit: houseAccount(money, 'prepaid'), amount }
  const lines = unit === 'credit' ? [given, behind] : [given]
  return { key: `award:${award.id}`, kind: 'activity-award', cause: award.id, note: reward.title, lines }
}
export const currencyHere = async (ctx: Ctx): Promise<string> =>
  (await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY'

/** Posts what the ledger holds; these are paid then. */
export async function payLedgered(ctx: Ctx, rewards: readonly Reward[], rows: readonly AwardRow[]): Promise<void> {
  const byKey = new Map(rewards.map(reward => [reward.key, reward]))
  const ours = rows.filter(row => row.state === 'due' && isLedgered(byKey.get(row.reward) as Reward))
  const worth = ours.filter(row => row.amount > 0)
  const currency = worth.some(row => byKey.get(row.reward)?.kind === 'credit') ? await currencyHere(ctx) : 'CNY'
  const postings = worth.map(row => postingOf(ctx, row, byKey.get(row.reward) as Reward, currency))
  const posted = postings.length === 0 ? [] : await postTransfers(asSystem(ctx, 'activities'), postings)
  for (const [at, row] of worth.entries()) row.ref = posted[at]?.transferId ?? ''
  for (const row of ours) Object.assign(row, { state: 'paid', settledAt: ctx.now })
}

export const tellAwards = (ctx: Ctx, { id, play }: Pick<Activity, 'id' | 'play'>, rows: readonly AwardRow[]): Promise<void> =>
  recordAll(asSystem(ctx, 'activities'), awarded, [
    {
      subject: id,
      payload: {
        ...{ activityId: id, play },
        awards: rows.map(row => ({ awardId: row.id, memberId: row.memberId, reward: row.reward, units: row.units })),
      },
    },
  ])

/**
 * Gives what was priced after the moves: takes it from the rewards and the budget, notes it, and pays what the ledger holds. The same
 * cause gives once, so a settling that was cut off goes on with the same chunks.
 */
export const payAwards = (ctx: Ctx, activityId: string, priced: readonly Priced[], cause: string): Promise<void> =>
  within(ctx, async ctx => {
    if (!(await findActivity(ctx, activityId))) refuse(NoSuchActivity)
    const rows = awardRows(ctx, priced, cause)
    const fresh = await insertAwards(ctx, activityId, rows)
    const units: Record<string, number> = {}
    let value = 0
    for (const row of rows.filter(one => fresh.has(one.id))) {
      units[rewardStock(row.reward)] = (units[rewardStock(row.reward)] ?? 0) + row.units
      value += row.value
    }
    if (fresh.size === 0) return
    if (!(await takeRewards(ctx, activityId, units, value))) throw new RangeError(`${cause} gives what is not there`)
    await later(ctx, payAwardsJob, { activityId }, { key: `${activityId} ${cause}` })
  })

const mostAtOnce = 500
/** Pays all that is due, piece by piece. What cannot be given is laid before the desk. */
async function payDue(ctx: Ctx, activityId: string): Promise<void> {
  const activity = await findActivity(ctx, activityId)
  if (!activity) return
  for (;;) {
    const left = await within(ctx, ctx => paySome(ctx, activity))
    if (left === 0) return
  }
}
async function paySome(ctx: Ctx, activity: Activity): Promise<number> {
  const due = await holdDue(ctx, activity.id, mostAtOnce)
  if (due.length === 0) return 0
  const byKey = new Map(activity.rewards.map(reward => [reward.key, reward]))
  await payLedgered(ctx, activity.rewards, due)
  const ended: Parameters<typeof endAwards>[1][number][] = []
  for (const row of due) {
    const reward = byKey.get(row.reward) as Reward
    if (isLedgered(reward)) ended.push({ id: row.id, state: 'paid', ref: row.ref })
    else if (stateOf(reward) !== 'due') ended.push({ id: row.id, state: stateOf(reward) })
    else ended.push(await payElsewhere(ctx, row, reward))
  }
  await endAwards(ctx, ended)
  await tellAwards(ctx, activity, due)
  return due.length
}

/** In a place of its own in the transaction, so that a no undoes only itself. */
async function payElsewhere(
  ctx: Ctx,
  row: AwardRow,
  reward: Reward,
): Promise<{ id: string; state: 'paid' | 'failed'; ref?: string; why?: string }> {
  try {
    const ref = await inPart(ctx, () => give(ctx, row, reward))
    return { id: row.id, state: 'paid', ref }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const why = fill(textIn(error.refusal.text, ctx.community.locale), error.details).slice(0, 400)
    return { id: row.id, state: 'failed', why }
  }
}
async function give(ctx: Ctx, { id, memberId, units }: AwardRow, { kind, ref }: Reward): Promise<string> {
  const system = asSystem(ctx, 'activities')
  for (let n = 0; n < units; n++) {
    const key = units === 1 ? id : `${id}:${n}`
    if (kind === 'tier') await grantHolding(system, { planId: ref ?? '', memberId, cause: key, paid: 0, why: 'gift' })
    else {
      const { given } = await giveCoupons(system, { batchId: ref ?? '', memberIds: [memberId], right: null, key })
      if (given === 0) refuse(CouponsAllYours, { max: units })
    }
  }
  return ref ?? ''
}

export const payAwardsJob = job('activities.pay-awards', z.object({ activityId: z.string() }), (ctx, { activityId }) =>
  payDue(ctx, activityId),
)

/** Goods were given into a member's hands; or what could not be given is tried once more. */
export const handOver = (ctx: Ctx, awardId: string): Promise<void> =>
  within(ctx, async ctx => {
    const award = (await findAward(ctx, awardId)) ?? refuse(NoSuchAward)
    if (award.state === 'failed') {
      await endAwards(ctx, [{ id: awardId, state: 'due' }], ['failed'])
      await later(ctx, payAwardsJob, { activityId: award.activityId }, { key: `${awardId} ${ctx.now.getTime()}` })
      return
    }
    if (award.state !== 'owed') refuse(MovedOn)
    await endAwards(ctx, [{ id: awardId, state: 'paid' }], ['owed'])
  })

// An activity is called off: awards that were not given are void, and the points that were paid come back, piece by piece.
import { z } from 'zod'
import { asSystem, type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { houseAccount, memberAccount, type Posted, type Posting, postTransfers } from '#modules/wallet/index.ts'
import type { Play } from '../contract/play.ts'
import { MovedOn, NoSuchActivity } from '../contract.ts'
import { cancelled } from '../facts.ts'
import type { Activity } from '../rules/activity.ts'
import { findActivity, moveActivityTo } from '../store/activities.ts'
import { voidUnpaid } from '../store/awards.ts'
import { chargedAfter, costsAfter, releaseCharges } from '../store/costs.ts'
import { chargeAll } from '../store/moves.ts'
import { holdTable } from '../store/tables.ts'
import { findPlay } from './take-play.ts'

/** From now on nobody moves; the rest follows by itself. */
export const cancelActivity = (ctx: Ctx, activityId: string, note: string): Promise<void> =>
  within(ctx, async ctx => {
    operatorOf(ctx)
    const held = await holdTable(ctx, activityId)
    if (!held) {
      const draft = await findActivity(ctx, activityId)
      return refuse(draft ? MovedOn : NoSuchActivity)
    }
    if (!(await moveActivityTo(ctx, activityId, 'cancelling', { endNote: note }))) refuse(MovedOn)
    await later(ctx, cancelJob, { activityId }, { key: activityId })
  })

const pageSize = 500
async function callOff(outer: Ctx, activityId: string): Promise<void> {
  const ctx = asSystem(outer, 'activities')
  const activity = await findActivity(ctx, activityId)
  if (activity?.state !== 'cancelling') return
  for (let after = 0; ; ) {
    const costs = await costsAfter(ctx, activityId, after, pageSize)
    await giveBack(
      ctx,
      activityId,
      costs.map(({ nth, actor, cost }) => ({ key: `move:${nth}:cost-back`, memberId: actor, points: cost })),
    )
    if (costs.length < pageSize) break
    after = costs.at(-1)?.nth as number
  }
  await setFree(ctx, activity)
  await within(ctx, async ctx => {
    await holdTable(ctx, activityId)
    if (!(await moveActivityTo(ctx, activityId, 'cancelled', { endedAt: ctx.now }))) return
    await voidUnpaid(ctx, activityId)
    await record(ctx, cancelled, activityId, { activityId, play: activity.play, note: activity.endNote })
  })
}

/** What was bound beside the cost comes back: to each what was taken of him, or what still lies on the table of his. */
async function setFree(ctx: Ctx, { id, play }: Pick<Activity, 'id' | 'play'>): Promise<void> {
  const binds = findPlay(ctx, play)?.binds
  if (binds) return clearTable(ctx, id, binds)
  for (let after = -1; ; ) {
    const bound = await chargedAfter(ctx, id, after, pageSize)
    await within(ctx, async ctx => {
      const back = bound.map(({ memberId, charged }) => ({ key: `bound:${memberId}:back`, memberId, points: charged }))
      await giveBack(ctx, id, back)
      await releaseCharges(
        ctx,
        id,
        bound.map(one => one.memberId),
      )
    })
    if (bound.length < pageSize) return
    after = bound.at(-1)?.seq as number
  }
}
const clearTable = (ctx: Ctx, activityId: string, binds: NonNullable<Play['binds']>): Promise<void> =>
  within(ctx, async ctx => {
    const held = await holdTable(ctx, activityId)
    const bound = new Map<string, number>()
    for (const { memberId, points } of binds(held?.table)) bound.set(memberId, (bound.get(memberId) ?? 0) + points)
    const back = [...bound].map(([memberId, points]) => ({ key: `bound:${memberId}:back`, memberId, points }))
    const posted = await giveBack(ctx, activityId, back)
    // What came back in a try before this one is not taken off again.
    const now = back.filter((_, at) => posted[at]?.outcome === 'posted')
    await chargeAll(ctx, activityId, new Map(now.map(({ memberId, points }) => [memberId, -points])))
  })

// It was not the members who called it off: what has run out meanwhile can still be used for a week.
const graceMs = 7 * 86_400_000
/** Under a key of each, so that what came back does not come back twice. */
async function giveBack(
  ctx: Ctx,
  activityId: string,
  all: readonly { key: string; memberId: string; points: number }[],
): Promise<Posted[]> {
  const notBefore = new Date(ctx.now.getTime() + graceMs)
  const postings = all.map(({ key, memberId, points: amount }): Posting => {
    const line = { debit: houseAccount('points', 'spent'), credit: memberAccount('points', memberId), amount, notBefore }
    return { key: `activity:${activityId}:${key}`, kind: 'activity-returned', cause: activityId, lines: [line] }
  })
  return postings.length === 0 ? [] : postTransfers(ctx, postings)
}

export const cancelJob = job('activities.cancel', z.object({ activityId: z.string() }), (ctx, { activityId }) =>
  callOff(ctx, activityId),
)

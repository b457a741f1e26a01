// An activity is settled: entries are frozen, public chance is waited for where there is some, and the play looks at everyone once.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Json, No, type Settle } from '../contract/play.ts'
import { MovedOn, NoSuchActivity, NotThisMove } from '../contract.ts'
import { settled } from '../facts.ts'
import type { Laid } from '../rules/activity.ts'
import { phaseAt } from '../rules/activity.ts'
import { chanceOf } from '../rules/chance.ts'
import { settleSeedOf } from '../rules/entries.ts'
import { type Board, checkBound, lookOf, payOut } from '../rules/referee.ts'
import { priceAwards } from '../rules/rewards.ts'
import { findActivity, lockActivity, moveActivityTo } from '../store/activities.ts'
import { entrantsOf, holdForSettling, insertSettled, type SettledTable, writeSettled } from '../store/entries.ts'
import { drawBeacon, freeze } from './freeze-entries.ts'
import { giveBack } from './give-back.ts'
import { payAwardsJob } from './pay-awards.ts'
import { laidOf } from './take-play.ts'
import { tellResultJob } from './tell-result.ts'

/**
 * Settles it, whoever asks: the job that its closing put on the list, or the desk. Asked twice, or by two processes at once, it is
 * settled once. With a beacon it takes two steps: the entries are frozen now, and the rest follows when the number has come.
 */
export async function settleActivity(ctx: Ctx, activityId: string): Promise<void> {
  const activity = (await findActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
  const isAsked = ctx.actor.kind !== 'system'
  if (activity.state === 'settled' && !isAsked) return
  try {
    // Asked for outside of the transaction: nobody waits behind somebody else's server.
    const beacon = activity.state === 'settling' ? await drawBeacon(ctx, activityId) : null
    if (beacon === 'not-yet') return await askAgain(ctx, activityId)
    await within(ctx, ctx => settleOnce(ctx, activityId, isAsked))
  } catch (error) {
    // The play itself says no: a result has not been entered yet.
    if (error instanceof No && isAsked)
      refuse(NotThisMove, { why: error.why, text: fill(textIn(error.text, ctx.locale), error.values) })
    throw error
  }
}

const againMs = 20_000
const askAgain = (ctx: Ctx, activityId: string): Promise<void> =>
  within(ctx, ctx =>
    later(
      ctx,
      settleJob,
      { activityId },
      { at: new Date(ctx.now.getTime() + againMs), key: `${activityId} ${ctx.now.getTime()}` },
    ),
  )

async function settleOnce(ctx: Ctx, activityId: string, isAsked: boolean): Promise<void> {
  const table = (await holdForSettling(ctx, activityId)) ?? refuse(MovedOn)
  const activity = (await lockActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
  const laid = laidOf(ctx, activity)
  if (!['closed', 'settling'].includes(activity.state)) return isAsked ? refuse(MovedOn) : undefined
  const frozen = table.frozenAt === null ? await freeze(ctx, laid, table) : table
  if (frozen.beacon && frozen.beacon.signature === undefined) {
    await moveActivityTo(ctx, activityId, 'settling')
    await later(ctx, settleJob, { activityId }, { at: new Date(frozen.beacon.at), key: `${activityId} beacon` })
    return
  }
  const awards = await settleFrozen(ctx, laid, frozen)
  await record(ctx, settled, activityId, { activityId, play: activity.play, awards })
  if (awards > 0) await later(ctx, payAwardsJob, { activityId }, { key: activityId })
  if (activity.groupId !== null) await later(ctx, tellResultJob, { activityId }, { key: activityId })
}

/** How many awards there are. */
async function settleFrozen(ctx: Ctx, laid: Laid, table: SettledTable): Promise<number> {
  const { activity, play } = laid
  const board = boardOf(ctx, laid, table)
  const seed = settleSeedOf(table.seed, table.entriesRoot ?? '', activity.rulesHash, table.beacon?.signature)
  const look = lookOf(board, ctx.now, dayIn(ctx.now, ctx.community.timeZone), chanceOf(seed, 'settle'))
  const how: Settle<any, any, any, any> = play.settle ?? {
    begin: () => null,
    add: sum => sum,
    end: () => ({ result: null, awards: [] }),
  }
  let sum = how.begin(look)
  for await (const some of entrantsOf(ctx, activity.id))
    for (const { memberId, seq, weight, mine, score } of some) sum = how.add(sum, { memberId, seq, weight, mine, score })
  const done = how.end(sum, look)
  const priced = priceAwards(board, done.awards)
  checkBound(board, done.table, done.charges ?? [])
  payOut(board, priced)
  await insertSettled(ctx, activity.id, priced)
  await giveBack(ctx, activity, done.charges ?? [])
  await writeSettled(ctx, activity.id, { ...board, table: done.table ?? board.table })
  const at = { settledAt: ctx.now, endedAt: ctx.now }
  if (!(await moveActivityTo(ctx, activity.id, 'settled', { result: done.result as Json, ...at }))) refuse(MovedOn)
  return priced.length
}

const boardOf = (ctx: Ctx, { activity, play, settings }: Laid, table: SettledTable): Board => ({
  ...{ play, settings, rewards: activity.rewards, limits: activity.limits },
  ...{ opensAt: activity.opensAt, closesAt: activity.closesAt, timeZone: ctx.community.timeZone },
  ...{ phase: phaseAt(activity, ctx.now), seed: table.seed, deck: table.deck, table: table.table },
  ...{ stock: { ...table.stock }, budgetLeft: table.budgetLeft, moves: table.moves, players: table.players },
})

/** Put on the list when it closes, with its id as the key. Tried each hour for weeks: a network may be away for longer than a day. */
export const settleJob = job(
  'activities.settle',
  z.object({ activityId: z.string() }),
  (ctx, { activityId }) => settleActivity(ctx, activityId),
  { triesMax: 1_000 },
)

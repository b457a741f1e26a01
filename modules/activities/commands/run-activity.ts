// An activity opens and closes by the clock or by hand, is laid aside, or is cancelled with all that was paid coming back.
import { z } from 'zod'
import { asSystem, type Ctx, operatorOf } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { MovedOn, NoSuchActivity } from '../contract.ts'
import { closed, opened } from '../facts.ts'
import type { Laid } from '../rules/activity.ts'
import { tickBoard } from '../rules/batch.ts'
import { findActivity, lockActivity, moveActivityTo, setArchived } from '../store/activities.ts'
import { earlierThan } from '../store/earlier.ts'
import { holdTable, type Standing, type TableRow, writeTable } from '../store/tables.ts'
import { boardOf } from './board.ts'
import { settleJob } from './settle-activity.ts'
import { findPlay, laidDown } from './take-play.ts'
import { writeDecided } from './write-decided.ts'

const OfActivity = z.object({ activityId: z.string() })

export const openInTime = job('activities.open', OfActivity, (ctx, { activityId }) => openActivity(ctx, activityId))
export const openActivity = (outer: Ctx, activityId: string): Promise<void> =>
  within(asSystem(outer, 'activities'), async ctx => {
    const activity = await findActivity(ctx, activityId)
    if (!activity) return
    const opens = findPlay(ctx, activity.play)?.opens
    const held = opens && (await holdTable(ctx, activityId))
    if (!(await moveActivityTo(ctx, activityId, 'open'))) return
    if (held) {
      const table = opens(held.table, await earlierThan(ctx, activity))
      await writeTable(ctx, activityId, { ...held, table }, true)
    }
    await record(ctx, opened, activityId, { activityId, play: activity.play })
  })

/** Whoever is quicker than the clock's work must not play on a table that has not looked back yet: it is opened before him. */
export async function openBefore(ctx: Ctx, activityId: string): Promise<void> {
  const { activity, play } = await laidDown(ctx, activityId)
  // As it was first read here: from `open` it never goes back to `scheduled`.
  if (!play.opens || activity.state !== 'scheduled' || ctx.now < activity.opensAt) return
  if ((await findActivity(ctx, activityId))?.state === 'scheduled') await openActivity(ctx, activityId)
}

export const closeInTime = job('activities.close', OfActivity, (ctx, { activityId }) => closeActivity(ctx, activityId))
/** Under the table: whoever was before it has moved, whoever comes after it is refused. */
const closeActivity = (outer: Ctx, activityId: string, note?: string): Promise<void> =>
  within(asSystem(outer, 'activities'), async ctx => {
    const held = await holdTable(ctx, activityId)
    if (!held || (held.state !== 'open' && held.state !== 'scheduled')) return note === undefined ? undefined : refuse(MovedOn)
    if (note === undefined && ctx.now < held.closesAt) return
    const laid = await laidDown(ctx, activityId)
    await doDue(ctx, laid, held)
    if (!(await moveActivityTo(ctx, activityId, 'closed', note === undefined ? {} : { endNote: note }))) refuse(MovedOn)
    const { players, moves } = held
    await record(ctx, closed, activityId, { activityId, play: laid.play.key, players, moves })
    const { settledByHand = false } = laid.play
    const waits = typeof settledByHand === 'function' ? settledByHand(held.table) : settledByHand
    if (!waits) await later(ctx, settleJob, { activityId }, { key: activityId })
  })

/** What was due before it closed is done before it closes. */
async function doDue(ctx: Ctx, laid: Laid, held: TableRow & Standing): Promise<void> {
  const board = boardOf(ctx, laid, held)
  const { done } = tickBoard(board, held.ticks, ctx.now, dayIn(ctx.now, ctx.community.timeZone))
  if (done.length === 0) return
  await writeDecided(ctx, { laid, held, board, seats: new Map(), wishes: [], made: [], ticked: done })
}

export async function closeNow(ctx: Ctx, activityId: string, note: string): Promise<void> {
  operatorOf(ctx)
  const activity = (await findActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
  if (activity.state === 'draft') refuse(MovedOn)
  await closeActivity(ctx, activityId, note)
}

export const archiveActivity = (ctx: Ctx, activityId: string, archived: boolean): Promise<void> =>
  within(ctx, async ctx => {
    const activity = (await lockActivity(ctx, activityId)) ?? refuse(NoSuchActivity)
    if (!['settled', 'cancelled', 'draft', 'closed'].includes(activity.state)) refuse(MovedOn)
    await setArchived(ctx, activityId, archived)
  })

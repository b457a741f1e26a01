// What a list of tracking numbers says is done: handful after handful, from wherever it stands, until it is done or paused.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { ColumnsNeeded, NoSuchTracking, TrackingNotNow } from '../contract/handing.ts'
import type { Tracking, TrackingProblem, TrackingState } from '../contract/tracking.ts'
import { carrierCalled } from '../rules/carriers.ts'
import { trackingInWords } from '../rules/states-in-words.ts'
import { isHarmless, isSent, problemOf, type Referred } from '../rules/tracking-rows.ts'
import { insertParcels } from '../store/parcels.ts'
import {
  findTracking,
  labelParcels,
  lockTracking,
  moveTracking,
  type Outcome,
  passRows,
  referredBy,
  rowsAfter,
  settleRows,
  type TrackingRecord,
  type TrackingRow,
} from '../store/trackings.ts'
import { type Held, holdRefs } from './hold-refs.ts'
import { sendHeld } from './send-parcels.ts'
import { showTracking, tellTracking } from './show-tracking.ts'

const handfulRows = 500
/** A job that runs much longer would keep the house from closing. */
const runMs = 2_000

export const carryOnTracking = job(
  'shop.run-tracking',
  z.object({ trackingId: z.string(), attempt: z.int() }),
  async (ctx, { trackingId, attempt }) => {
    const until = performance.now() + runMs
    for (;;) {
      const it = await findTracking(ctx, trackingId)
      if (it?.state !== 'running' || it.attempt !== attempt) return
      if (performance.now() >= until)
        return within(ctx, async ctx => {
          await later(ctx, carryOnTracking, { trackingId, attempt }, { key: `${trackingId}:${attempt}:${it.done}` })
          await tellTracking(ctx, trackingId)
        })
      await runHandful(ctx, it)
    }
  },
)

/** All of it or nothing; a process that dies leaves nothing half done. */
export const runHandful = (ctx: Ctx, it: TrackingRecord): Promise<void> =>
  within(ctx, async ctx => {
    const there = await lockTracking(ctx, it.id)
    if (there?.state !== 'running' || there.attempt !== it.attempt || there.done !== it.done) return
    const rows = await rowsAfter(ctx, it.id, it.done, handfulRows)
    if (rows.length === 0) {
      await moveTracking(ctx, it.id, ['running'], { state: 'done', rows: it.done, endedAt: ctx.now })
      return tellTracking(ctx, it.id)
    }
    const settled = await sendRows(ctx, it.id, rows)
    await settleRows(ctx, it.id, settled)
    const count = (outcome: Outcome) => settled.filter(one => one.outcome === outcome).length
    const counts = { sent: count('sent'), known: count('known'), rejected: count('rejected') }
    if (!(await passRows(ctx, { id: it.id, attempt: it.attempt, from: it.done }, counts)))
      throw new Error('an import moved on while its row was held')
  })

async function sendRows(ctx: Ctx, importId: string, rows: readonly TrackingRow[]) {
  const held = await holdRefs(ctx, [...new Set(rows.map(row => row.ref).filter(ref => /^(ord|clm)_/.test(ref)))])
  // Looked at anew now that they are held: since the file was looked through, some may have been paid, sent or given back.
  const found = await referredBy(ctx, importId, [...held.keys()])
  const seen = new Set<string>()
  const work: Work = { sends: [], labels: [], more: [] }
  const settled = rows.map(row => {
    const problem = seenOnce(row, seen) ? problemOf(row, found.get(row.ref)) : ('twice-in-file' as const)
    const outcome: Outcome = problem === null ? 'sent' : isHarmless(problem) ? 'known' : 'rejected'
    if (problem === null) sort(row, held.get(row.ref) as Held, found.get(row.ref) as Referred, work)
    return { number: row.number, outcome, problem: problem as TrackingProblem | null }
  })
  await sendHeld(
    ctx,
    work.sends.map(one => ({ ...one, importId })),
  )
  await labelParcels(ctx, importId, work.labels.map(labelOf))
  await insertParcels(
    ctx,
    work.more.map(one => ({ ...labelOf(one), id: newId(ctx, 'pcl'), importId })),
  )
  return settled
}

const seenOnce = ({ ref, tracking }: TrackingRow, seen: Set<string>): boolean => {
  const at = `${ref} ${tracking}`
  if (seen.has(at)) return false
  seen.add(at)
  return true
}

interface Labelled {
  held: Held
  carrier: string
  number: string
}
interface Work {
  sends: Labelled[]
  /** They were sent before, and nobody knew their number. */
  labels: Labelled[]
  /** A further parcel of what this file has sent already. */
  more: Labelled[]
}
function sort(row: TrackingRow, held: Held, found: Referred, work: Work): void {
  const one = { held, carrier: carrierCalled(row.carrier)?.code ?? '', number: row.tracking }
  const isIn = (list: readonly Labelled[]) => list.some(other => other.held === held)
  if (isIn(work.sends) || isIn(work.labels)) work.more.push(one)
  else if (!isSent(found)) work.sends.push(one)
  else if (found.unnumbered > 0) work.labels.push(one)
  else work.more.push(one)
}
const labelOf = ({ held, carrier, number }: Labelled) => ({
  ...{ orderId: held.order.id, claimId: held.claim?.id ?? null, carrier, number },
})

const move = (
  ctx: Ctx,
  id: string,
  from: readonly TrackingState[],
  set: Parameters<typeof moveTracking>[3],
  then: (ctx: Ctx, it: TrackingRecord) => Promise<void> = async () => {},
): Promise<Tracking> =>
  within(ctx, async ctx => {
    const there = (await lockTracking(ctx, id)) ?? refuse(NoSuchTracking)
    const moved = await moveTracking(ctx, id, from, set)
    if (!moved) return refuse(TrackingNotNow, { state: trackingInWords(there.state, ctx.locale) })
    await then(ctx, moved)
    await tellTracking(ctx, id)
    return showTracking(ctx, id)
  })

export const runTracking = (ctx: Ctx, id: string): Promise<Tracking> =>
  move(ctx, id, ['ready', 'paused'], { state: 'running', startedAt: ctx.now }, async (ctx, it) => {
    if (it.plan.order === null || it.plan.number === null) refuse(ColumnsNeeded)
    // A job of before a pause that is still at work sees that it is none of its business any more.
    const attempt = it.attempt + 1
    await moveTracking(ctx, id, ['running'], { attempt })
    await later(ctx, carryOnTracking, { trackingId: id, attempt }, { key: `${id}:${attempt}:${it.done}` })
  })
export const pauseTracking = (ctx: Ctx, id: string): Promise<Tracking> => move(ctx, id, ['running'], { state: 'paused' })
export const cancelTracking = (ctx: Ctx, id: string): Promise<Tracking> =>
  move(ctx, id, ['uploaded', 'ready', 'running', 'paused'], { state: 'cancelled', endedAt: ctx.now })

// A list of tracking numbers is uploaded: kept, its columns guessed; then it is looked through in the background.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { newId } from '#kernel/ids.ts'
import { later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { readSheet, SheetUnreadable } from '#kernel/sheets/read.ts'
import { ColumnsNeeded, NoSuchTracking, TrackingNotNow, TrackingUnreadable } from '../contract/handing.ts'
import type { Tracking, TrackingPlan } from '../contract/tracking.ts'
import { trackingInWords } from '../rules/states-in-words.ts'
import { guessColumns } from '../rules/tracking-rows.ts'
import { findTracking, insertTracking, moveTracking } from '../store/trackings.ts'
import { lookThroughTracking } from './look-through-tracking.ts'
import { showTracking, tellTracking } from './show-tracking.ts'

export const trackingPurpose = 'shop.tracking'

export async function uploadTracking(ctx: Ctx, upload: Upload): Promise<Tracking> {
  needRight(ctx, 'shop.sell')
  const { headers } = await orUnreadable(async () => readSheet(await readFile(upload.path), { locale: ctx.locale }))
  const id = await within(ctx, async ctx => {
    const id = newId(ctx, 'trk')
    const { path, fileName, mime } = upload
    const file = await keepFile(ctx, { purpose: trackingPurpose, subject: id, name: fileName, mime, bytes: { path } })
    const plan = guessColumns(headers)
    await insertTracking(ctx, {
      id,
      fileId: file.id,
      fileName: file.name,
      bytes: file.bytes,
      headers: headers.slice(0, 200),
      plan,
    })
    await later(ctx, lookThroughTracking, { trackingId: id, attempt: 0 }, { key: `${id}:0:0` })
    await ctx.house.doors.audit(ctx, 'shop.uploadTracking', { params: { trackingId: id }, body: undefined, upload })
    await tellTracking(ctx, id)
    return id
  })
  return showTracking(ctx, id)
}

async function orUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SheetUnreadable) return refuse(TrackingUnreadable, { what: error.code })
    throw error
  }
}

/** Its columns mean something else: it is looked through anew. */
export const planTracking = (ctx: Ctx, id: string, plan: TrackingPlan): Promise<Tracking> =>
  within(ctx, async ctx => {
    const there = (await findTracking(ctx, id)) ?? refuse(NoSuchTracking)
    if (plan.order === null || plan.number === null) refuse(ColumnsNeeded)
    const attempt = there.attempt + 1
    const set = { plan: JSON.stringify(plan), state: 'uploaded' as const, attempt, looked: 0, rows: null, trouble: '' }
    if (!(await moveTracking(ctx, id, ['uploaded', 'ready', 'failed'], set)))
      refuse(TrackingNotNow, { state: trackingInWords(there.state, ctx.locale) })
    await later(ctx, lookThroughTracking, { trackingId: id, attempt }, { key: `${id}:${attempt}:0` })
    await tellTracking(ctx, id)
    return showTracking(ctx, id)
  })

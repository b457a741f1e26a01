// Runs an import in the background: handful after handful, from wherever it stands, until it is done, paused or ended.
import { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { NotFound, Refused, refuse } from '#kernel/refusal.ts'
import { SheetUnreadable } from '#kernel/sheets/read.ts'
import type { ImportState } from '../contract/import-shapes.ts'
import { NotNow } from '../contract/imports.ts'
import { plainField } from '../rules/import-fields.ts'
import { type ImportWish, stateInWords, statesFor } from '../rules/import-states.ts'
import { countFailure, findImport, type ImportRecord, moveImport } from '../store/imports.ts'
import { bringRows, CarriedElsewhere } from './bring-rows.ts'
import { addField } from './define-fields.ts'
import { closeReading, openReading, type Reading } from './read-ahead.ts'
import { metronome, tellImport } from './tell-import.ts'

/** A job that runs much longer would keep the house from closing. */
const runMs = 2_000
const failuresMax = 5

export const carryOn = job(
  'members.run-import',
  z.object({ importId: z.string(), attempt: z.int() }),
  async (ctx, { importId, attempt }) => {
    const it = await findImport(ctx.db, ctx.community.id, importId)
    if (it?.state !== 'running' || it.attempt !== attempt || !it.plan) return
    const reading = await openReading(ctx, it, it.plan)
    try {
      await run(ctx, it, reading)
    } catch (error) {
      closeReading(ctx, reading)
      if (error instanceof CarriedElsewhere) throw error
      if (error instanceof SheetUnreadable) return stop(ctx, importId, 'failed', error.code)
      if (error instanceof Refused) return stop(ctx, importId, 'failed', 'forgotten')
      if ((await countFailure(ctx.house.db, ctx.community.id, importId)) >= failuresMax)
        return stop(ctx, importId, 'paused', 'stuck')
      throw error
    }
  },
)

async function run(ctx: Ctx, it: ImportRecord, reading: Reading): Promise<void> {
  const { id: importId } = it
  const until = ctx.house.clock.now().getTime() + runMs
  const isTime = metronome(ctx)
  for (;;) {
    const handful = await reading.next()
    if (!handful) break
    const counts = await bringRows(ctx, reading.bringing, handful, async ctx => {
      if (isTime()) await tellImport(ctx, importId)
    })
    if (!counts) return closeReading(ctx, reading)
    reading.newShare = counts.created / handful.rows.length
    if (ctx.house.clock.now().getTime() >= until) return goOnSoon(ctx, it, reading)
  }
  closeReading(ctx, reading)
  await finish(ctx, importId, reading)
}

/** Under a key of its own: the job that is running now is still on the list. */
async function goOnSoon(ctx: Ctx, { id: importId, attempt }: ImportRecord, reading: Reading): Promise<void> {
  await within(ctx, ctx => later(ctx, carryOn, { importId, attempt }, { key: `${importId}:${attempt}:${reading.passed}` }))
  reading.isInUse = false
}

const finish = (ctx: Ctx, importId: string, reading: Reading): Promise<void> =>
  within(ctx, async ctx => {
    const endedAt = ctx.house.clock.now()
    const set = { state: 'done', rows: reading.passed, endedAt, trouble: '' } as const
    if (await moveImport(ctx.db, ctx.community.id, importId, ['running'], set)) await tellImport(ctx, importId)
  })

const stop = (ctx: Ctx, importId: string, state: ImportState, trouble: string): Promise<void> =>
  within(ctx, async ctx => {
    const endedAt = state === 'failed' ? ctx.house.clock.now() : null
    if (await moveImport(ctx.db, ctx.community.id, importId, ['running'], { state, trouble, endedAt }))
      await tellImport(ctx, importId)
  })

export const runImport = (ctx: Ctx, importId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.import')
    const it = await moveOrRefuse(ctx, importId, 'run', { state: 'running', trouble: '', failures: 0 })
    if (it.startedAt === null) await begin(ctx, it)
    // A job of before a pause that is still at work sees that it is none of its business any more.
    const attempt = it.attempt + 1
    await moveImport(ctx.db, ctx.community.id, importId, ['running'], { attempt })
    await later(ctx, carryOn, { importId, attempt }, { key: `${importId}:${attempt}` })
    await tellImport(ctx, importId)
  })

/** The fields that the plan makes are made now, so that there is something to fill. */
async function begin(ctx: Ctx, it: ImportRecord): Promise<void> {
  const { plan } = it
  if (!plan) return
  const made: string[] = []
  for (const { to, key, title, kind } of plan.columns) {
    if (to !== 'new-field' || !key || !title || !kind) continue
    await addField(ctx, { ...plainField, key, kind, titleZh: title, titleEn: title })
    made.push(key)
  }
  const columns = plan.columns.map(column => (column.to === 'new-field' ? { ...column, to: 'field' as const } : column))
  await moveImport(ctx.db, ctx.community.id, it.id, ['running'], {
    startedAt: ctx.now,
    plan: JSON.stringify({ ...plan, columns }),
    madeFields: made,
  })
}

export const pauseImport = (ctx: Ctx, importId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.import')
    await moveOrRefuse(ctx, importId, 'pause', { state: 'paused' })
    await tellImport(ctx, importId)
  })

export const cancelImport = (ctx: Ctx, importId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.import')
    await moveOrRefuse(ctx, importId, 'cancel', { state: 'cancelled', endedAt: ctx.now })
    await tellImport(ctx, importId)
  })

export async function moveOrRefuse(
  ctx: Ctx,
  importId: string,
  wish: ImportWish,
  set: Parameters<typeof moveImport>[4],
): Promise<ImportRecord> {
  const moved = await moveImport(ctx.db, ctx.community.id, importId, statesFor(wish), set)
  if (moved) return moved
  const it = (await findImport(ctx.db, ctx.community.id, importId)) ?? refuse(NotFound)
  return refuse(NotNow, { state: stateInWords(it.state, ctx.locale) })
}

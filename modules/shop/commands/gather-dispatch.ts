// A dispatch list is made of all that waits to be sent, and written out as often as it is asked for.
import { Readable } from 'node:stream'
import type { Download } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { type SheetCell, writeCsv, writeXlsx } from '#kernel/sheets/write.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { Dispatch, DispatchFilter } from '../contract/dispatch.ts'
import { NoSuchDispatch, NothingToSend } from '../contract/handing.ts'
import { dispatchMoved } from '../facts.ts'
import { dispatchTitles, refShown } from '../rules/dispatch-columns.ts'
import {
  type DispatchRow,
  exportPage,
  findDispatch,
  gatherItems,
  insertDispatch,
  type ListedParcel,
  listDispatches,
  variantsNotByHand,
} from '../store/dispatches.ts'
import { beginPacking } from './pack-dispatch.ts'

const pageRows = 1_000

export const gatherDispatch = (ctx: Ctx, { pack, ...filter }: DispatchFilter & { pack: boolean }): Promise<Dispatch> =>
  within(ctx, async ctx => {
    const id = newId(ctx, 'dsp')
    const parcels = await gatherItems(ctx, id, filter)
    if (parcels === 0) refuse(NothingToSend)
    await insertDispatch(ctx, { id, filter, parcels })
    if (pack) await beginPacking(ctx, id)
    else await record(ctx, dispatchMoved, id, { dispatchId: id, state: 'ready', parcels, done: 0 })
    return showDispatch(ctx, id)
  })

export async function showDispatch(ctx: Ctx, id: string): Promise<Dispatch> {
  const row = (await findDispatch(ctx, id)) ?? refuse(NoSuchDispatch)
  const [shown] = await dispatchesShown(ctx, [row])
  return shown as Dispatch
}
async function dispatchesShown(ctx: Ctx, rows: readonly DispatchRow[]): Promise<Dispatch[]> {
  const names = await namesOfActors(
    ctx,
    rows.map(row => row.createdBy),
  )
  return rows.map(row => {
    const { paidFrom, paidUntil } = row.filter
    const filter = { ...row.filter, paidFrom: paidFrom && new Date(paidFrom), paidUntil: paidUntil && new Date(paidUntil) }
    return { ...row, filter, createdByName: names.get(row.createdBy) ?? '' }
  })
}
export async function showDispatches(ctx: Ctx, wish: { cursor?: string | undefined; limit: number }): Promise<Page<Dispatch>> {
  const { items, next } = await listDispatches(ctx, wish)
  return { items: await dispatchesShown(ctx, items), next }
}

/** Read on connections of their own, a page ahead of what is written: nothing holds more than two pages. */
export async function exportDispatch(ctx: Ctx, dispatchId: string, format: 'csv' | 'xlsx'): Promise<Download> {
  if (!(await findDispatch(ctx, dispatchId))) refuse(NoSuchDispatch)
  const isEnglish = ctx.locale === 'en'
  const headers = dispatchTitles[isEnglish ? 'en' : 'zh']
  const rows = dispatchRows(ctx, dispatchId)
  const options = { timeZone: ctx.community.timeZone }
  const name = isEnglish ? 'dispatch' : '发货单'
  const bytes = format === 'csv' ? writeCsv(headers, rows, options) : writeXlsx(headers, rows, { ...options, sheetName: name })
  return {
    body: Readable.from(bytes),
    mime: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${ctx.community.name}-${name}-${dayIn(ctx.now, ctx.community.timeZone)}.${format}`,
  }
}

export async function* dispatchRows(ctx: Ctx, dispatchId: string): AsyncGenerator<SheetCell[]> {
  const apart = { ...ctx, db: ctx.house.db }
  const notByHand = await variantsNotByHand(apart)
  const read = (after: number) => exportPage(apart, { dispatchId, after, limit: pageRows, notByHand })
  let next = read(0)
  for (;;) {
    const rows = await next
    const last = rows.at(-1)
    const isLast = rows.length < pageRows || !last
    if (!isLast) {
      next = read(last.number)
      // Whoever breaks off does not wait for it.
      next.catch(() => {})
    }
    for (const row of rows) yield cellsOf(row)
    if (isLast) return
  }
}

const cellsOf = (row: ListedParcel): SheetCell[] => [
  ...[refShown(row.ref), row.name, row.phone, row.region, row.detail, row.postcode, row.contents, row.units, row.note],
  ...[row.member, row.paidAt, '', ''],
]

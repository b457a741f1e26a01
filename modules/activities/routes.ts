// Each endpoint to its command or read.
import type { Handlers } from '#kernel/http/handlers.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { done } from '#kernel/shapes.ts'
import { listSeries, makeSeries, moveSeries } from './commands/keep-series.ts'
import { settleActivity } from './commands/settle-activity.ts'
import { receiptFile, showReceipt } from './commands/show-receipt.ts'
import type { activitiesContract } from './contract.ts'

const after = async (work: Promise<unknown>) => {
  await work
  return done
}
const notYet = async () => refuse(NotFound)

export const activitiesHandlers: Handlers<typeof activitiesContract> = {
  list: notYet,
  show: notYet,
  move: notYet,
  feed: notYet,
  entrants: notYet,
  receipt: (ctx, { params }) => showReceipt(ctx, params.activityId),
  receiptFile: async (ctx, { params }) => (await receiptFile(ctx, params.activityId)) as never,
  upload: notYet,
  myAwards: notYet,

  shelf: notYet,
  deskList: notYet,
  deskShow: notYet,
  make: notYet,
  change: notYet,
  dropDraft: notYet,
  copy: notYet,
  preview: notYet,
  publish: notYet,
  closeNow: notYet,
  settle: (ctx, { params }) => after(settleActivity(ctx, params.activityId)),
  cancel: notYet,
  archive: notYet,
  setCrew: notYet,
  crew: notYet,
  deskMove: notYet,
  deskMoves: notYet,
  deskAwards: notYet,
  handOver: notYet,
  series: (ctx, { query }) => listSeries(ctx, query),
  makeSeries: (ctx, { body }) => makeSeries(ctx, body),
  moveSeries: (ctx, { params, body }) => after(moveSeries(ctx, params.seriesId, body.to)),
}

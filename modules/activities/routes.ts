// Each endpoint to its command or read.
import type { Handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import { cancelActivity } from './commands/cancel-activity.ts'
import { changeDraftTo, copyActivity, dropDraft, makeDraft, setCrew } from './commands/keep-draft.ts'
import { uploadFile } from './commands/keep-file.ts'
import { uploadPicture } from './commands/keep-picture.ts'
import { listSeries, makeSeries, moveSeries } from './commands/keep-series.ts'
import { makeDeskMove, makeMove } from './commands/make-move.ts'
import { handOver } from './commands/pay-awards.ts'
import { previewActivity, publishActivity } from './commands/publish-activity.ts'
import { archiveActivity, closeNow, openBefore } from './commands/run-activity.ts'
import { settleActivity } from './commands/settle-activity.ts'
import { listFor, showActivity } from './commands/show-activity.ts'
import { listForDesk, showDesk, showShelf } from './commands/show-desk.ts'
import { showCrew, showDeskAwards, showDeskMoves, showEntrants, showFeed, showMyAwards } from './commands/show-lists.ts'
import { receiptFile, showReceipt } from './commands/show-receipt.ts'
import type { activitiesContract } from './contract.ts'

const after = async (work: Promise<unknown>) => {
  await work
  return done
}
const withKey = <T extends object>(params: { activityId: string }, body: T, key: string) => ({ ...params, ...body, key })

export const activitiesHandlers: Handlers<typeof activitiesContract> = {
  list: (ctx, { query }) => listFor(ctx, query),
  show: (ctx, { params }) => showActivity(ctx, params.activityId),
  move: async (ctx, { params, body, key }) => {
    await openBefore(ctx, params.activityId)
    return makeMove(ctx, withKey(params, body, key))
  },
  feed: (ctx, { params, query }) => showFeed(ctx, params.activityId, query),
  entrants: (ctx, { params, query }) => showEntrants(ctx, params.activityId, query),
  deskEntrants: (ctx, { params, query }) => showEntrants(ctx, params.activityId, query),
  receipt: (ctx, { params }) => showReceipt(ctx, params.activityId),
  receiptFile: async (ctx, { params }) => (await receiptFile(ctx, params.activityId)) as never,
  upload: (ctx, { params, query, upload }) => uploadFile(ctx, params.activityId, query.kind, upload),
  myAwards: (ctx, { query }) => showMyAwards(ctx, query),

  shelf: ctx => showShelf(ctx),
  deskList: (ctx, { query }) => listForDesk(ctx, query),
  deskShow: (ctx, { params }) => showDesk(ctx, params.activityId),
  uploadActivityPicture: (ctx, { upload }) => uploadPicture(ctx, upload),
  make: (ctx, { body }) => makeDraft(ctx, body),
  change: (ctx, { params, body }) => after(changeDraftTo(ctx, params.activityId, body)),
  dropDraft: (ctx, { params }) => after(dropDraft(ctx, params.activityId)),
  copy: (ctx, { params, body }) => copyActivity(ctx, params.activityId, body),
  preview: (ctx, { body }) => previewActivity(ctx, body),
  publish: (ctx, { params, body }) => after(publishActivity(ctx, params.activityId, body.rulesHash)),
  closeNow: (ctx, { params, body }) => after(closeNow(ctx, params.activityId, body.note)),
  settle: (ctx, { params }) => after(settleActivity(ctx, params.activityId)),
  cancel: (ctx, { params, body }) => after(cancelActivity(ctx, params.activityId, body.note)),
  archive: (ctx, { params, body }) => after(archiveActivity(ctx, params.activityId, body.archived)),
  setCrew: (ctx, { params, body }) => after(setCrew(ctx, params.activityId, body.crew)),
  crew: (ctx, { params }) => showCrew(ctx, params.activityId),
  deskMove: async (ctx, { params, body, key }) => {
    await openBefore(ctx, params.activityId)
    return makeDeskMove(ctx, withKey(params, body, key))
  },
  deskMoves: (ctx, { params, query }) => showDeskMoves(ctx, params.activityId, query),
  deskAwards: (ctx, { params, query }) => showDeskAwards(ctx, params.activityId, query),
  handOver: (ctx, { params }) => after(handOver(ctx, params.awardId)),
  series: (ctx, { query }) => listSeries(ctx, query),
  makeSeries: (ctx, { body }) => makeSeries(ctx, body),
  moveSeries: (ctx, { params, body }) => after(moveSeries(ctx, params.seriesId, body.to)),
}

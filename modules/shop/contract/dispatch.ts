// Dispatch lists that go out as files, and tracking numbers that come back in files.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './handing.ts'
import { CarrierCode, DispatchId, TrackingId } from './handing.ts'
import { OfferId, ProductId } from './words.ts'

const selling = { who: 'operator', right: 'shop.sell' } as const
const fileFormat = z.enum(['csv', 'xlsx']).default('csv')
export const trackingBytesMax = 64 * 1024 * 1024

export const DispatchFilter = z
  .object({
    productId: ProductId.nullable().default(null),
    offerId: OfferId.nullable().default(null),
    paidFrom: Instant.nullable().default(null).meta({ title: '付款时间从 | Paid from' }),
    paidUntil: Instant.nullable().default(null).meta({ title: '付款时间到 | Paid before' }),
  })
  .meta({ id: 'DispatchFilter' })
export type DispatchFilter = z.output<typeof DispatchFilter>
export const Dispatch = z
  .object({
    id: DispatchId,
    state: z.enum(['ready', 'packing', 'packed', 'undoing', 'undone']),
    filter: DispatchFilter,
    parcels: z.int(),
    /** How far the packing, or the taking back, has come. */
    done: z.int(),
    packed: z.int(),
    /** Left as they are, since they moved on meanwhile. */
    kept: z.int(),
    createdAt: Instant,
    createdBy: z.string(),
    createdByName: z.string(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'Dispatch' })
export type Dispatch = z.output<typeof Dispatch>

export const TrackingState = z
  .enum(['uploaded', 'ready', 'running', 'paused', 'done', 'cancelled', 'failed'])
  .meta({ id: 'TrackingState' })
export type TrackingState = z.output<typeof TrackingState>
export const TrackingPlan = z
  .object({
    /** Numbers of columns, from 0; null: there is none. */
    order: z.int().min(0).max(199).nullable().meta({ title: '订单号列 | Column of the order' }),
    number: z.int().min(0).max(199).nullable().meta({ title: '运单号列 | Column of the tracking number' }),
    carrier: z.int().min(0).max(199).nullable().meta({ title: '快递公司列 | Column of the carrier' }),
    /** For rows that name none. */
    usual: CarrierCode.nullable().meta({ title: '默认快递公司 | Usual carrier' }),
  })
  .meta({ id: 'TrackingPlan' })
export type TrackingPlan = z.output<typeof TrackingPlan>
export const TrackingProblem = z
  .enum([
    'order-missing',
    'order-unknown',
    'order-unpaid',
    'order-refunded',
    'order-closed',
    'order-waits',
    'order-not-by-parcel',
    'order-is-gift',
    'sent-with-another-number',
    'known',
    'number-missing',
    'number-odd',
    'number-lost-digits',
    'carrier-unknown',
    'twice-in-file',
  ])
  .meta({ id: 'TrackingProblem' })
export type TrackingProblem = z.output<typeof TrackingProblem>
export const Tracking = z
  .object({
    id: TrackingId,
    state: TrackingState,
    fileName: z.string(),
    bytes: z.int(),
    headers: z.array(z.string()),
    plan: TrackingPlan,
    rows: z.int().nullable(),
    looked: z.int(),
    done: z.int(),
    sent: z.int(),
    known: z.int(),
    rejected: z.int(),
    problems: z.array(z.object({ problem: TrackingProblem, rows: z.int() })),
    trouble: z.string(),
    createdAt: Instant,
    createdBy: z.string(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'TrackingImport' })
export type Tracking = z.output<typeof Tracking>

const dispatchParams = z.object({ dispatchId: DispatchId })
const trackingParams = z.object({ trackingId: TrackingId })

export const dispatchEndpoints = {
  countDispatch: endpoint({
    method: 'POST',
    path: inCommunity('/console/dispatch-counts'),
    summary: 'How many parcels a dispatch list would hold now',
    ...selling,
    body: DispatchFilter,
    returns: z.object({ parcels: z.int() }),
  }),
  gatherDispatch: endpoint({
    method: 'POST',
    path: inCommunity('/console/dispatches'),
    summary: 'Put all that is paid, and on no list yet, on a dispatch list; if asked, it is marked as packed',
    ...selling,
    body: DispatchFilter.extend({ pack: z.boolean().default(false).meta({ title: '标记为已打包 | Mark as packed' }) }),
    returns: Dispatch,
    refuses: [no.NothingToSend],
  }),
  dispatches: endpoint({
    method: 'GET',
    path: inCommunity('/console/dispatches'),
    summary: 'Dispatch lists, the newest first',
    who: 'operator',
    right: 'shop.read',
    query: PageQuery,
    returns: page(Dispatch),
  }),
  dispatch: endpoint({
    method: 'GET',
    path: inCommunity('/console/dispatches/:dispatchId'),
    summary: 'One dispatch list',
    who: 'operator',
    right: 'shop.read',
    params: dispatchParams,
    returns: Dispatch,
    refuses: [no.NoSuchDispatch],
  }),
  exportDispatch: endpoint({
    method: 'POST',
    path: inCommunity('/console/dispatches/:dispatchId/file'),
    summary: 'The list as CSV or XLSX, as often as it is asked for; the answer is the file',
    ...selling,
    params: dispatchParams,
    body: z.object({ format: fileFormat }),
    carries: 'download',
    secret: true,
    rate: { per: 'actor', max: 30, windowSeconds: 600 },
    returns: z.any(),
    refuses: [no.NoSuchDispatch],
  }),
  packDispatch: endpoint({
    method: 'POST',
    path: inCommunity('/console/dispatches/:dispatchId/packing'),
    summary: 'Mark all on the list as packed, in the background',
    ...selling,
    params: dispatchParams,
    returns: Dispatch,
    refuses: [no.NoSuchDispatch, no.DispatchNotNow],
  }),
  undoDispatch: endpoint({
    method: 'POST',
    path: inCommunity('/console/dispatches/:dispatchId/undoing'),
    summary: 'Take the list back: what is packed by it is not, and all that was not sent may be on another list',
    ...selling,
    params: dispatchParams,
    returns: Dispatch,
    refuses: [no.NoSuchDispatch, no.DispatchNotNow],
  }),
  uploadTracking: endpoint({
    method: 'POST',
    path: inCommunity('/console/tracking-imports'),
    summary: 'Upload a list of tracking numbers: CSV or XLSX; nothing is sent yet',
    ...selling,
    carries: 'upload',
    uploadMaxBytes: trackingBytesMax,
    apart: true,
    rate: { per: 'actor', max: 30, windowSeconds: 600 },
    returns: Tracking,
    refuses: [no.TrackingUnreadable],
  }),
  trackings: endpoint({
    method: 'GET',
    path: inCommunity('/console/tracking-imports'),
    summary: 'Lists of tracking numbers, the newest first',
    ...selling,
    query: PageQuery,
    returns: page(Tracking),
  }),
  tracking: endpoint({
    method: 'GET',
    path: inCommunity('/console/tracking-imports/:trackingId'),
    summary: 'One of them: its columns, what is wrong with its rows, how far it is',
    ...selling,
    params: trackingParams,
    returns: Tracking,
    refuses: [no.NoSuchTracking],
  }),
  planTracking: endpoint({
    method: 'PUT',
    path: inCommunity('/console/tracking-imports/:trackingId/plan'),
    summary: 'Say what its columns mean; it is looked through anew',
    ...selling,
    params: trackingParams,
    body: TrackingPlan,
    returns: Tracking,
    refuses: [no.NoSuchTracking, no.TrackingNotNow, no.ColumnsNeeded],
  }),
  runTracking: endpoint({
    method: 'POST',
    path: inCommunity('/console/tracking-imports/:trackingId/run'),
    summary: 'Send them, or go on after a pause',
    ...selling,
    params: trackingParams,
    returns: Tracking,
    refuses: [no.NoSuchTracking, no.TrackingNotNow, no.ColumnsNeeded],
  }),
  pauseTracking: endpoint({
    method: 'POST',
    path: inCommunity('/console/tracking-imports/:trackingId/pause'),
    summary: 'Pause; what was sent so far is sent',
    ...selling,
    params: trackingParams,
    returns: Tracking,
    refuses: [no.NoSuchTracking, no.TrackingNotNow],
  }),
  cancelTracking: endpoint({
    method: 'POST',
    path: inCommunity('/console/tracking-imports/:trackingId/cancellation'),
    summary: 'End it; what was sent so far is sent',
    ...selling,
    params: trackingParams,
    returns: Tracking,
    refuses: [no.NoSuchTracking, no.TrackingNotNow],
  }),
  trackingRows: endpoint({
    method: 'GET',
    path: inCommunity('/console/tracking-imports/:trackingId/rows'),
    summary: 'The rows with which something is wrong',
    ...selling,
    params: trackingParams,
    query: PageQuery.extend({ problem: TrackingProblem.optional() }),
    returns: page(
      z
        .object({
          number: z.int(),
          line: z.int(),
          ref: z.string(),
          carrier: z.string(),
          tracking: z.string(),
          problem: TrackingProblem,
          says: z.string(),
          outcome: z.enum(['sent', 'known', 'rejected']).nullable(),
        })
        .meta({ id: 'TrackingRow' }),
    ),
    refuses: [no.NoSuchTracking],
  }),
}

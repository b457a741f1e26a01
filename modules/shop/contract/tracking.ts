// Tracking numbers that come back in files.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './handing.ts'
import { CarrierCode, TrackingId } from './handing.ts'

const selling = { who: 'operator', right: 'shop.sell' } as const
export const trackingBytesMax = 64 * 1024 * 1024

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

const trackingParams = z.object({ trackingId: TrackingId })

export const trackingEndpoints = {
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

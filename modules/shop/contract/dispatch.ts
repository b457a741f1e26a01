// Dispatch lists: what is to be sent, put together once and written out as a file.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './handing.ts'
import { DispatchId } from './handing.ts'
import { OfferId, ProductId } from './words.ts'

const selling = { who: 'operator', right: 'shop.sell' } as const
const fileFormat = z.enum(['csv', 'xlsx']).default('csv')

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

const dispatchParams = z.object({ dispatchId: DispatchId })

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
}

// Shelves as operators keep them: what is on hand, what of it is reserved, and every movement with its reason.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { OrderId, StockId } from './words.ts'

const Many = z.int().min(0).max(100_000_000)
export const NewStock = z
  .object({
    name: line(80).meta({ title: '名称 | Name' }),
    code: line(40, 0).default('').meta({ title: '货号 | Code' }),
    opening: Many.default(0).meta({ title: '期初数量 | Opening units' }),
  })
  .meta({ id: 'NewStock' })
export type NewStock = z.output<typeof NewStock>
export const StockRow = z
  .object({
    id: StockId,
    kind: z.enum(['goods', 'quota']),
    name: z.string(),
    code: z.string(),
    onHand: z.int(),
    reserved: z.int(),
    left: z.int(),
    /** The variants that take from it, or the offer whose part it is. */
    takenBy: z.array(z.string()),
  })
  .meta({ id: 'StockRow' })
export type StockRow = z.output<typeof StockRow>
export const NewMovement = z
  .object({
    why: z.enum(['restocked', 'corrected']).meta({ title: '原因 | Why' }),
    units: z
      .int()
      .min(-100_000_000)
      .max(100_000_000)
      .refine(n => n !== 0, { message: 'not nothing' })
      .meta({ title: '数量（更正可为负数） | Units; a correction may be negative' }),
    note: line(200, 0).default('').meta({ title: '说明（更正必填） | Note; a correction needs one' }),
  })
  .refine(m => m.why === 'corrected' || m.units > 0, { message: 'restocking adds', path: ['units'] })
  .refine(m => m.why === 'restocked' || m.note !== '', { message: 'a correction says why', path: ['note'] })
  .meta({ id: 'NewMovement' })
export type NewMovement = z.output<typeof NewMovement>
export const Movement = z
  .object({
    id: z.string(),
    units: z.int(),
    why: z.enum(['opening', 'restocked', 'corrected', 'sold', 'returned']),
    orderId: OrderId.nullable(),
    note: z.string(),
    by: z.string(),
    byName: z.string(),
    at: Instant,
  })
  .meta({ id: 'StockMovement' })

const params = z.object({ stockId: StockId })
const reads = { method: 'GET', who: 'operator', right: 'shop.read' } as const
const edits = { who: 'operator', right: 'shop.edit', returns: StockRow } as const
const desk = (path = '') => inCommunity(`/console/stocks${path}`)

export const stockEndpoints = {
  stocks: endpoint({
    ...reads,
    path: desk(),
    summary: 'Shelves by name',
    query: PageQuery.extend({
      word: line(60, 0).optional(),
      kind: z.enum(['goods', 'quota']).default('goods'),
      /** Only those with no more than so many left. */
      leftMax: z.coerce.number<number | string>().int().min(0).max(1_000_000_000).optional(),
    }),
    returns: page(StockRow),
  }),
  newStock: endpoint({ ...edits, method: 'POST', path: desk(), summary: 'A new shelf', body: NewStock }),
  changeStock: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/:stockId'),
    summary: 'Call a shelf by another name or code',
    params,
    body: z.object({
      name: line(80).optional().meta({ title: '名称 | Name' }),
      code: line(40, 0).optional().meta({ title: '货号 | Code' }),
    }),
    refuses: [no.NoSuchStock],
  }),
  moveStock: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:stockId/movements'),
    summary: 'More has come, or it was counted again; never fewer than are reserved',
    keyed: true,
    params,
    body: NewMovement,
    refuses: [no.NoSuchStock, no.BelowReserved, no.StockTooMuch],
  }),
  movements: endpoint({
    ...reads,
    path: desk('/:stockId/movements'),
    summary: 'What came and went, the newest first',
    params,
    query: PageQuery,
    returns: page(Movement),
    refuses: [no.NoSuchStock],
  }),
}

// The sales board: what offers brought in so far, minute by minute, and how an earlier sale stood at the same time.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant } from '#kernel/shapes.ts'
import { NoSuchOffer } from './refusals.ts'
import { OfferId, OfferKind, OfferPhase, Price } from './words.ts'

const Counted = z.object({ orders: z.int(), units: z.int(), amount: Price })
/** A minute in which something was paid; minutes in which nothing was are left out. */
export const BoardMinute = Counted.extend({ at: Instant }).meta({ id: 'BoardMinute' })
export const BoardOffer = Counted.extend({
  id: OfferId,
  kind: OfferKind,
  title: z.string(),
  phase: OfferPhase,
  opensAt: Instant,
  closesAt: Instant,
  /** In orders that wait for their payment. */
  waiting: z.int(),
  /** Of all its quotas; null: it has none. */
  quota: z.int().nullable(),
  quotaLeft: z.int().nullable(),
}).meta({ id: 'BoardOffer' })
export const Board = z
  .object({
    at: Instant,
    currency: z.string(),
    opensAt: Instant,
    closesAt: Instant,
    /** Of all of them together; an order by several of them is one order. */
    total: Counted,
    offers: z.array(BoardOffer),
    minutes: z.array(BoardMinute),
    /** The sale before, of the same things; null: there was none. `minute` counts from its opening. */
    before: z
      .object({
        id: OfferId,
        title: z.string(),
        opensAt: Instant,
        minutes: z.array(Counted.extend({ minute: z.int() })),
      })
      .nullable(),
  })
  .meta({ id: 'SalesBoard' })
export type Board = z.output<typeof Board>

export const boardOffersMax = 12
export const boardEndpoints = {
  board: endpoint({
    method: 'GET',
    path: inCommunity('/console/board'),
    summary: 'Money and orders of offers so far and by the minute, and what is left; at most a second old',
    who: 'operator',
    right: 'shop.read',
    shared: true,
    query: z.object({
      /** Ids, with commas between them. */
      offers: z
        .string()
        .max(boardOffersMax * 40)
        .transform(text => [...new Set(text.split(','))].sort())
        .pipe(z.array(OfferId).min(1).max(boardOffersMax)),
    }),
    returns: Board,
    refuses: [NoSuchOffer],
  }),
}

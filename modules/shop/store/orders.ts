// Orders as they stand, and their steps from state to state.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { actorName } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { hot } from '#kernel/db/hot.ts'
import { together } from '#kernel/db/together.ts'
import { newId } from '#kernel/ids.ts'
import type { OrderState } from '../contract/words.ts'
import { own } from './own.ts'

export type OrderRow = Selectable<Tables['shopOrders']> & { state: OrderState }
export type LineRow = Selectable<Tables['shopLines']>

export type KnownOrder = Pick<OrderRow, 'id' | 'state' | 'payable' | 'currency' | 'payUntil' | 'wishHash'>
const byKeyText = `
  select g.n, o.id, o.state, o.payable, o.currency, o.pay_until as "payUntil", o.wish_hash as "wishHash"
    from unnest($2::text[], $3::text[]) with ordinality g(member_id, key, n)
    cross join lateral (select * from shop_orders o
      where o.community_id = $1 and o.member_id = g.member_id and o.key = g.key offset 0) o`

/** The order that stands under a key; looked up together with others, since thousands who are refused ask this. */
export const findByKey = together<{ memberId: string; key: string }, KnownOrder | undefined>({
  most: 256,
  atOnce: 2,
  async write(ctx, asked) {
    const rows = await hot<KnownOrder & { n: number }>(ctx, 'shop.order-by-key', byKeyText, [
      ctx.community.id,
      asked.map(one => one.memberId),
      asked.map(one => one.key),
    ])
    const found = new Map(rows.map(row => [Number(row.n), row]))
    return asked.map((_, n) => found.get(n + 1))
  },
})

export const findOrder = (ctx: Ctx, orderId: string): Promise<OrderRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopOrders')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', orderId)
    .executeTakeFirst() as Promise<OrderRow | undefined>

/** Locks them, in the order of their ids, for the rest of the transaction. */
export const lockOrders = (ctx: Ctx, orderIds: readonly string[]): Promise<OrderRow[]> =>
  own(ctx.db)
    .selectFrom('shopOrders')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where(sql<boolean>`id = any (${orderIds})`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute() as Promise<OrderRow[]>

/** Locks some whose time to pay is over, passing over those that somebody has in hand. */
export const lockUnpaid = (ctx: Ctx, most: number): Promise<OrderRow[]> =>
  own(ctx.db)
    .selectFrom('shopOrders')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('state', 'in', ['created', 'awaiting'])
    .where('payUntil', '<=', ctx.now)
    .orderBy('payUntil')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked()
    .execute() as Promise<OrderRow[]>

export const linesOf = (ctx: Ctx, orderIds: readonly string[]): Promise<LineRow[]> =>
  own(ctx.db)
    .selectFrom('shopLines')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where(sql<boolean>`order_id = any (${orderIds})`)
    .orderBy('orderId')
    .orderBy('line')
    .execute()

type Change = Partial<Pick<OrderRow, 'paidAt' | 'sentAt' | 'doneAt' | 'closedAt' | 'closedWhy' | 'waitsFor'>> & {
  isPaidInFull?: boolean
}
/**
 * Moves orders of one state to another and writes the step of each; gives the ids that moved. Those that stand elsewhere by now
 * are not touched: the caller must look at who is missing.
 */
export async function moveOrders(
  ctx: Ctx,
  orders: readonly Pick<OrderRow, 'id' | 'state'>[],
  to: OrderState,
  { isPaidInFull, ...change }: Change = {},
  note = '',
): Promise<Set<string>> {
  if (orders.length === 0) return new Set()
  const moved = await own(ctx.db)
    .updateTable('shopOrders')
    .set({ state: to, ...change, ...(isPaidInFull ? { paid: sql<number>`payable` } : {}) })
    .where('communityId', '=', ctx.community.id)
    .where(sql<boolean>`id = any (${orders.map(o => o.id)})`)
    .where(sql<boolean>`id || ' ' || state = any (${orders.map(o => `${o.id} ${o.state}`)})`)
    .returning('id')
    .execute()
  const ids = new Set(moved.map(row => row.id))
  await writeSteps(
    ctx,
    orders.filter(o => ids.has(o.id)).map(o => ({ orderId: o.id, from: o.state, to })),
    note,
  )
  return ids
}

async function writeSteps(
  ctx: Ctx,
  steps: readonly { orderId: string; from: string; to: string }[],
  note: string,
): Promise<void> {
  if (steps.length === 0) return
  await sql`
    insert into shop_steps (community_id, order_id, id, from_state, to_state, by, note, at)
    select ${ctx.community.id}, order_id, id, from_state, to_state, ${actorName(ctx.actor)}, ${note}, ${ctx.now}
      from unnest(${steps.map(s => s.orderId)}::text[], ${steps.map(() => newId(ctx, 'stp'))}::text[],
                  ${steps.map(s => s.from)}::text[], ${steps.map(s => s.to)}::text[]) s(order_id, id, from_state, to_state)`.execute(
    ctx.db,
  )
}

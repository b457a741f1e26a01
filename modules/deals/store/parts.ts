// Taking part with an order, from holding to the end.
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import type { PartState, PartWhy } from '../contract.ts'
import { partBefore } from '../rules/states.ts'
import { own } from './own.ts'

export type PartRow = Selectable<Tables['dealsParts']> & { state: PartState }
export type NewPart = Pick<
  PartRow,
  'id' | 'dealId' | 'teamId' | 'memberId' | 'key' | 'orderId' | 'variantId' | 'units' | 'price' | 'restOf' | 'until'
>

/** False when the key, the seat or the rest is there already. */
export const insertPart = async (ctx: Ctx, part: NewPart): Promise<boolean> =>
  (
    await own(ctx.db)
      .insertInto('dealsParts')
      .values({ ...part, communityId: ctx.community.id, state: 'held', at: ctx.now })
      .onConflict(c => c.doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n

const all = (ctx: Ctx) => own(ctx.db).selectFrom('dealsParts').selectAll().where('communityId', '=', ctx.community.id)
const first = (query: ReturnType<typeof all>): Promise<PartRow | undefined> =>
  query.executeTakeFirst() as Promise<PartRow | undefined>
const many = (query: ReturnType<typeof all>): Promise<PartRow[]> => query.execute() as Promise<PartRow[]>

export const findPart = (ctx: Ctx, id: string) => first(all(ctx).where('id', '=', id))
export const findPartByKey = (ctx: Ctx, memberId: string, key: string) =>
  first(all(ctx).where('memberId', '=', memberId).where('key', '=', key))
export const findPartByOrder = (ctx: Ctx, orderId: string) => first(all(ctx).where('orderId', '=', orderId))
export const restOfPart = (ctx: Ctx, partId: string) =>
  first(all(ctx).where('restOf', '=', partId).where('state', 'in', ['held', 'paid', 'granted']))
export const partsById = (ctx: Ctx, ids: readonly string[]) => many(all(ctx).where('id', 'in', ids).orderBy('id'))
export const partsOfTeam = (ctx: Ctx, teamId: string, states: readonly PartState[]) =>
  many(all(ctx).where('teamId', '=', teamId).where('state', 'in', states).orderBy('orderId'))
export const partsOfMember = (ctx: Ctx, dealId: string, memberId: string, states?: readonly PartState[]) => {
  const query = all(ctx).where('dealId', '=', dealId).where('memberId', '=', memberId).orderBy('id', 'desc')
  return many(states ? query.where('state', 'in', states) : query)
}
/** Some of a deal in a state: of the first payments, or of the rests. */
export const somePartsOf = (ctx: Ctx, dealId: string, state: PartState, which: 'first' | 'rest' | 'all', most: number) => {
  const query = all(ctx).where('dealId', '=', dealId).where('state', '=', state).orderBy('id').limit(most)
  return many(which === 'all' ? query : query.where('restOf', which === 'first' ? 'is' : 'is not', null))
}
/** Some that can still be paid back: paid or granted, and not handed over nor given back by hand. */
export const someReturnable = async (ctx: Ctx, dealId: string, after: string, most: number): Promise<{ id: string }[]> =>
  (
    await sql<{ id: string }>`
      select p.id from deals_parts p join shop_order_states o on o.community_id = p.community_id and o.order_id = p.order_id
       where p.community_id = ${ctx.community.id} and p.deal_id = ${dealId} and p.id > ${after} and p.state in ('paid', 'granted')
         and (p.state = 'paid' or o.state in ('paid', 'packed')) order by p.id limit ${most}`.execute(ctx.db)
  ).rows
/** Rests whose goods are handed over, while their own order still waits. */
export const restsToFollow = async (ctx: Ctx, most: number): Promise<{ communityId: string; orderId: string }[]> =>
  (
    await sql<{ communityId: string; orderId: string }>`
      select r.community_id, r.order_id from deals_parts r
        join deals_parts f on f.community_id = r.community_id and f.id = r.rest_of
        join shop_order_states fo on fo.community_id = f.community_id and fo.order_id = f.order_id
        join shop_order_states ro on ro.community_id = r.community_id and ro.order_id = r.order_id
       where r.state = 'granted' and ro.waits_for is not null and ro.state = 'paid' and fo.state in ('sent', 'received', 'redeemed')
       order by 1, 2 limit ${most}`.execute(ctx.db)
  ).rows

interface Change {
  paidAt?: Date | null
  why?: PartWhy
  returned?: number
  refundId?: string | null
}
/** Whether it was where it could become that. */
export async function movePart(
  ctx: Ctx,
  part: Pick<PartRow, 'id' | 'state'>,
  to: PartState,
  change: Change = {},
): Promise<boolean> {
  const moved = await own(ctx.db)
    .updateTable('dealsParts')
    .set({ state: to, ...change, ...(to === 'paid' ? {} : { endedAt: ctx.now }) })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', part.id)
    .where('state', '=', part.state)
    .where('state', 'in', partBefore(to))
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export interface Sum {
  members: number
  units: number
  raised: number
}
/** What is really paid: of the first payments alone, and of these alone that were in time. */
export async function sumPaid(ctx: Ctx, dealId: string): Promise<Sum> {
  const { rows } = await sql<Sum>`
    select count(distinct member_id)::int as members, coalesce(sum(units), 0)::int as units, coalesce(sum(units * price), 0)::bigint as raised
      from deals_parts where ${countsIn} and community_id = ${ctx.community.id} and deal_id = ${dealId}`.execute(ctx.db)
  return rows[0] as Sum
}
export const countsIn = sql<SqlBool>`rest_of is null and state in ('paid', 'granted', 'kept')`

// Dispatch lists: what is on them, and how far their packing or taking back has come.
import { type Selectable, sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { hot } from '#kernel/db/hot.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Dispatch, DispatchFilter } from '../contract/dispatch.ts'
import { own } from './own.ts'

export type DispatchRow = Omit<Selectable<Tables['shopDispatches']>, 'filter'> & { filter: DispatchFilter }
type State = Dispatch['state']

const gatherMsMax = 240_000

function waiting(ctx: Ctx, { productId, offerId, paidFrom, paidUntil }: DispatchFilter) {
  const filters = sql`
    o.community_id = ${ctx.community.id} and o.delivery = 'parcel' and o.waits_for is null
    ${paidFrom ? sql`and o.paid_at >= ${paidFrom}` : sql``} ${paidUntil ? sql`and o.paid_at < ${paidUntil}` : sql``}
    ${
      productId
        ? sql`and exists (select 1 from shop_lines l join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
                where l.community_id = o.community_id and l.order_id = o.id and v.product_id = ${productId})`
        : sql``
    }
    ${
      offerId
        ? sql`and exists (select 1 from shop_lines l where l.community_id = o.community_id and l.order_id = o.id and l.offer_id = ${offerId})`
        : sql``
    }`
  return sql`
    select x.ref, x.order_id from (
      select o.id as ref, o.id as order_id from shop_orders o where o.state = 'paid' and ${filters}
         and not exists (select 1 from shop_gifts g where g.community_id = o.community_id and g.order_id = o.id)
      union all
      select c.id, c.order_id from shop_claims c join shop_orders o on o.community_id = c.community_id and o.id = c.order_id
       where c.community_id = ${ctx.community.id} and c.state = 'claimed' and o.state in ('paid', 'packed') and ${filters}) x
     where not exists (select 1 from shop_dispatch_items i
       where i.community_id = ${ctx.community.id} and i.ref = x.ref and i.taken_back_at is null)`
}

export const countWaiting = async (ctx: Ctx, filter: DispatchFilter): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from (${waiting(ctx, filter)}) w`.execute(ctx.db)).rows[0]?.n ?? 0

/** Everything that waits and stands on no list, in the order of its ids; how many. Of two at a time each takes what the other did not. */
export async function gatherItems(ctx: Ctx, dispatchId: string, filter: DispatchFilter): Promise<number> {
  await sql`set local statement_timeout = ${sql.lit(gatherMsMax)}`.execute(ctx.db)
  const { numAffectedRows } = await sql`
    insert into shop_dispatch_items (community_id, dispatch_id, number, ref, order_id)
    select ${ctx.community.id}, ${dispatchId}, row_number() over (order by w.ref), w.ref, w.order_id from (${waiting(ctx, filter)}) w
    on conflict (community_id, ref) where taken_back_at is null do nothing`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

export const insertDispatch = (ctx: Ctx, row: { id: string; filter: DispatchFilter; parcels: number }) =>
  own(ctx.db)
    .insertInto('shopDispatches')
    .values({
      ...{ communityId: ctx.community.id, id: row.id, state: 'ready' as const, parcels: row.parcels, createdAt: ctx.now },
      ...{ filter: JSON.stringify(row.filter), createdBy: actorName(ctx.actor) },
    })
    .execute()

export const findDispatch = (ctx: Ctx, id: string): Promise<DispatchRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopDispatches')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .executeTakeFirst() as Promise<DispatchRow | undefined>

export async function listDispatches(ctx: Ctx, wish: PageWish) {
  const mark = markOf(wish.cursor, byInstant)
  let query = own(ctx.db).selectFrom('shopDispatches').selectAll().where('communityId', '=', ctx.community.id)
  if (mark) query = query.where(sql<boolean>`(created_at, id) < (${mark[0]}, ${mark[1]})`)
  const rows = (await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
    .execute()) as DispatchRow[]
  return pageOf(rows, wish.limit, row => [row.createdAt, row.id])
}

/** Begins a piece of work on it anew, when it is in one of these states. */
export const moveDispatch = (ctx: Ctx, id: string, from: readonly State[], to: State): Promise<DispatchRow | undefined> =>
  own(ctx.db)
    .updateTable('shopDispatches')
    .set({ state: to, attempt: sql<number>`attempt + 1`, done: 0, kept: 0, endedAt: null })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst() as Promise<DispatchRow | undefined>

/** Ends the work. */
export const settleDispatch = (ctx: Ctx, id: string, attempt: number, to: State): Promise<DispatchRow | undefined> =>
  own(ctx.db)
    .updateTable('shopDispatches')
    .set({ state: to, done: sql<number>`parcels`, endedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .returningAll()
    .executeTakeFirst() as Promise<DispatchRow | undefined>

/** Moves the place from which to go on; false when it is not where this handful began. */
export const passItems = async (
  ctx: Ctx,
  of: { id: string; attempt: number; from: number },
  set: { done: number; packed: number; kept: number },
): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopDispatches')
      .set({ done: set.done, packed: sql<number>`packed + ${set.packed}`, kept: sql<number>`kept + ${set.kept}` })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', of.id)
      .where('attempt', '=', of.attempt)
      .where('done', '=', of.from)
      .executeTakeFirst()
  ).numUpdatedRows === 1n

export interface Item {
  number: number
  ref: string
  orderId: string
  packedAt: Date | null
}
export const itemsAfter = (ctx: Ctx, dispatchId: string, after: number, limit: number): Promise<Item[]> =>
  own(ctx.db)
    .selectFrom('shopDispatchItems')
    .select(['number', 'ref', 'orderId', 'packedAt'])
    .where('communityId', '=', ctx.community.id)
    .where('dispatchId', '=', dispatchId)
    .where('number', '>', after)
    .where('takenBackAt', 'is', null)
    .orderBy('number')
    .limit(limit)
    .execute()

export async function markItems(
  ctx: Ctx,
  dispatchId: string,
  numbers: readonly number[],
  how: 'packed' | 'taken-back',
): Promise<void> {
  if (numbers.length === 0) return
  await sql`
    update shop_dispatch_items set ${how === 'packed' ? sql`packed_at` : sql`taken_back_at`} = ${ctx.now}
     where community_id = ${ctx.community.id} and dispatch_id = ${dispatchId} and number = any (${[...numbers]}::int[])`.execute(
    ctx.db,
  )
}

export interface ListedParcel {
  number: number
  ref: string
  name: string
  phone: string
  region: string
  detail: string
  postcode: string
  contents: string
  units: number
  note: string
  member: string
  paidAt: Date
}
// Without the query builder: the rows that it makes anew outlive their page in the old part of the heap, and a long list would fill it.
const exportText = `
  select i.number, i.ref, a.address ->> 'name' as name, a.address ->> 'phone' as phone, a.address ->> 'region' as region,
         a.address ->> 'detail' as detail, a.address ->> 'postcode' as postcode, l.contents, l.units, o.note,
         coalesce(m.name, '') as member, o.paid_at as "paidAt"
    from (select number, ref, order_id from shop_dispatch_items
           where community_id = $1 and dispatch_id = $2 and number > $3 and taken_back_at is null order by number limit $4) i
    join shop_orders o on o.community_id = $1 and o.id = i.order_id
    left join shop_claims c on c.community_id = $1 and c.id = i.ref and i.ref <> i.order_id
    left join shop_gifts g on g.community_id = $1 and g.order_id = i.order_id and c.id is not null
    left join members_cards m on m.community_id = $1 and m.member_id = coalesce(c.member_id, o.member_id)
    cross join lateral (select coalesce(c.address, o.address) as address) a
    cross join lateral (
      select string_agg(title || ' ×' || coalesce(g.pieces, x.units), '、' order by line) as contents,
             sum(coalesce(g.pieces, x.units))::int as units
        from shop_lines x where x.community_id = $1 and x.order_id = i.order_id
         and not (x.variant_id = any ($5::text[]))) l
   order by i.number`

/** A page of the list as it is written out. `notByHand`: variants that are not packed. */
export const exportPage = (
  ctx: Pick<Ctx, 'db' | 'house' | 'community'>,
  wish: { dispatchId: string; after: number; limit: number; notByHand: readonly string[] },
): Promise<ListedParcel[]> => {
  const values = [ctx.community.id, wish.dispatchId, wish.after, wish.limit, [...wish.notByHand]]
  return hot<ListedParcel>(ctx, 'shop.dispatch-page', exportText, values)
}
export const variantsNotByHand = async (ctx: Ctx): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select v.id from shop_variants v join shop_products d on d.community_id = v.community_id and d.id = v.product_id
       where v.community_id = ${ctx.community.id} and d.kind not in ('goods', 'voucher')`.execute(ctx.db)
  ).rows.map(row => row.id)

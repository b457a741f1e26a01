// Receipts: numbered without gaps, in the order in which they are issued.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { own } from './own.ts'

export interface ReceiptRow {
  year: number
  number: number
  issuedAt: Date
}
const findText = `
  select order_id as "orderId", year, number, issued_at as "issuedAt" from shop_receipts
   where community_id = $1 and order_id = any ($2::text[])`

/** By their orders; those that have one. */
export async function findReceipts(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, ReceiptRow>> {
  const values = [ctx.community.id, orderIds]
  const rows = await hot<ReceiptRow & { orderId: string }>(ctx, 'shop.receipts', findText, values)
  return new Map(rows.map(({ orderId, ...row }) => [orderId, row]))
}

/** Whoever issues holds the year's row until he has committed, so that no number is left out. */
async function holdYear(ctx: Ctx, year: number): Promise<number> {
  const row = { communityId: ctx.community.id, year, last: 0 }
  await own(ctx.db)
    .insertInto('shopReceiptYears')
    .values(row)
    .onConflict(c => c.doNothing())
    .execute()
  const { last } = await own(ctx.db)
    .selectFrom('shopReceiptYears')
    .select('last')
    .where('communityId', '=', ctx.community.id)
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return last
}
const keepLast = (ctx: Ctx, year: number, last: number) =>
  own(ctx.db)
    .updateTable('shopReceiptYears')
    .set({ last })
    .where('communityId', '=', ctx.community.id)
    .where('year', '=', year)
    .execute()

/** One for each of these orders that has none, or of all that were paid in a span; in the order in which they were paid. */
export async function issueReceipts(
  ctx: Ctx,
  year: number,
  of: { orderIds: readonly string[] } | { from: Date; until: Date },
): Promise<void> {
  const last = await holdYear(ctx, year)
  const which =
    'orderIds' in of ? sql`o.id = any (${of.orderIds}::text[])` : sql`o.paid_at >= ${of.from} and o.paid_at < ${of.until}`
  const { numAffectedRows } = await sql`
    insert into shop_receipts (community_id, order_id, year, number, issued_at)
    select o.community_id, o.id, ${year}, ${last} + row_number() over (order by o.paid_at, o.id), ${ctx.now}
      from shop_orders o
     where o.community_id = ${ctx.community.id} and ${which} and o.paid_at is not null and o.state not in ('closed', 'suspense')
       and not exists (select 1 from shop_receipts r where r.community_id = o.community_id and r.order_id = o.id)`.execute(ctx.db)
  await keepLast(ctx, year, last + Number(numAffectedRows ?? 0n))
}

export interface ListedReceipt extends ReceiptRow {
  orderId: string
  memberName: string
  paidAt: Date
  title: string
  currency: string
  goods: number
  discount: number
  postage: number
  credit: number
  pointsWorth: number
  paid: number
  refunded: number
}
export async function receiptsPaid(
  ctx: Ctx,
  wish: { from: Date; until: Date; after: { year: number; number: number }; limit: number },
): Promise<ListedReceipt[]> {
  const { rows } = await sql<ListedReceipt>`
    select r.year, r.number, r.issued_at, o.id as order_id, coalesce(m.name, '') as member_name, o.paid_at, l.title, o.currency, o.goods,
           o.discount, o.postage, o.credit, o.points_worth, o.paid, o.refunded
      from shop_receipts r
      join shop_orders o on o.community_id = r.community_id and o.id = r.order_id
      left join members_cards m on m.community_id = o.community_id and m.member_id = o.member_id
      cross join lateral (select coalesce(string_agg(title || ' ×' || units, '、' order by line), '') as title from shop_lines
        where community_id = o.community_id and order_id = o.id) l
     where r.community_id = ${ctx.community.id} and o.paid_at >= ${wish.from} and o.paid_at < ${wish.until}
       and (r.year, r.number) > (${wish.after.year}, ${wish.after.number})
     order by r.year, r.number limit ${wish.limit}`.execute(ctx.db)
  return rows
}

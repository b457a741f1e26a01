// Receipts: numbered without gaps, in the order in which they are issued.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

export interface ReceiptRow {
  year: number
  number: number
  issuedAt: Date
}
export const findReceipt = (ctx: Ctx, orderId: string): Promise<ReceiptRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopReceipts')
    .select(['year', 'number', 'issuedAt'])
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .executeTakeFirst()

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
  of: { orderId: string } | { from: Date; until: Date },
): Promise<void> {
  const last = await holdYear(ctx, year)
  const which = 'orderId' in of ? sql`o.id = ${of.orderId}` : sql`o.paid_at >= ${of.from} and o.paid_at < ${of.until}`
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

// Orders as lists and as one, for their buyers and for operators.
import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { OrderRow as Shown } from '../contract/orders.ts'

export interface OrderQuery {
  cursor?: string | undefined
  limit: number
  filter: keyof typeof filters
  memberId?: string | undefined
  variantId?: string | undefined
  word?: string | undefined
}

const asksBack = sql`exists (
  select 1 from shop_refund_requests r where r.community_id = o.community_id and r.order_id = o.id and r.state = 'open')`
const lastAsked = sql`(
  select r.state from shop_refund_requests r where r.community_id = o.community_id and r.order_id = o.id order by r.id desc limit 1)`
const filters = {
  all: sql`true`,
  awaiting: sql`o.state in ('created', 'awaiting')`,
  'to-send': sql`o.state in ('paid', 'packed')`,
  sent: sql`o.state = 'sent'`,
  done: sql`o.state in ('received', 'redeemed')`,
  closed: sql`o.state in ('closed', 'refunded')`,
  asked: sql`o.id in (select r.order_id from shop_refund_requests r where r.community_id = o.community_id and r.state = 'open')`,
  // What was declined stays where its buyer looks for it.
  refunds: sql`(o.refunded > 0 or ${lastAsked} in ('open', 'granted', 'declined'))`,
  suspense: sql`o.state = 'suspense'`,
} as const

export const rowColumns = sql`
  o.id, o.member_id, coalesce(m.name, '') as member_name, o.state, o.currency, o.payable, o.paid, o.refunded,
  l.units, l.title, l.picture, o.placed_at, o.pay_until, o.waits_for is not null as waits, o.delivery, ${asksBack} as asks_back, ${lastAsked} as last_asked,
  exists (select 1 from shop_gifts g where g.community_id = o.community_id and g.order_id = o.id) as is_gift`
export const rowSource = sql`
  shop_orders o
  left join members_cards m on m.community_id = o.community_id and m.member_id = o.member_id
  cross join lateral (
    select coalesce(sum(units), 0)::int as units, coalesce(string_agg(title || case when units > 1 then ' ×' || units else '' end, '、' order by line), '') as title,
           (select p.pictures[1] from shop_lines f join shop_variants v on v.community_id = f.community_id and v.id = f.variant_id
              join shop_products p on p.community_id = v.community_id and p.id = v.product_id
             where f.community_id = o.community_id and f.order_id = o.id order by f.line limit 1) as picture
      from shop_lines where community_id = o.community_id and order_id = o.id) l`

/** The newest first: ids are in the order of time. */
export async function listOrders(ctx: Ctx, query: OrderQuery): Promise<Page<Shown>> {
  const mark = markOf(query.cursor, ['id'] as const)
  const parts = [sql<SqlBool>`o.community_id = ${ctx.community.id}`, filters[query.filter]]
  if (mark) parts.push(sql`o.id < ${mark[0]}`)
  if (query.memberId) parts.push(sql`o.member_id = ${query.memberId}`)
  if (query.variantId)
    parts.push(
      sql`exists (select 1 from shop_lines x where x.community_id = o.community_id and x.order_id = o.id and x.variant_id = ${query.variantId})`,
    )
  if (query.word) parts.push(matches(query.word))
  const { rows } = await sql<Shown>`
    select ${rowColumns} from ${rowSource} where ${sql.join(parts, sql` and `)} order by o.id desc limit ${query.limit + 1}`.execute(
    ctx.db,
  )
  return pageOf(rows, query.limit, row => [row.id])
}

function matches(word: string) {
  const folded = word.trim().toLowerCase()
  // An order number is the id without its first letters.
  if (/^(ord_)?[0-9a-hjkmnp-tv-z]{26}$/.test(folded)) return sql`o.id = ${`ord_${folded.replace('ord_', '')}`}`
  const pattern = contains(word.trim())
  return sql`(m.name ilike ${pattern} or o.address ->> 'phone' ilike ${pattern} or o.address ->> 'name' ilike ${pattern})`
}

/** What belongs to one order besides its row. */
export async function readParts(ctx: Ctx, orderId: string): Promise<{ steps: StepRow[]; lines: LinePart[] }> {
  const [steps, lines] = await Promise.all([
    sql<StepRow>`select from_state as "from", to_state as "to", at, by, note from shop_steps
      where community_id = ${ctx.community.id} and order_id = ${orderId} order by id`.execute(ctx.db),
    sql<LinePart>`select l.line, l.variant_id, l.offer_id, l.title, l.units, l.price, l.discount, l.amount, p.pictures[1] as picture,
           coalesce(f.title, '') as why
      from shop_lines l left join shop_offers f on f.community_id = l.community_id and f.id = l.offer_id
      left join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
      left join shop_products p on p.community_id = v.community_id and p.id = v.product_id
     where l.community_id = ${ctx.community.id} and l.order_id = ${orderId} order by l.line`.execute(ctx.db),
  ])
  return { steps: steps.rows, lines: lines.rows }
}
export interface StepRow {
  from: string
  to: string
  at: Date
  by: string
  note: string
}
export interface LinePart {
  line: number
  variantId: string
  offerId: string | null
  title: string
  units: number
  price: number
  discount: number
  amount: number
  picture: string | null
  why: string
}

export async function findShown(ctx: Ctx, orderId: string): Promise<Shown> {
  const { rows } = await sql<Shown>`
    select ${rowColumns} from ${rowSource} where o.community_id = ${ctx.community.id} and o.id = ${orderId}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Error(`${orderId} was there a moment ago`)
  return row
}

/** What is in it, in short: for the page on which it is paid, and the payer's own books. */
export const titleOfOrder = async (ctx: Ctx, orderId: string): Promise<string> => (await findShown(ctx, orderId)).title

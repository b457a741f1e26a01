// The statements by which orders take what there is a limited number of. Called in one transaction, in this order: lock the
// shelves, read what the locks made final, write. Rows are locked in the order of their ids, here and wherever several are.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { outboxJson, type outboxRow } from '#kernel/facts.ts'
import { asking, type Standing, taking } from '../rules/claims.ts'

const lockText = `
  select id, on_hand - reserved as left from shop_stocks
   where community_id = $1 and id = any ($2::text[]) order by id for no key update`

/** What is left of each, until the end of the transaction. A stock that is not there has nothing left. */
export async function lockStocks(ctx: Ctx, stockIds: readonly string[]): Promise<Map<string, number>> {
  if (stockIds.length === 0) return new Map()
  const rows = await hot<{ id: string; left: number }>(ctx, 'shop.lock-stocks', lockText, [ctx.community.id, stockIds])
  return new Map(rows.map(row => [row.id, row.left]))
}

// A statement of its own, so that it sees what those had written who held the locks before. `offset 0`: each is looked up in its
// index; a plan made while the tables are empty would read them whole for ever.
const standText = `
  select 'version' as what, null as a, null as b, version::text as value, null as hash from shop_catalogues where community_id = $1
  union all
  select 'taken', t.offer_id, t.member_id, t.units::text, null
    from unnest($2::text[], $3::text[]) g(offer_id, member_id)
    cross join lateral (select * from shop_takers t
       where t.community_id = $1 and t.offer_id = g.offer_id and t.member_id = g.member_id offset 0) t
  union all
  select 'known', o.member_id, o.key, o.id, o.wish_hash
    from unnest($4::text[], $5::text[]) g(member_id, key)
    cross join lateral (select * from shop_orders o
       where o.member_id = g.member_id and o.key = g.key and o.community_id || '' = $1 offset 0) o`

export interface Asked {
  memberId: string
  key: string
  limits: readonly { offerId: string }[]
}
export async function readStanding(ctx: Ctx, asked: readonly Asked[]): Promise<Omit<Standing, 'left'> & { version: number }> {
  const limited = asked.flatMap(one => one.limits.map(limit => ({ offerId: limit.offerId, memberId: one.memberId })))
  const rows = await hot<{ what: string; a: string; b: string; value: string; hash: string }>(ctx, 'shop.standing', standText, [
    ctx.community.id,
    limited.map(l => l.offerId),
    limited.map(l => l.memberId),
    asked.map(one => one.memberId),
    asked.map(one => one.key),
  ])
  const those = (what: string) => rows.filter(row => row.what === what)
  return {
    version: Number(those('version')[0]?.value ?? 0),
    taken: new Map(those('taken').map(row => [taking(row.a, row.b), Number(row.value)])),
    known: new Map(those('known').map(row => [asking(row.a, row.b), { orderId: row.value, wishHash: row.hash }])),
  }
}

export interface NewOrder {
  id: string
  memberId: string
  key: string
  wishHash: string
  currency: string
  goods: number
  discount: number
  postage: number
  credit: number
  payable: number
  delivery: string
  address: unknown
  note: string
  waitsFor: string | null
  payUntil: Date
  needs: ReadonlyMap<string, number>
  limits: readonly { offerId: string; units: number; max: number }[]
  lines: readonly {
    variantId: string
    offerId: string | null
    title: string
    units: number
    price: number
    discount: number
    amount: number
  }[]
  fact: ReturnType<typeof outboxRow>
}

const reserveText = `
  with locked as materialized (
    select s.id from unnest($2::text[]) c(id) cross join lateral (
      select id from shop_stocks where community_id = $1 and id = c.id limit 1 for no key update) s)
  update shop_stocks s set reserved = s.reserved + c.units
    from unnest($2::text[], $3::int[]) c(id, units) join locked l on l.id = c.id
   where s.community_id = $1 and s.id = c.id and s.reserved + c.units <= s.on_hand
  returning s.id, s.on_hand - s.reserved as left`

/** Reserves what these orders need, if there is as much of everything: what is left of each then; null when there is not. */
export async function reserve(ctx: Ctx, orders: readonly Pick<NewOrder, 'needs'>[]): Promise<Map<string, number> | null> {
  const stocks = summed(orders.flatMap(order => [...order.needs].map(([id, units]) => ({ at: id, units, row: id }))))
  if (stocks.length === 0) return new Map()
  const values = [ctx.community.id, stocks.map(s => s.row), stocks.map(s => s.units)]
  const rows = await hot<{ id: string; left: number }>(ctx, 'shop.reserve', reserveText, values)
  return rows.length === stocks.length ? new Map(rows.map(row => [row.id, row.left])) : null
}

const moreText = `
  update shop_takers s set units = s.units + t.units, units_max = t.units_max
    from unnest($2::text[], $3::text[], $4::int[], $5::int[]) t(offer_id, member_id, units, units_max)
   where s.community_id = $1 and s.offer_id = t.offer_id and s.member_id = t.member_id
  returning 1`

const writeText = `
  with taken as (
    insert into shop_takers (community_id, offer_id, member_id, units, units_max)
    select $1, offer_id, member_id, units, units_max from unnest($2::text[], $3::text[], $4::int[], $5::int[]) t(offer_id, member_id, units, units_max)),
  ordered as (
    insert into shop_orders (community_id, id, member_id, key, wish_hash, state, currency, goods, discount, postage, credit, payable,
                             stocks, units, delivery, address, note, waits_for, placed_at, pay_until)
    select $1, id, member_id, key, wish_hash, 'awaiting', currency, goods, discount, postage, credit, payable,
           stocks::text[], units::int[], delivery, address::jsonb, note, waits_for, $6, pay_until
      from unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[],
                  $16::bigint[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::timestamptz[])
        o(id, member_id, key, wish_hash, currency, goods, discount, postage, credit, payable, stocks, units, delivery, address, note, waits_for, pay_until)),
  lined as (
    insert into shop_lines (community_id, order_id, line, variant_id, offer_id, title, units, price, discount, amount, at)
    select $1, order_id, line, variant_id, offer_id, title, units, price, discount, amount, $6
      from unnest($24::text[], $25::smallint[], $26::text[], $27::text[], $28::text[], $29::int[], $30::bigint[], $31::bigint[], $32::bigint[])
        l(order_id, line, variant_id, offer_id, title, units, price, discount, amount)),
  told as (
    insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id)
    select $1, $6, f."id", $33, $34, f."actor", f."subject", f."payload", f."requestId"
      from jsonb_to_recordset($35::jsonb) f("id" text, "actor" text, "subject" text, "payload" jsonb, "requestId" text))
  select 1`

/** Writes orders with their lines, limits and facts. `taken`: whose limits have a row already. */
export async function writeOrders(ctx: Ctx, orders: readonly NewOrder[], taken: Standing['taken']): Promise<void> {
  const [first] = orders
  if (!first) return
  const limits = summed(
    orders.flatMap(o =>
      o.limits.map(l => ({ at: taking(l.offerId, o.memberId), units: l.units, row: { ...l, memberId: o.memberId } })),
    ),
  )
  const lines = orders.flatMap(order => order.lines.map((line, n) => ({ ...line, orderId: order.id, line: n + 1 })))
  const of = <V>(what: (order: NewOrder) => V): V[] => orders.map(what)
  const fresh = limits.filter(l => !taken.has(l.at))
  await raiseTakers(
    ctx,
    limits.filter(l => taken.has(l.at)),
  )
  await hot(ctx, 'shop.write-orders', writeText, [
    ctx.community.id,
    ...takersOf(fresh),
    ctx.now,
    of(o => o.id),
    of(o => o.memberId),
    of(o => o.key),
    of(o => o.wishHash),
    of(o => o.currency),
    of(o => o.goods),
    of(o => o.discount),
    of(o => o.postage),
    of(o => o.credit),
    of(o => o.payable),
    of(o => `{${[...o.needs.keys()].join(',')}}`),
    of(o => `{${[...o.needs.values()].join(',')}}`),
    of(o => o.delivery),
    of(o => (o.address ? JSON.stringify(o.address) : null)),
    of(o => o.note),
    of(o => o.waitsFor),
    of(o => o.payUntil),
    lines.map(l => l.orderId),
    lines.map(l => l.line),
    lines.map(l => l.variantId),
    lines.map(l => l.offerId),
    lines.map(l => l.title),
    lines.map(l => l.units),
    lines.map(l => l.price),
    lines.map(l => l.discount),
    lines.map(l => l.amount),
    first.fact.name,
    first.fact.version,
    outboxJson(of(o => o.fact)),
  ])
}

interface Taker {
  units: number
  row: { offerId: string; memberId: string; max: number }
}
const takersOf = (limits: readonly Taker[]) => [
  limits.map(l => l.row.offerId),
  limits.map(l => l.row.memberId),
  limits.map(l => l.units),
  limits.map(l => l.row.max),
]
/** Those who have some already; most have not, so that this is a statement of its own. */
async function raiseTakers(ctx: Ctx, limits: readonly Taker[]): Promise<void> {
  if (limits.length === 0) return
  const rows = await hot(ctx, 'shop.raise-takers', moreText, [ctx.community.id, ...takersOf(limits)])
  if (rows.length !== limits.length) throw new Error('the limit of a member was gone')
}

/** One row each, so that no statement meets a row twice; in the order of their ids. */
function summed<Row>(all: readonly { at: string; units: number; row: Row }[]): { at: string; units: number; row: Row }[] {
  const sums = new Map<string, { at: string; units: number; row: Row }>()
  for (const one of all) {
    const there = sums.get(one.at)
    if (there) there.units += one.units
    else sums.set(one.at, { ...one })
  }
  return [...sums.values()].sort((a, b) => (a.at < b.at ? -1 : 1))
}

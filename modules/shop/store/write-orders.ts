// The statement that writes orders, with their lines, what they take of the limits, and their facts. In a sale thousands order the
// same, so what they order is sent once, as a wish, and an order only says which it is.
import type { Ctx } from '#kernel/ctx.ts'
import type { Statement } from '#kernel/db/at-once.ts'
import { hot } from '#kernel/db/hot.ts'
import { type factRow, tellFiled } from '#kernel/facts.ts'
import { orderPlaced } from '../facts.ts'
import { taking } from '../rules/claims.ts'
import { summed } from './claims.ts'

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
  fact: ReturnType<typeof factRow>
}

/** `known`: what becomes of a limit of which its member has taken before. */
const textFor = (known: string) => `
  with wishes as materialized (
    select * from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::text[], $10::text[],
                         $11::text[], $12::text[], $13::jsonb[])
      with ordinality w(currency, goods, discount, postage, credit, payable, stocks, units, delivery, note, waits_for, told, wish)),
  placed as materialized (
    select * from unnest($14::text[], $15::text[], $16::text[], $17::text[], $18::int[], $19::timestamptz[], $20::text[], $21::text[],
                         $22::text[], $23::text[])
      o(id, member_id, key, wish_hash, wish, pay_until, address, fact_id, actor, request_id)),
  taken as (
    insert into shop_takers (community_id, offer_id, member_id, units, units_max)
    select $1, offer_id, member_id, units, units_max
      from unnest($24::text[], $25::text[], $26::int[], $27::int[]) t(offer_id, member_id, units, units_max)
    ${known}),
  ordered as (
    insert into shop_orders (community_id, id, member_id, key, wish_hash, state, currency, goods, discount, postage, credit, payable,
                             stocks, units, delivery, address, note, waits_for, placed_at, pay_until)
    select $1, o.id, o.member_id, o.key, o.wish_hash, 'awaiting', w.currency, w.goods, w.discount, w.postage, w.credit, w.payable,
           w.stocks::text[], w.units::int[], w.delivery, o.address::jsonb, w.note, w.waits_for, $28, o.pay_until
      from placed o join wishes w using (wish)),
  lined as (
    insert into shop_lines (community_id, order_id, line, variant_id, offer_id, title, units, price, discount, amount, at)
    select $1, o.id, l.line, l.variant_id, l.offer_id, l.title, l.units, l.price, l.discount, l.amount, $28
      from placed o
      join unnest($29::int[], $30::smallint[], $31::text[], $32::text[], $33::text[], $34::int[], $35::bigint[], $36::bigint[], $37::bigint[])
        l(wish, line, variant_id, offer_id, title, units, price, discount, amount) using (wish)),
  filed as (
    insert into kernel_facts (community_id, at, id, name, version, actor, subject, payload, request_id)
    select $1, $28, o.fact_id, $38, $39, o.actor, o.id, w.told || jsonb_build_object('orderId', o.id, 'memberId', o.member_id), o.request_id
      from placed o join wishes w using (wish)),
  told as (${tellFiled({ community: '$1', at: '$28::timestamptz', name: '$38', version: '$39::int', ids: '$21' })})
  select 1 / (case when $40::bigint is null or $40 = (select version from shop_catalogues where community_id = $1) then 1 else 0 end) as current`
const text = textFor(
  `on conflict (community_id, offer_id, member_id)
   do update set units = shop_takers.units + excluded.units, units_max = excluded.units_max`,
)
const firstText = textFor('')

/** Writes orders with their lines, limits and facts. */
export async function writeOrders(ctx: Ctx, orders: readonly NewOrder[]): Promise<void> {
  if (orders.length === 0) return
  const { name, text, values } = ordersWritten(ctx, orders)
  await hot(ctx, name, text, values)
  ctx.afterCommit(() => ctx.house.relay.wake(ctx.community.id))
}

/**
 * The same, to be sent among other statements. A limit that is passed, or a key that is known, breaks its constraint. `blind`:
 * nobody looked before, so it fails too when somebody has taken of a limit before, or when this is not the catalogue any more.
 */
export function ordersWritten(ctx: Ctx, orders: readonly NewOrder[], blind?: { version: number }): Statement {
  const { wishes, wishOf } = wishesOf(orders)
  const limits = summed(
    orders.flatMap(o =>
      o.limits.map(l => ({ at: taking(l.offerId, o.memberId), units: l.units, row: { ...l, memberId: o.memberId } })),
    ),
  )
  const lines = wishes.flatMap((wish, n) => wish.lines.map((line, at) => ({ ...line, wish: n + 1, line: at + 1 })))
  const wished = <V>(what: (order: NewOrder) => V): V[] => wishes.map(what)
  const of = <V>(what: (order: NewOrder) => V): V[] => orders.map(what)
  const values = [
    ctx.community.id,
    ...[wished(w => w.currency), wished(w => w.goods), wished(w => w.discount), wished(w => w.postage), wished(w => w.credit)],
    ...[
      wished(w => w.payable),
      wished(w => `{${[...w.needs.keys()].join(',')}}`),
      wished(w => `{${[...w.needs.values()].join(',')}}`),
    ],
    ...[wished(w => w.delivery), wished(w => w.note), wished(w => w.waitsFor), wished(w => toldAlike(w))],
    ...[of(o => o.id), of(o => o.memberId), of(o => o.key), of(o => o.wishHash), wishOf, of(o => o.payUntil)],
    of(o => (o.address ? JSON.stringify(o.address) : null)),
    ...[of(o => o.fact.id), of(o => o.fact.actor), of(o => o.fact.requestId)],
    ...[limits.map(l => l.row.offerId), limits.map(l => l.row.memberId), limits.map(l => l.units), limits.map(l => l.row.max)],
    ctx.now,
    ...[
      lines.map(l => l.wish),
      lines.map(l => l.line),
      lines.map(l => l.variantId),
      lines.map(l => l.offerId),
      lines.map(l => l.title),
    ],
    ...[lines.map(l => l.units), lines.map(l => l.price), lines.map(l => l.discount), lines.map(l => l.amount)],
    ...[orders[0]?.fact.name, orders[0]?.fact.version, blind?.version],
  ]
  return blind ? { name: 'shop.write-first-orders', text: firstText, values } : { name: 'shop.write-orders', text, values }
}

/** What the facts of those with one wish have in common. */
function toldAlike({ memberId, id, payable, currency, lines }: NewOrder): string {
  const told = lines.map(({ variantId, offerId, units, amount }) => ({ variantId, offerId, units, amount }))
  const {
    orderId: _,
    memberId: __,
    ...alike
  } = orderPlaced.payload.parse({ orderId: id, memberId, payable, currency, lines: told })
  return JSON.stringify(alike)
}

/** One order for each wish, and the number of its wish, from 1, for each order. */
function wishesOf(orders: readonly NewOrder[]): { wishes: NewOrder[]; wishOf: number[] } {
  const wishes: NewOrder[] = []
  const numbers = new Map<string, number>()
  const wishOf = orders.map(order => {
    const { currency, goods, discount, postage, credit, payable, delivery, note, waitsFor, needs, lines } = order
    const sums = [currency, goods, discount, postage, credit, payable, delivery, note, waitsFor]
    const alike = JSON.stringify([sums, ...needs, lines])
    const number = numbers.get(alike) ?? wishes.push(order)
    numbers.set(alike, number)
    return number
  })
  return { wishes, wishOf }
}

// The statements by which orders take what there is a limited number of. Called in one transaction, in this order: lock the
// shelves, read what the locks made final, write. Rows are locked in the order of their ids, here and wherever several are.
import type { Ctx } from '#kernel/ctx.ts'
import type { Statement } from '#kernel/db/at-once.ts'
import { hot } from '#kernel/db/hot.ts'
import { asking, type Standing, taking } from '../rules/claims.ts'

const lockText = `
  select id, on_hand - reserved as left from shop_stocks
   where community_id = $1 and id = any ($2::text[]) order by id for no key update`

export const stocksLocked = (ctx: Ctx, stockIds: readonly string[]): Statement => ({
  name: 'shop.lock-stocks',
  text: lockText,
  values: [ctx.community.id, stockIds],
})

/** What is left of each, until the end of the transaction. A stock that is not there has nothing left. */
export async function lockStocks(ctx: Ctx, stockIds: readonly string[]): Promise<Map<string, number>> {
  if (stockIds.length === 0) return new Map()
  const { name, text, values } = stocksLocked(ctx, stockIds)
  return leftIn(await hot(ctx, name, text, values))
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
export type Stood = Omit<Standing, 'left'> & { version: number }

export async function readStanding(ctx: Ctx, asked: readonly Asked[]): Promise<Stood> {
  const { name, text, values } = standingRead(ctx, asked)
  return standingIn(await hot(ctx, name, text, values))
}

export function standingRead(ctx: Ctx, asked: readonly Asked[]): Statement {
  const limited = asked.flatMap(one => one.limits.map(limit => ({ offerId: limit.offerId, memberId: one.memberId })))
  const values = [
    ctx.community.id,
    limited.map(l => l.offerId),
    limited.map(l => l.memberId),
    asked.map(one => one.memberId),
    asked.map(one => one.key),
  ]
  return { name: 'shop.standing', text: standText, values }
}

export function standingIn(answer: readonly unknown[]): Stood {
  const rows = answer as { what: string; a: string; b: string; value: string; hash: string }[]
  const those = (what: string) => rows.filter(row => row.what === what)
  return {
    version: Number(those('version')[0]?.value ?? 0),
    taken: new Map(those('taken').map(row => [taking(row.a, row.b), Number(row.value)])),
    known: new Map(those('known').map(row => [asking(row.a, row.b), { orderId: row.value, wishHash: row.hash }])),
  }
}

// In the order of their ids; `enough` is what a shelf must have for it.
const reserveText = (enough: string) => `
  with locked as materialized (
    select s.id from unnest($2::text[]) c(id) cross join lateral (
      select id from shop_stocks where community_id = $1 and id = c.id limit 1 for no key update) s)
  update shop_stocks s set reserved = s.reserved + c.units
    from unnest($2::text[], $3::int[]) c(id, units) join locked l on l.id = c.id
   where s.community_id = $1 and s.id = c.id ${enough}
  returning s.id, s.on_hand - s.reserved as left`
const ifEnoughText = reserveText('and s.reserved + c.units <= s.on_hand')
const surelyText = reserveText('')

interface Taking {
  needs: ReadonlyMap<string, number>
}
const taken = (orders: readonly Taking[]) =>
  summed(orders.flatMap(order => [...order.needs].map(([id, units]) => ({ at: id, units, row: id }))))

/** Reserves what these orders need, if there is as much of everything: what is left of each then; null when there is not. */
export async function reserve(ctx: Ctx, orders: readonly Taking[]): Promise<Map<string, number> | null> {
  const stocks = taken(orders)
  if (stocks.length === 0) return new Map()
  const values = [ctx.community.id, stocks.map(s => s.row), stocks.map(s => s.units)]
  const rows = await hot<Left>(ctx, 'shop.reserve', ifEnoughText, values)
  return rows.length === stocks.length ? leftIn(rows) : null
}

/** The same, to be sent among other statements: when there is not enough, it breaks `shop_stocks_never_oversold`. */
export function surelyReserved(ctx: Ctx, orders: readonly Taking[]): Statement {
  const stocks = taken(orders)
  const values = [ctx.community.id, stocks.map(s => s.row), stocks.map(s => s.units)]
  return { name: 'shop.reserve-surely', text: surelyText, values }
}
interface Left {
  id: string
  left: number
}
export const leftIn = (answer: readonly unknown[] = []): Map<string, number> =>
  new Map((answer as Left[]).map(row => [row.id, row.left]))

/** One row each, so that no statement meets a row twice; in the order of their ids. */
export function summed<Row>(all: readonly { at: string; units: number; row: Row }[]): { at: string; units: number; row: Row }[] {
  const sums = new Map<string, { at: string; units: number; row: Row }>()
  for (const one of all) {
    const there = sums.get(one.at)
    if (there) there.units += one.units
    else sums.set(one.at, { ...one })
  }
  return [...sums.values()].sort((a, b) => (a.at < b.at ? -1 : 1))
}

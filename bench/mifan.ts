// The whole day of a phone maker's festival of 2015, replayed as fast as it goes: 2.12 million orders of twelve articles for 2.08
// billion yuan, by its published curve, each with its line, reservation, limit, ledger pair and fact.
//   node bench/mifan.ts [--scale=1] [--paid=true]   (paid: settled as well, without a provider's part in it)
// Beside it, in the same run, the bare tables of claim-floor.ts with the same orders. The clock of the orders runs through the day;
// the facts are filed meanwhile, as in the running program.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Ctx } from '#kernel/ctx.ts'
import { withinHot } from '#kernel/db/within.ts'
import { examine } from '#kernel/doctor.ts'
import { claimTogether } from '#modules/shop/commands/claim-orders.ts'
import { settleOrders } from '#modules/shop/index.ts'
import { claimText, saleTables } from './claim-floor.ts'
import { openGround } from './ground.ts'
import { claimsOf } from './sale-batches.ts'
import { openSaleGround } from './sale-ground.ts'
import { perSecond, printTable, times } from './table.ts'

const given = (name: string, otherwise: string): string =>
  process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const scale = Number(given('scale', '1'))
const isPaid = given('paid', 'false') === 'true'
const ordersAll = Math.round(2_120_000 * scale)
const fenAll = Math.round(208_000_000_000 * scale)
const size = 256

// Published: the share of the money, and the minute by which it was there.
const curve = [
  [0, 0],
  [1 / 20.8, 8.5],
  [5 / 20.8, 63.85],
  [10 / 20.8, 176.3],
  [1, 1_440],
] as const
function minuteOf(share: number): number {
  const n = Math.max(
    1,
    curve.findIndex(([until]) => share <= until),
  )
  const [[from, begins], [to, ends]] = [curve[n - 1] as readonly [number, number], curve[n] as readonly [number, number]]
  return begins + ((share - from) / (to - from)) * (ends - begins)
}

// Twelve articles; the last one's price makes the sum, and what is left of it by division falls to its first order.
const prices = [49_900, 69_900, 69_900, 79_900, 79_900, 99_900, 99_900, 99_900, 119_900, 129_900, 149_900]
const each = Math.floor(ordersAll / 12)
const counts = [...prices.map(() => each), ordersAll - each * 11]
const lastPrice = Math.floor((fenAll - prices.reduce((sum, price) => sum + price * each, 0)) / (counts[11] as number))
const articles = [...prices, lastPrice]
const fenSold = articles.reduce((sum, price, n) => sum + price * (counts[n] as number), 0)

const ground = await openGround()
const floorUrl = await ground.database('floor')
const oursUrl = await ground.database('ours')

async function replayFloor(): Promise<number> {
  const pool = new pg.Pool({ connectionString: floorUrl, max: 2 })
  await pool.query(saleTables)
  for (const [n, count] of counts.entries()) await pool.query('insert into thing values ($1, $2)', [n + 1, count])
  const started = performance.now()
  let next = 0
  const lane = async () => {
    while (next < ordersAll) {
      const from = next
      next += size
      const buyers = Array.from({ length: Math.min(size, ordersAll - from) }, (_, i) => from + i)
      const article = (Math.floor(from / size) % 12) + 1
      await pool.query({ name: 'claim', text: claimText, values: [article, buyers] })
    }
  }
  await Promise.all([lane(), lane()])
  await pool.end()
  return (performance.now() - started) / 1_000
}

const sale = await openSaleGround(oursUrl, 1)
const at = await Promise.all(articles.map((price, n) => sale.openSale(counts[n] as number, price)))
const claims = await Promise.all(at.map(of => claimsOf(sale.ctx, of)))
const dayBegins = sale.ctx().now
const paces: number[] = []

async function replayOurs(): Promise<number> {
  const left = [...counts]
  let next = 0
  let done = 0
  let over = false
  let mark = { done: 0, at: performance.now() }
  const started = performance.now()
  const lane = async () => {
    while (next < ordersAll) {
      const first = next
      const article = left.indexOf(Math.max(...left))
      const count = Math.min(size, left[article] as number)
      next += count
      left[article] = (left[article] as number) - count
      const now = new Date(dayBegins.getTime() + minuteOf(first / ordersAll) * 60_000)
      const ctx: Ctx = { ...sale.ctx(), now }
      const batch = Array.from({ length: count }, (_, i) => claims[article]?.(ctx, first + i) as never)
      const verdicts = await Promise.all(batch.map(claim => claimTogether(ctx, claim)))
      if (verdicts.some(v => v.kind !== 'placed'))
        throw new Error(`an order came to ${verdicts.find(v => v.kind !== 'placed')?.kind}`)
      if (isPaid) await payFor(ctx, batch)
      done += count
      if (done - mark.done >= ordersAll / 10) {
        paces.push(((done - mark.done) / (performance.now() - mark.at)) * 1_000)
        mark = { done, at: performance.now() }
      }
    }
  }
  const filing = (async () => {
    while (!over) {
      await sale.house.relay.drain()
      await pause(20)
    }
  })()
  await Promise.all([lane(), lane(), lane(), lane()])
  over = true
  await filing
  await sale.house.relay.drain()
  return (performance.now() - started) / 1_000
}
const payFor = (ctx: Ctx, batch: readonly { id: string; payable: number }[]) =>
  withinHot(ctx, async ctx => {
    const payments = batch.map(({ id, payable }) => ({
      ...{ orderId: id, paymentId: `pay${id.slice(3)}`, provider: 'sandbox', amount: payable, currency: 'CNY' },
    }))
    const outcomes = await settleOrders(ctx, payments)
    if (outcomes.some(one => one.outcome !== 'paid')) throw new Error('a payment was not taken')
  })

const raw = await replayFloor()
const mine = await replayOurs()
const { pool } = sale.house.database
const { rows } = await pool.query(
  `select count(*)::int as orders, sum(payable)::bigint as fen, pg_size_pretty(pg_database_size(current_database())) as size from shop_orders`,
)
// As autovacuum has done by the end of a day, and without the limits of everyday statements.
const keeper = new pg.Client({ connectionString: oursUrl })
await keeper.connect()
await keeper.query('analyze')
await keeper.end()
const found = await examine(sale.ctx())
// Settled without a provider there are no payments to compare the clearing accounts with.
const beside = isPaid ? /^(kernel\.|payments\.clearing)/ : /^kernel\./
const broken = found.mistakes.filter(m => !beside.test(m.law))
printTable(`the festival's day at ${scale * 100} %`, [
  {
    what: `${ordersAll.toLocaleString('en')} orders${isPaid ? ', placed and paid' : ''}, with ledger and facts`,
    floor: `${(raw / 60).toFixed(2)} min`,
    ours: `${(mine / 60).toFixed(2)} min`,
    ratio: times(mine / raw),
    target: '≤ 10×',
    met: mine / raw <= 10,
  },
  {
    what: 'orders a second',
    floor: perSecond(ordersAll / raw),
    ours: perSecond(ordersAll / mine),
    ratio: '',
    target: '',
    met: true,
  },
  {
    what: 'orders a second by tenths of the day',
    floor: '',
    ours: paces.map(pace => Math.round(pace).toLocaleString('en')).join(' '),
    ratio: `last ${times((paces.at(-1) ?? 0) / (paces[0] ?? 1))} of first`,
    target: 'flat',
    met: (paces.at(-1) ?? 0) >= (paces[0] ?? 0) * 0.7,
  },
  {
    what: 'orders, yuan',
    floor: `${ordersAll.toLocaleString('en')}, ${(fenSold / 100).toLocaleString('en')}`,
    ours: `${rows[0].orders.toLocaleString('en')}, ${(Number(rows[0].fen) / 100).toLocaleString('en')}`,
    ratio: rows[0].size,
    target: 'equal',
    met: rows[0].orders === ordersAll && Number(rows[0].fen) === fenSold,
  },
  {
    what: `what the doctor finds, by ${found.laws} laws`,
    floor: '',
    ours: broken.map(m => m.law).join(' ') || 'nothing',
    ratio: `${(found.tookMs / 1_000).toFixed(1)} s`,
    target: 'nothing',
    met: broken.length === 0,
  },
])
await sale.close()
await ground.end()

// A1, A2, A4, A6, A7: a sale of one thing that everybody wants, through the real API and in process, beside the least that a
// correct server must do.
//   node bench/sale.ts [--seconds=8] [--only=http,batches,edge,history]
// Every order is durable before it is answered, limited to one for each member, carries its own key, reserves stock, stands in
// the ledger and is told as a fact. Afterwards the doctor looks for what must never be.
import pg from 'pg'
import { examine } from '#kernel/doctor.ts'
import { type Shot, shoot } from './cannon.ts'
import { claimFloor, saleTables } from './claim-floor.ts'
import { floorToken } from './floor-data.ts'
import { openGround, type Server } from './ground.ts'
import { batchesOf } from './sale-batches.ts'
import { openSaleGround } from './sale-ground.ts'
import { ms, perSecond, printTable, type Row, times } from './table.ts'

const given = (name: string, otherwise: string): string =>
  process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const seconds = Number(given('seconds', '8'))
const only = new Set(given('only', 'http,batches,edge,history').split(','))
const buyers = 130_000

const ground = await openGround()
const floorUrl = await ground.database('floor')
const oursUrl = await ground.database('ours')
const batchUrl = await ground.database('batches')
const floorDb = new pg.Client({ connectionString: floorUrl })
await floorDb.connect()
await floorDb.query(saleTables)
const sale = await openSaleGround(oursUrl, buyers)
const floor = await ground.server('bench/floor-server.ts', { DATABASE_URL: floorUrl }, '/health')
const ours = await ground.server('apps/server/main.ts', { DATABASE_URL: oursUrl, DATA_DIR: `${ground.folder}/ours` }, '/readyz')
const rows: Row[] = []

let turn = 0
const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
const restock = async (units: number) => {
  await floorDb.query('truncate bought')
  await floorDb.query('delete from thing')
  await floorDb.query('insert into thing values (1, $1)', [units])
}
interface Run {
  connections?: number
  seconds?: number
  amount?: number
}
const floorRun = (run: Run) =>
  shoot({
    url: `${floor.url}/buy`,
    method: 'POST',
    headers: json,
    connections: 64,
    warm: 0,
    ...run,
    request: () => ({ headers: { authorization: `Bearer ${floorToken(++turn)}` }, body: '{}' }),
  })
const oursRun = (server: Server, at: { variantId: string; offerId: string }, run: Run) => {
  const body = JSON.stringify({ lines: [{ variantId: at.variantId, units: 1, offerId: at.offerId }] })
  let buyer = 0
  return shoot({
    url: `${server.url}/api/communities/${sale.communityId}/orders`,
    method: 'POST',
    headers: json,
    connections: 64,
    warm: 0,
    ...run,
    // Each request is another member's, as long as there are any.
    request: () => {
      buyer = (buyer % buyers) + 1
      return { headers: { cookie: sale.cookieOf(buyer), 'idempotency-key': `sale-${at.offerId}-${buyer}` }, body }
    },
  })
}
const soldOf = async (stockId: string): Promise<number> =>
  Number(
    (
      await (
        await admin()
      ).query(`select count(*) as n from shop_orders where $1 = any (stocks) and state <> 'closed'`, [stockId])
    ).rows[0].n,
  )
let adminDb: pg.Client | undefined
async function admin(): Promise<pg.Client> {
  if (adminDb) return adminDb
  adminDb = new pg.Client({ connectionString: oursUrl })
  await adminDb.connect()
  return adminDb
}

if (only.has('http')) {
  await restock(2_000_000_000)
  // Until the programs are compiled for what they do: theirs is a few lines, ours is a shop.
  await floorRun({ seconds: 3 })
  for (let n = 0; n < 4; n++) await oursRun(ours, await sale.openSale(1_000_000, 98_100), { seconds: 4 })
  const floors: Shot[] = []
  const runs: Shot[] = []
  for (let n = 0; n < 2; n++) {
    floors.push(await floorRun({ seconds }))
    runs.push(await oursRun(ours, await sale.openSale(1_000_000, 98_100), { seconds }))
  }
  floors.push(await floorRun({ seconds }))
  // A busy neighbour takes from either: the better run of each.
  const best = floors.reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
  const mine = runs.reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
  const ratio = mine.perSecond / best.perSecond
  rows.push({
    what: 'A1 orders a second over HTTP, 64 buyers',
    floor: perSecond(best.perSecond),
    ours: perSecond(mine.perSecond),
    ratio: times(ratio),
    target: '≥ 50 %',
    met: ratio >= 0.5 && mine.not2xx === 0,
  })
  for (const [name, at] of [
    ['median', 'p50'],
    ['99 of 100 answers by', 'p99'],
  ] as const)
    rows.push({
      what: `A1 ${name}`,
      floor: ms(best[at]),
      ours: ms(mine[at]),
      ratio: times(mine[at] / Math.max(best[at], 1)),
      target: at === 'p99' ? '≤ 50 ms' : '',
      met: at !== 'p99' || mine.p99 <= 50,
    })
}

if (only.has('batches')) {
  const inProcess = await openSaleGround(batchUrl, 1)
  const { offerId, variantId } = await inProcess.openSale(1_000_000_000, 98_100)
  const batches = await batchesOf(inProcess.ctx, { offerId, variantId })
  await batches.run(256, 1_500)
  const floorBatches = await ground.database('floorbatches')
  const raw = await claimFloor(floorBatches, 256, 2, seconds * 1_000)
  const mine = await batches.run(256, seconds * 1_000)
  rows.push({
    what: 'A2 orders a second in process, batches of 256, all rows',
    floor: perSecond(raw),
    ours: perSecond(mine),
    ratio: times(mine / raw),
    target: '≥ 19 % (20,000 at 103,000)',
    met: mine / raw >= 20_000 / 103_000,
  })
  await inProcess.close()
}

if (only.has('edge')) {
  const at = await sale.openSale(3_001, 98_100)
  const shot = await oursRun(ours, at, { amount: 20_000 })
  const sold = await soldOf(at.stockId)
  rows.push({
    what: `A3 sold of 3,001 when ${(20_000).toLocaleString('en')} ask`,
    floor: '3,001',
    ours: sold.toLocaleString('en'),
    ratio: perSecond(shot.perSecond),
    target: '3,001',
    met: sold === 3_001,
  })
}

if (only.has('history'))
  for (const [what, units, price, mustS, wasS] of [
    ['A6 first 100 M yuan: 101,923 orders', 101_923, 98_100, 40, 510],
    ['A7 8,000 boxes', 8_000, 49_900, 4, 5_400],
    ['A7 10,000 boxes', 10_000, 49_900, 5, 18_000],
  ] as const) {
    const at = await sale.openSale(units, price)
    const started = performance.now()
    await oursRun(ours, at, { amount: units })
    const took = (performance.now() - started) / 1_000
    const sold = await soldOf(at.stockId)
    rows.push({
      what,
      floor: `${wasS.toLocaleString('en')} s in history`,
      ours: `${took.toFixed(1)} s`,
      ratio: times(wasS / took),
      target: `≤ ${mustS} s`,
      met: took <= mustS && sold === units,
    })
  }

const found = await examine(sale.ctx())
const broken = found.mistakes.filter(m => !m.law.startsWith('kernel.'))
rows.push({
  what: `what the doctor finds afterwards, by ${found.laws} laws`,
  floor: '',
  ours: broken.map(m => m.law).join(' ') || 'nothing',
  ratio: '',
  target: 'nothing',
  met: broken.length === 0,
})
printTable('sale', rows)
await adminDb?.end()
await floorDb.end()
await sale.close()
await ground.end()

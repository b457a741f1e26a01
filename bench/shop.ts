// Buying and looking in the shop, beside the shops that people use today, where they run.
//   node bench/shop.ts [--seconds=8] [--only=reads,purchase,sale,edge] [--vendure=…] [--medusa=…]   (how they are given: peers.ts)
// purchase: an ordinary thing from the cart to the receipt. sale: one thing that everybody wants (A1), ours in its one call,
// durable, limited to one each and reserved; the peers in the fewest calls that they allow. edge: a hundred pieces, until there is
// none left; what was confirmed beyond them is sold and does not exist. 64 buyers at once; 32 connections that read.
import pg from 'pg'
import { examine } from '#kernel/doctor.ts'
import { type Shot, shoot } from './cannon.ts'
import { saleTables } from './claim-floor.ts'
import { letIn, type Told } from './crowd.ts'
import { floorToken } from './floor-data.ts'
import { openGround } from './ground.ts'
import { fillShelves, openOurShop, readsOf, type Shelf } from './our-shop.ts'
import type { Peer } from './peer.ts'
import { openPeers } from './peers.ts'
import { openSaleGround } from './sale-ground.ts'
import { ms, perSecond, printTable, type Row, times } from './table.ts'

const given = (name: string, otherwise: string): string =>
  process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const seconds = Number(given('seconds', '8'))
const only = new Set(given('only', 'reads,purchase,sale,edge').split(','))
const atOnce = 64
const members = 100_000
const pieces = 100

const peers = await openPeers(atOnce)
const ground = await openGround()
const oursUrl = await ground.database('ours')
const sale = await openSaleGround(oursUrl, members)
const shelves = await fillShelves(sale)
const env = { DATABASE_URL: oursUrl, DATA_DIR: `${ground.folder}/ours` }
const server = await ground.server('apps/server/main.ts', env, '/readyz')
const shop = openOurShop(server, sale)
const rows: Row[] = []

interface Rate {
  perSecond: number
  done: number
  failed: number
}
type Beside<T> = ReadonlyMap<Peer, T>
/** What each peer makes of it, one after the other, while the others rest. */
async function besides<T>(act: (peer: Peer) => Promise<T>): Promise<Beside<T>> {
  const made = new Map<Peer, T>()
  for (const peer of peers) made.set(peer, await act(peer))
  return made
}
const say = <T>(made: Beside<T>, words: (one: T) => string): Record<string, string> =>
  Object.fromEntries([...made].map(([peer, one]) => [peer.name, words(one)]))
const failedOf = ({ done, failed }: Rate): string =>
  failed > 0 ? `, ${Math.round((failed / (failed + done)) * 100)} % failed` : ''
/** A rate, how many times it goes into ours, and how much of it went wrong. */
const rateBeside = (ours: number) => (one: Rate) =>
  one.done > 0 ? `${perSecond(one.perSecond)} (${times(ours / one.perSecond)}${failedOf(one)})` : `none in ${seconds} s`
const rateOf = (shot: Shot): Rate => {
  const failed = shot.not2xx + shot.errors
  return { perSecond: shot.perSecond, done: Math.round(shot.perSecond * seconds) - failed, failed }
}
const add = (row: Partial<Row> & Pick<Row, 'what' | 'ours'>): void =>
  void rows.push({ floor: '', ratio: '', target: '', met: true, ...row })
function tellWhy(name: string, { failed, why }: Told): void {
  if (failed > 0) console.error(`${name}: ${failed} failed, the first: ${why}`)
}

async function reads(): Promise<void> {
  const reader = await ground.server('apps/server/main.ts', { ...env, HOLD_ANSWERS: 'false' }, '/readyz')
  for (const [name, what] of [
    ['list', 'a page of 20 products'],
    ['product', 'a product'],
  ] as const) {
    const read = await shoot({ ...readsOf(reader, sale, shelves)[name], seconds })
    const held = await shoot({ ...readsOf(server, sale, shelves)[name], seconds })
    const theirs = await besides(async peer => rateOf(await shoot({ ...peer.reads[name], seconds })))
    for (const [how, mine] of [
      ['read from the database', read],
      ['held as bytes', held],
    ] as const) {
      const met = mine.not2xx + mine.errors === 0
      add({ what: `${what}, ${how}`, beside: say(theirs, rateBeside(mine.perSecond)), ours: perSecond(mine.perSecond), met })
    }
  }
  await reader.end()
}

async function purchase(): Promise<void> {
  const ours = (seconds: number, run: string) =>
    letIn({
      atOnce,
      seconds,
      async act(_who, turn) {
        await shop.purchase(1 + (turn % members), `${run}-${turn}`, shelves[turn % shelves.length] as Shelf)
        return 'done'
      },
    })
  const at = (peer: Peer, atOnce: number, seconds: number) =>
    letIn({
      atOnce,
      seconds,
      async act(who, turn) {
        const order = await peer.buy(who, peer.things[turn % peer.things.length] as string)
        if (order === null) throw new Error('there is none left')
        await peer.readReceipt(who, order)
        return 'done'
      },
    })
  await ours(2, 'warm-up')
  const mine = await ours(seconds, 'measured')
  tellWhy('ours', mine)
  const theirs = await besides(async peer => {
    await at(peer, 2, 2)
    const told = await at(peer, atOnce, seconds)
    tellWhy(peer.name, told)
    return told
  })
  const what = 'a purchase: cart, order, payment, receipt'
  add({ what, beside: say(theirs, rateBeside(mine.perSecond)), ours: perSecond(mine.perSecond), met: mine.failed === 0 })
  add({ what: 'the same, median', beside: say(theirs, one => ms(one.p50)), ours: ms(mine.p50) })
  add({ what: 'the same, 99 of 100 are through by', beside: say(theirs, one => ms(one.p99)), ours: ms(mine.p99) })
}

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
async function floorOfSale() {
  const url = await ground.database('floor')
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  await db.query(`${saleTables} insert into thing values (1, 2000000000)`)
  await db.end()
  const floor = await ground.server('bench/floor-server.ts', { DATABASE_URL: url }, '/health')
  let turn = 0
  const request = () => ({ headers: { authorization: `Bearer ${floorToken(++turn)}` }, body: '{}' })
  return {
    end: floor.end,
    run: () => shoot({ url: `${floor.url}/buy`, method: 'POST', headers: json, connections: atOnce, seconds, request }),
  }
}

async function ourSale(seconds: number): Promise<Shot> {
  const { variantId, offerId } = await sale.openSale(1_000_000, 98_100)
  const body = JSON.stringify({ lines: [{ variantId, units: 1, offerId }] })
  let buyer = 0
  return shoot({
    ...{ url: `${server.url}/api/communities/${sale.communityId}/orders`, method: 'POST', headers: json, warm: 0 },
    ...{ connections: atOnce, seconds },
    request() {
      buyer = (buyer % members) + 1
      return { headers: { cookie: sale.cookieOf(buyer), 'idempotency-key': `sale-${offerId}-${buyer}` }, body }
    },
  })
}
const buyOf = (peer: Peer, thing: string) => async (who: number) => ((await peer.buy(who, thing)) === null ? 'gone' : 'done')

async function hotSale(): Promise<void> {
  const floor = await floorOfSale()
  const first = await floor.run()
  await ourSale(2)
  const mine = await ourSale(seconds)
  const second = await floor.run()
  await floor.end()
  const best = first.perSecond > second.perSecond ? first : second
  const theirs = await besides(async peer => {
    const told = await letIn({ atOnce, seconds, act: buyOf(peer, await peer.putThing(1_000_000)) })
    tellWhy(peer.name, told)
    return told
  })
  const least: Record<string, number> = { Vendure: 400, Medusa: 2_500 }
  const enough = [...theirs].every(([peer, one]) => mine.perSecond >= (least[peer.name] ?? 0) * one.perSecond)
  add({
    ...{ what: 'A1 orders of one thing that all want', floor: perSecond(best.perSecond), ours: perSecond(mine.perSecond) },
    ...{ beside: say(theirs, rateBeside(mine.perSecond)), ratio: times(mine.perSecond / best.perSecond) },
    target: ['≥ 50 %', ...peers.map(({ name }) => `${least[name]}× ${name}`)].join(', '),
    met: enough && mine.perSecond >= best.perSecond / 2 && mine.not2xx === 0,
  })
  add({
    ...{ what: 'A1 99 of 100 answers by', floor: ms(best.p99), beside: say(theirs, one => ms(one.p99)), ours: ms(mine.p99) },
    ...{ target: '≤ 50 ms', met: mine.p99 <= 50 },
  })
}

async function edge(): Promise<void> {
  const at = await sale.openSale(pieces, 98_100)
  const mine = await letIn({
    ...{ atOnce, seconds },
    act: async (_who, turn) => ((await shop.order(turn + 1, `edge-${turn}-order`, at)) ? 'done' : 'gone'),
  })
  tellWhy('ours', mine)
  const theirs = await besides(async peer => {
    // They are slow: until everybody has been told no, or this is over.
    const told = await letIn({ atOnce, seconds: 8 * seconds, act: buyOf(peer, await peer.putThing(pieces)) })
    tellWhy(peer.name, told)
    return told
  })
  const beyond = (one: Told) => `${Math.max(0, one.done - pieces)} (${one.done} confirmed${failedOf(one)})`
  add({
    ...{ what: `A1 sold beyond the ${pieces} pieces there are`, beside: say(theirs, beyond), ours: beyond(mine), target: '0' },
    met: mine.done === pieces && mine.failed === 0,
  })
}

const jobs = { reads, purchase, sale: hotSale, edge }
try {
  for (const [name, job] of Object.entries(jobs)) if (only.has(name)) await job()
  const { mistakes, laws } = await examine(sale.ctx())
  const broken = mistakes.filter(m => !m.law.startsWith('kernel.')).map(m => m.law)
  const ours = broken.join(' ') || 'nothing'
  add({ what: `what the doctor finds afterwards, by ${laws} laws`, ours, target: 'nothing', met: broken.length === 0 })
  printTable(`shop, ${atOnce} buyers`, rows)
} finally {
  for (const peer of peers) peer.close()
  shop.close()
  await sale.close()
  await ground.end()
}

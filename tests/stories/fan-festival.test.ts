// The sale of the fans' festival: coupons at every full hour, three flash sales side by side, figures that equal the rows, and a list
// by which all that was paid is sent.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { type Crowd, each, hourMs, type Market, openMarket, orderState, yuan } from './market.ts'

let market: Market
let here: string
let fans: SignedInMember[]
const paid: { orderId: string; amount: number; units: number; sale: string }[] = []
before(async () => {
  market = await openMarket('fan-festival', '2026-04-01T02:00:00Z')
  here = `/communities/${market.club.id}`
})
after(() => market.close())
const desk = (route: string, body?: object) => {
  const [method, path] = route.split(' ')
  return market.asks(market.mei, `${method} ${here}/console${path}`, body)
}

test('two weeks of warming up: each day has its silhouette and its reveal', async () => {
  const { days } = await market.asks(market.mei, `GET ${here}/content/calendar?from=2026-04-01&days=14`)
  assert.equal(days.length, 14)
  for (const day of days)
    assert.deepEqual(day.entries.flatMap((entry: any) => entry.slot?.ref ?? []).toSorted(), [
      'festival-news',
      'reveal',
      'silhouette',
    ])
})

test('at every full hour so many coupons and not one more; who has his share gets none', async () => {
  fans = await market.people(60, '粉丝')
  const [noodle, ride] = [await market.id('coupons', 'noodle-partner'), await market.id('coupons', 'ride-partner')]
  const take = (who: SignedInMember, batchId: string) => market.tries(who, `POST ${here}/coupon-batches/${batchId}/coupons`)
  await market.world.advance(new Date(market.at(14, '10:00').getTime() - 1_000))
  assert.equal((await take(fans[0] as SignedInMember, noodle)).body.code, 'shop.not-taken-now')
  const all = new Set<string>()
  for (const hour of [0, 1, 2]) {
    await market.world.advance(new Date(market.at(14, '10:00').getTime() + hour * hourMs))
    const waiting = fans.filter(who => !all.has(who.memberId))
    const answers = await each(waiting, 8, who => take(who, noodle))
    for (const [n, answer] of answers.entries()) if (answer.status === 200) all.add(waiting[n]?.memberId as string)
    assert.equal(answers.filter(answer => answer.status === 200).length, 20, `at hour ${hour}`)
    assert.ok(answers.every(answer => answer.status === 200 || answer.body.code === 'shop.coupons-gone'))
  }
  // All sixty have theirs; nobody takes a second.
  assert.equal((await take(fans[0] as SignedInMember, noodle)).body.code, 'shop.coupons-all-yours')
  // Three hours of fifteen wait for whoever comes; two for each.
  const rides = await each([...fans, ...fans], 8, who => take(who, ride))
  assert.equal(rides.filter(answer => answer.status === 200).length, 45)
  const batch = await desk(`GET /coupon-batches/${noodle}`)
  assert.deepEqual([batch.taken, batch.released, batch.total], [60, 60, 240])
})

const sales = ['phone-sale', 'bracelet-sale', 'power-sale'] as const
const lineOf = async (sale: string, variant: string, units: number) => ({
  variantId: await market.id('variants', variant),
  offerId: await market.id('offers', sale),
  units,
})

test('three flash sales side by side, each to its last piece, each with its limit for one person', async () => {
  const phone = await lineOf('phone-sale', 'phone-white', 1)
  const bracelet = await lineOf('bracelet-sale', 'bracelet-plain', 2)
  const power = await lineOf('power-sale', 'power-bank-large', 3)
  // Forty fans over HTTP, with their coupons, while thousands want the same things.
  const over = await each(fans.slice(0, 40), 8, async (who, n) => {
    const line = [phone, bracelet, power][n % 3] as typeof phone
    const { items } = await market.asks(who, `GET ${here}/coupons`)
    const coupon = items.find((one: any) => one.partner === '巷口面馆')
    const answer = await market.orders(who, [line], { coupons: [coupon.id] })
    assert.ok(answer.orderId, JSON.stringify(answer))
    // One more than the limit is one too many, whatever the key.
    assert.equal((await market.orders(who, [{ ...line, units: 1 }])).code, 'shop.over-limit')
    return { ...answer, who, n, line }
  })
  const crowds = await Promise.all([market.crowd(400, phone), market.crowd(300, bracelet), market.crowd(300, power)])
  const counted = (n: number) => over.filter(one => one.n % 3 === n).length
  assert.deepEqual(
    crowds.map((crowd: Crowd) => crowd.verdicts['placed']),
    [300 - counted(0), 200 - counted(1), 200 - counted(2)],
  )
  for (const { verdicts } of crowds) assert.deepEqual(Object.keys(verdicts).toSorted(), ['placed', 'sold-out'])
  const stranger = fans[50] as SignedInMember
  for (const line of [phone, bracelet, power]) {
    const { code } = await market.orders(stranger, [{ ...line, units: 1 }])
    assert.equal(code, 'shop.sold-out')
  }
  await payAll(over, crowds)
})

/** The fans pay by the wire, of each crowd a part; the others let it be. */
async function payAll(
  over: { who: SignedInMember; orderId?: string; payable: number; n: number; line: { units: number } }[],
  crowds: Crowd[],
) {
  await each(over, 4, async ({ who, orderId, payable, n, line }) => {
    await (n < 6 ? market.paysOnPage(who, orderId as string) : market.pays(who, orderId as string))
    paid.push({ orderId: orderId as string, amount: payable, units: line.units, sale: sales[n % 3] as string })
  })
  const price = [yuan(1_299), 2 * yuan(59), 3 * yuan(69)]
  for (const [n, crowd] of crowds.entries())
    await each(crowd.placed.slice(0, 40), 6, async ({ orderId, actor }) => {
      await market.pays({ actor }, orderId)
      paid.push({ orderId, amount: price[n] as number, units: n + 1, sale: sales[n] as string })
    })
}

test('what was not paid in fifteen minutes is for sale again', async () => {
  await market.world.advance(16 * 60_000)
  const bracelet = await lineOf('bracelet-sale', 'bracelet-plain', 2)
  const [late] = fans.slice(55) as [SignedInMember]
  const { orderId, payable } = await market.orders(late, [bracelet])
  await market.paysOnPage(late, orderId as string)
  paid.push({ orderId: orderId as string, amount: payable, units: 2, sale: 'bracelet-sale' })
  await market.quiet()
})

test('the figures of the board are those of the rows', async () => {
  await market.world.advance(2_000)
  const ids = await Promise.all(sales.map(sale => market.id('offers', sale)))
  const board = await desk(`GET /board?offers=${ids.join(',')}`)
  for (const [n, sale] of sales.entries()) {
    const rows = paid.filter(one => one.sale === sale)
    const shown = board.offers.find((one: any) => one.id === ids[n])
    assert.deepEqual([shown.orders, shown.units], [rows.length, rows.reduce((sum, one) => sum + one.units, 0)], sale)
  }
  assert.equal(board.total.orders, paid.length)
  const { rows } = await market.world.house.database.pool.query(
    `select count(*)::int as orders, sum(l.amount)::int as amount from shop_lines l
       join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
      where l.community_id = $1 and l.offer_id = any($2) and o.paid_at is not null`,
    [market.club.id, ids],
  )
  assert.deepEqual([board.total.orders, board.total.amount], [rows[0].orders, rows[0].amount])
  const minutes = board.minutes.reduce((sum: number, one: any) => sum + one.amount, 0)
  assert.equal(minutes, board.total.amount)
})

test('the same night everything that was paid is on one list, as a file, and packed by it', async () => {
  const everything = { productId: null, offerId: null, paidFrom: null, paidUntil: null }
  assert.deepEqual(await desk('POST /dispatch-counts', everything), { parcels: paid.length })
  const list = await desk('POST /dispatches', { ...everything, pack: true })
  await market.world.settle()
  const text = await fileOf(list.id)
  for (const { orderId } of paid) assert.ok(text.includes(orderId.replace('ord_', '')), orderId)
  assert.equal(text.trim().split('\n').length, paid.length + 1)
  assert.deepEqual([...new Set(await Promise.all(paid.map(one => orderState(market, one.orderId))))], ['packed'])
  assert.deepEqual(await desk('POST /dispatch-counts', everything), { parcels: 0 })
  await market.quiet()
})

async function fileOf(dispatchId: string): Promise<string> {
  const secret = await market.world.house.sessions.open(market.world.ctx(), 'operator', market.mei.operatorId, 'the tests')
  const { cookieNames } = await import('#kernel/http/caller.ts')
  const answer = await market.world.app.inject({
    method: 'POST',
    url: `/api${here}/console/dispatches/${dispatchId}/file`,
    headers: {
      cookie: `${cookieNames(market.world.house.settings.publicUrl).operator}=${secret}`,
      'sec-fetch-site': 'same-origin',
    },
    payload: { format: 'csv' },
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.body
}

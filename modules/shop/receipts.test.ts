// Receipts: numbered in turn, each once, and a month of them for the books.
import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { exportReceipts, showReceipt } from './commands/issue-receipts.ts'
import { placeOrder } from './commands/place-order.ts'
import { breaches, pay, putThing } from './fixtures/stall.ts'

let world: World
let ling: SignedInMember
let mei: SignedInOperator
before(async () => {
  world = await openWorld({ startsAt: '2026-03-30T00:00:00Z' })
  ;[ling, mei] = [await world.member('凌 <b>'), await world.operator('梅', 'owner')]
})
after(() => world.close())

let keys = 0
async function bought(price: number): Promise<string> {
  const { variantId } = await putThing(world.ctx(), { title: '茶 & <点心>', price, onHand: 5 })
  const wish = { lines: [{ variantId, units: 2, offerId: null }], address: null, note: '', credit: 0 }
  const { orderId } = await placeOrder(world.ctx(ling.actor), { ...wish, key: `rcp-${String(++keys).padStart(8, '0')}` })
  await pay(world.ctx(), orderId)
  return orderId
}

test('forty ask at once for ten receipts: ten numbers in turn, each order its own for ever', async () => {
  const ids: string[] = []
  for (let n = 0; n < 10; n++) ids.push(await bought(1_050))
  const asked = await Promise.all(ids.flatMap(id => [1, 2, 3, 4].map(() => showReceipt(world.ctx(), id))))
  const numbers = new Set(asked.map(one => `${one.orderId} ${one.number}`))
  assert.equal(numbers.size, 10)
  assert.deepEqual(
    [...new Set(asked.map(one => one.number))].sort(),
    Array.from({ length: 10 }, (_, n) => `2026-${String(n + 1).padStart(6, '0')}`),
  )
  assert.deepEqual([asked[0]?.paid, asked[0]?.provider, asked[0]?.lines[0]?.units], [2_100, 'sandbox', 2])
  assert.deepEqual(await breaches(world), [])
})

test('as a page it executes nothing, and nobody sees that of another', async () => {
  const id = await bought(500)
  const at = `GET /communities/${world.club.id}/orders/${id}/receipt`
  const page = await world.app.inject({
    url: `/api/communities/${world.club.id}/orders/${id}/receipt/page`,
    headers: ling.headers,
  })
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /茶 &#38; &#60;点心&#62;/)
  assert.doesNotMatch(page.body, /<b>|<点心>/)
  assert.match(page.body, /10\.00 CNY/)
  assert.equal((await ask(world, at, { cookie: ling.cookie })).body.paid, 1_000)
  const bo = await world.member('博')
  assert.equal((await ask(world, at, { cookie: bo.cookie })).status, 404)
  await assert.rejects(showReceipt(world.ctx(), id, bo.memberId), e => e instanceof Refused)
})

test('a month by the calendar of the community, all of it, also what nobody asked for', async () => {
  // 31 March 23:59 and 1 April 00:01 in Shanghai.
  await world.advance(new Date('2026-03-31T15:59:00Z'))
  const march = await bought(100)
  await world.advance(2 * 60_000)
  const april = await bought(200)
  const of = async (month: string) =>
    text((await exportReceipts(world.ctx(mei.actor), { month, format: 'csv' })).body as NodeJS.ReadableStream)
  const lines = (await of('2026-03')).trim().split('\r\n')
  assert.equal(lines.length, 1 + 12)
  assert.ok(lines.some(line => line.includes(march.slice(4)) && line.includes(',2,sandbox,0,CNY')))
  assert.ok(!lines.some(line => line.includes(april.slice(4))))
  assert.equal((await of('2026-04')).trim().split('\r\n').length, 2)
  assert.deepEqual(await breaches(world), [])
})

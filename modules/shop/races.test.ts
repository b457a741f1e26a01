// Everything at once, on real connections: paying against closing, refunds against each other, and any moves in any order. What
// is sold, reserved, paid and given back is exact in the end, whoever came first.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { within } from '#kernel/db/within.ts'
import { ctxFor } from '#kernel/house.ts'
import { systemRandom } from '#kernel/random.ts'
import { Refused } from '#kernel/refusal.ts'
import { raise } from '#tests/raise.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { closeOrder, closeUnpaid } from './commands/close-orders.ts'
import { placeOrder } from './commands/place-order.ts'
import { askRefund } from './commands/refund-order.ts'
import { settleOrders } from './commands/settle-payments.ts'
import { breaches, putOffer, putThing, stockNow } from './fixtures/stall.ts'
import { findOrder } from './store/orders.ts'

let world: World
let buyers: SignedInMember[]
before(async () => {
  world = await openWorld()
  buyers = await Promise.all(['Ling', 'Bo', 'Chen', 'Dan'].map(name => world.member(name)))
})
after(() => world.close())

let keys = 0
const key = () => `race-${String(++keys).padStart(8, '0')}`
const buy = (who: SignedInMember, variantId: string, units = 1, offerId: string | null = null) =>
  placeOrder(world.ctx(who.actor), { lines: [{ variantId, units, offerId }], address: null, note: '', credit: 0, key: key() })
const pay = async (orderId: string, amount: number): Promise<string> => {
  const payment = { orderId, paymentId: `pay_${orderId}`, provider: 'sandbox', amount, currency: 'CNY' }
  return (await within(world.ctx(), ctx => settleOrders(ctx, [payment])))[0]?.outcome ?? ''
}
const refused = (error: unknown): string => {
  if (error instanceof Refused) return error.refusal.code
  throw error
}

test('sixty payments against the closing of the same sixty orders: each is paid or closed, and its goods are sold or free', async () => {
  const box = await putThing(world.ctx(), { title: '书箱', price: 100, onHand: 60 })
  const orders = await Promise.all(
    Array.from({ length: 60 }, (_, n) => buy(buyers[n % buyers.length] as SignedInMember, box.variantId)),
  )
  const later = new Date(world.clock.now().getTime() + 31 * 60_000)
  const close = () => closeUnpaid.run({ ...world.ctx(), now: later }, {})
  const [outcomes] = await Promise.all([
    Promise.all(orders.map(({ orderId }) => pay(orderId, 100))),
    ...Array.from({ length: 4 }, close),
  ])
  const states = await Promise.all(orders.map(async ({ orderId }) => (await findOrder(world.ctx(), orderId))?.state))
  for (const [n, outcome] of outcomes.entries()) assert.equal(states[n], outcome === 'paid' ? 'paid' : 'closed')
  const paid = outcomes.filter(outcome => outcome === 'paid').length
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 60 - paid, reserved: 0 })
  assert.deepEqual(await breaches(world), [])
})

test('two payments of one order that arrive together: one pays it, the other is told that it is paid', async () => {
  const box = await putThing(world.ctx(), { title: '茶', price: 100, onHand: 5 })
  const { orderId } = await buy(buyers[0] as SignedInMember, box.variantId)
  const payments = ['pay_one', 'pay_two'].map(paymentId => ({
    orderId,
    paymentId,
    provider: 'sandbox',
    amount: 100,
    currency: 'CNY',
  }))
  assert.deepEqual(await within(world.ctx(), ctx => settleOrders(ctx, payments)), [
    { outcome: 'paid' },
    { outcome: 'late', state: 'paid' },
  ])
})

test('forty refunds of a tenth at once: ten are made, and never more than was paid', async () => {
  const box = await putThing(world.ctx(), { title: '茶', price: 1_000, onHand: 5 })
  const { orderId } = await buy(buyers[0] as SignedInMember, box.variantId)
  await pay(orderId, 1_000)
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      askRefund(world.ctx(), { orderId, key: key(), amount: 100, reason: '破损' }).then(() => 'made', refused),
    ),
  )
  assert.equal(answers.filter(answer => answer === 'made').length, 10)
  assert.equal((await findOrder(world.ctx(), orderId))?.refunded, 1_000)
  assert.deepEqual(await breaches(world), [])
})

test('called off and paid at the same moment: one of the two', async () => {
  const box = await putThing(world.ctx(), { title: '灯', price: 500, onHand: 40 })
  const ling = buyers[0] as SignedInMember
  const orders = await Promise.all(Array.from({ length: 40 }, () => buy(ling, box.variantId)))
  await Promise.all(
    orders.map(async ({ orderId }) => {
      const [paid, off] = await Promise.all([
        pay(orderId, 500),
        closeOrder(world.ctx(ling.actor), orderId, { memberId: ling.memberId }).then(() => 'closed', refused),
      ])
      assert.deepEqual([paid, off].sort(), paid === 'paid' ? ['paid', 'shop.order-moved-on'] : ['closed', 'late'])
    }),
  )
  assert.deepEqual(await breaches(world), [])
})

test('any moves of four members at once, over a shelf that runs out and an offer with limits: every sum holds', async () => {
  const move = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    units: fc.integer({ min: 1, max: 4 }),
    byOffer: fc.boolean(),
    next: fc.constantFrom('pay', 'pay twice', 'call off', 'pay and give back', 'nothing'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 40 }), async moves => {
      const box = await putThing(world.ctx(), { title: '石榴', price: 300, onHand: 25 })
      const offerId = await putOffer(world.ctx(), { variantId: box.variantId, price: 200, quota: 12, perMemberMax: 5 })
      const given = await Promise.all(
        moves.map(async ({ who, units, byOffer, next }) => {
          const member = buyers[who] as SignedInMember
          const placed = await buy(member, box.variantId, units, byOffer ? offerId : null).catch(error => {
            refused(error)
            return null
          })
          if (!placed || next === 'nothing') return placed ? { units, off: 0 } : null
          const { orderId, payable } = placed
          if (next === 'call off') {
            await closeOrder(world.ctx(member.actor), orderId, { memberId: member.memberId })
            return null
          }
          const paid = await Promise.all(
            next === 'pay twice' ? [pay(orderId, payable), pay(orderId, payable)] : [pay(orderId, payable)],
          )
          assert.equal(paid.filter(outcome => outcome === 'paid').length, 1)
          if (next !== 'pay and give back') return { units, off: units }
          await askRefund(world.ctx(), { orderId, key: key(), amount: payable, reason: '不要了', restock: true })
          return null
        }),
      )
      const kept = given.filter(one => one !== null)
      const sum = (what: (one: { units: number; off: number }) => number) => kept.reduce((all, one) => all + what(one), 0)
      assert.ok(sum(one => one.units) <= 25)
      const stock = await stockNow(world.ctx(), box.stockId as string)
      assert.deepEqual(stock, { onHand: 25 - sum(one => one.off), reserved: sum(one => one.units - one.off) })
      assert.deepEqual(await breaches(world), [])
    }),
    { numRuns: 12 },
  )
})

test('of plenty, nobody is looked at before he is believed: keys, limits and a changed catalogue hold all the same', async () => {
  const box = await putThing(world.ctx(), { title: '春茶', price: 300, onHand: 5_000 })
  const offerId = await putOffer(world.ctx(), { variantId: box.variantId, price: 200, perMemberMax: 2 })
  const many = await Promise.all(Array.from({ length: 16 }, (_, n) => world.member(`Buyer ${n}`)))
  const ask = (who: SignedInMember, key: string) =>
    placeOrder(world.ctx(who.actor), {
      ...{ lines: [{ variantId: box.variantId, units: 1, offerId }], address: null, note: '' },
      credit: 0,
      key,
    })
  const shop = async (who: SignedInMember, n: number) => {
    const said: string[] = []
    for (const round of [1, 2, 3]) {
      const key = `plenty-${n}-${round}`
      const first = await ask(who, key).then(placed => placed.orderId, refused)
      // The answer was lost on its way: asked again, it is the same.
      assert.equal(await ask(who, key).then(placed => placed.orderId, refused), first)
      said.push(first)
    }
    return said
  }
  const changing = Array.from({ length: 5 }, () => putThing(world.ctx(), { title: '糕', price: 1, onHand: 1 }))
  const [said] = await Promise.all([Promise.all(many.map(shop)), ...changing])
  for (const [one, two, three] of said) {
    assert.match(`${one} ${two}`, /^ord_\w+ ord_\w+$/)
    assert.equal(three, 'shop.over-limit')
  }
  assert.equal(new Set(said.flat()).size, 33)
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 5_000, reserved: 32 })
  assert.deepEqual(await breaches(world), [])
})

test('what another process put on sale a moment ago is sold here at once', async () => {
  const box = await putThing(world.ctx(), { title: '月饼', price: 300, onHand: 9 })
  const [ling] = buyers as [SignedInMember]
  await buy(ling, box.variantId)
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-other-'))
  const databaseUrl = String(world.house.database.connection.connectionString)
  const other = await raise({ databaseUrl, folder, clock: world.clock, random: systemRandom })
  try {
    const ctx = ctxFor(other.house, { actor: { kind: 'system', name: 'test' }, community: world.club })
    const offerId = await putOffer(ctx, { variantId: box.variantId, price: 200 })
    assert.equal((await buy(ling, box.variantId, 1, offerId)).payable, 200)
  } finally {
    await other.app.close()
    await other.house.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

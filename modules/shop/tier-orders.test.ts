// Tiers are bought like everything else: paid once they are held, bought twice the second goes back, given back they are paid out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ctxFor } from '#kernel/house.ts'
import { beginPayment } from '#modules/payments/index.ts'
import { planOf } from '#modules/tiers/fixtures/cast.ts'
import { mayNow } from '#modules/tiers/index.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { breaches } from './fixtures/stall.ts'
import { findOrder } from './store/orders.ts'

let world: World
let counter: Counter
let ling: SignedInMember
// Made at the beginning: Mei's session does not last for the days of these stories.
let onSale: { first: string; second: string; forLife: string }
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ling = await world.member('Ling')
  onSale = {
    first: await tierOnSale({}),
    second: await tierOnSale({}),
    forLife: await tierOnSale({ months: null, earnMonths: 60 }),
  }
})
after(() => world.close())

async function tierOnSale(terms: object): Promise<string> {
  const plan = await planOf(world.ctx(), { dues: 12_000, months: 12, rights: ['听全部'], ...terms })
  const made = await counter.desk('POST', '/products', {
    ...{ kind: 'tier', title: '铁杆会员', delivery: 'none', variants: [{ price: 12_000, planId: plan.id, opening: null }] },
  })
  assert.ok(made.id, JSON.stringify(made))
  await counter.desk('POST', `/products/${made.id}/sale`)
  return made.variants[0].id
}
const payFor = async ({ orderId }: { orderId: string }) => {
  const ctx = ctxFor(world.house, { actor: ling.actor, community: world.club })
  const { id } = await beginPayment(ctx, orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
  await payIt(world, id)
}
const buy = (variantId: string) => counter.as(ling, 'POST', '/orders', { lines: [{ variantId }] })

test('paid, it is held at that moment; given back within seven days, all of it is on its way back', async () => {
  const placed = await buy(onSale.first)
  assert.equal(await mayNow(world.ctx(), ling.memberId, '听全部'), false)
  await payFor(placed)
  assert.equal(await mayNow(world.ctx(), ling.memberId, '听全部'), true)
  const { holdings } = await counter.as(ling, 'GET', '/tiers/mine')
  const grantedAt = world.clock.now()
  await world.advance(3 * 86_400_000)
  const quote = await counter.as(ling, 'GET', `/tiers/holdings/${holdings[0].id}/return`)
  assert.deepEqual(
    [quote.whole, quote.total, quote.wholeUntil],
    [true, 12_000, new Date(grantedAt.getTime() + 7 * 86_400_000).toISOString()],
  )
  const { refund } = await counter.as(ling, 'POST', `/tiers/holdings/${holdings[0].id}/return`)
  assert.equal(refund, 12_000)
  assert.equal(await mayNow(world.ctx(), ling.memberId, '听全部'), false)
  await world.settle()
  const order = await findOrder(world.ctx(), placed.orderId)
  assert.deepEqual([order?.state, order?.refunded], ['refunded', 12_000])
  assert.deepEqual(await breaches(world), [])
})

test('after seven days it is not given back without a reason', async () => {
  const placed = await buy(onSale.second)
  await counter.pay(placed)
  const { holdings } = await counter.as(ling, 'GET', '/tiers/mine')
  const held = holdings.find((h: { state: string }) => h.state === 'standing')
  await world.advance(8 * 86_400_000)
  const quote = await counter.as(ling, 'GET', `/tiers/holdings/${held.id}/return`)
  assert.deepEqual([quote.whole, quote.wholeUntil < world.clock.now().toISOString()], [false, true])
  assert.equal(await counter.as(ling, 'POST', `/tiers/holdings/${held.id}/return`), 'tiers.past-returning')
})

test('for life, bought twice before either was paid: the second payment finds no use and goes back', async () => {
  const [one, other] = [await buy(onSale.forLife), await buy(onSale.forLife)]
  assert.equal(await counter.pay(one), 'paid')
  assert.equal(await counter.pay(other), 'late')
  assert.equal((await findOrder(world.ctx(), other.orderId))?.state, 'closed')
  assert.deepEqual(await breaches(world), [])
})

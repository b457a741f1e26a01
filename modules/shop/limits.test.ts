// However much is asked for: what no order and no shelf can hold is refused in words, and nothing of it is written.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { breaches } from './fixtures/stall.ts'

let world: World
let counter: Counter
let ling: SignedInMember
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ling = await world.member('凌')
})
after(() => world.close())

const most = 100_000_000_000
const address = { name: '凌', phone: '13800138000', region: '上海市', detail: '某路 1 号' }
async function forSale(product: object): Promise<string> {
  const made = await counter.desk('POST', '/products', { kind: 'goods', title: '船', delivery: 'pickup', ...product })
  await counter.desk('POST', `/products/${made.id}/sale`)
  return made.variants[0].id
}
/** What the order and its quote say; they say the same. */
async function answer(lines: object[], more: object = {}): Promise<string> {
  const wish = { lines, ...more }
  const [quoted, placed] = [
    await counter.as(ling, 'POST', '/order-quotes', wish),
    await counter.as(ling, 'POST', '/orders', wish),
  ]
  if (typeof placed === 'string') assert.equal(quoted, placed)
  else assert.equal(quoted.payable, placed.payable)
  return typeof placed === 'string' ? placed : 'placed'
}

test('units by price, and many lines together', async () => {
  const [dear, cheap] = [
    await forSale({ variants: [{ price: most, opening: null }] }),
    await forSale({ variants: [{ price: 9_000_000, opening: null }] }),
  ]
  assert.equal(await answer([{ variantId: dear }]), 'placed')
  assert.equal(await answer([{ variantId: dear, units: 2 }]), 'shop.too-much')
  assert.equal(await answer([{ variantId: dear, units: 10_000 }]), 'shop.too-much')
  assert.equal(await answer([{ variantId: cheap, units: 10_000 }]), 'placed')
  assert.equal(await answer(Array.from({ length: 50 }, () => ({ variantId: cheap, units: 10_000 }))), 'shop.too-much')
})

test('more pieces of one thing than a line holds', async () => {
  const pin = await forSale({ variants: [{ price: 1, opening: null }] })
  assert.equal(await answer([{ variantId: pin, units: 10_001 }]), 'house.invalid')
  const twice = [
    { variantId: pin, units: 10_000 },
    { variantId: pin, units: 10_000 },
  ]
  assert.equal(await answer(twice), 'shop.too-much')
})

test('postage on top, once for each to whom it is sent', async () => {
  const ship = await forSale({ delivery: 'parcel', variants: [{ price: most, opening: null }] })
  const box = await forSale({ delivery: 'parcel', variants: [{ price: 100, opening: null }] })
  const dear = { flat: 100_000_000, freeFrom: null, regions: [] }
  assert.deepEqual(await counter.desk('PUT', '/postage', dear), dear)
  assert.equal(await answer([{ variantId: ship }], { address }), 'shop.too-much')
  const gift = { pieces: 1, words: '', days: 15, perPersonMax: 1 }
  assert.equal(await answer([{ variantId: box, units: 900 }], { gift }), 'placed')
  assert.equal(await answer([{ variantId: box, units: 1_000 }], { gift }), 'shop.too-much')
})

test('credit without end', async () => {
  const product = { kind: 'credit', title: '充值', delivery: 'none' }
  const purse = await forSale({ ...product, variants: [{ price: 1, credit: most, opening: null }] })
  assert.equal(await answer([{ variantId: purse, units: 10_000 }]), 'shop.too-much')
})

test('a shelf holds so many and no more', async () => {
  const made = await counter.desk('POST', '/stocks', { name: '针', opening: 100_000_000 })
  const more = () => counter.desk('POST', `/stocks/${made.id}/movements`, { why: 'restocked', units: 100_000_000 })
  let said: any
  for (let times = 0; times < 25 && typeof said !== 'string'; times++) said = await more()
  assert.equal(said, 'shop.stock-too-much')
  assert.equal(await counter.desk('GET', '/stocks?leftMax=9007199254740991'), 'house.invalid')
})

test('a batch of coupons has an end', async () => {
  const at = (n: number) => new Date(world.clock.now().getTime() + n * 60_000).toISOString()
  const releases = (from: number) => Array.from({ length: 100 }, (_, n) => ({ at: at(from + n), units: 10_000_000 }))
  const batch = await counter.batch({ kind: 'fixed', title: '券', amountOff: 100, releases: releases(1) })
  assert.equal(batch.total, 1_000_000_000)
  const more = (from: number, of = batch) =>
    counter.desk('POST', `/coupon-batches/${of.id}/releases`, { releases: releases(from).slice(0, 1) })
  assert.equal(await more(300), 'shop.batch-too-much')
  const small = await counter.batch({ kind: 'fixed', title: '小', amountOff: 100, releases: releases(1).slice(0, 1) })
  assert.equal(await more(1, small), 'shop.batch-too-much', 'at the same moment')
  assert.equal((await more(2, small)).total, 20_000_000)
  const twice = [...releases(1), ...releases(101)]
  const said = await counter.batch({ kind: 'fixed', title: '多', amountOff: 100, releases: twice })
  assert.equal(said, 'shop.batch-too-much')
})

test('nothing of it was written', async () => {
  assert.deepEqual(await breaches(world), [])
})

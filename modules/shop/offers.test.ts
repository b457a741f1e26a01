// Offers: by the clock, for their buyers, never worse than announced; and races that oversell none of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mistakes, planOf } from '#modules/tiers/fixtures/cast.ts'
import { makeRound, mayNow } from '#modules/tiers/index.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { breaches } from './fixtures/stall.ts'

const hourMs = 3_600_000
let world: World
let counter: Counter
let ling: SignedInMember
let bo: SignedInMember
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
})
after(() => world.close())

const at = (ms: number) => new Date(world.clock.now().getTime() + ms).toISOString()
const order = (who: SignedInMember, lines: unknown[], more: object = {}) => counter.as(who, 'POST', '/orders', { lines, ...more })
const factsOf = async (name: string) =>
  (
    await world.house.database.pool.query('select subject from kernel_facts where name = $1 and community_id = $2', [
      name,
      world.club.id,
    ])
  ).rows.map(row => row.subject)

test('a flash sale opens and ends by the clock, is told of, and only grows', async () => {
  const { variantId, productId } = await counter.goods('手机', 98_100, 100)
  const items = [{ variantId, price: 88_800, quota: 3 }]
  const offer = await counter.offer({ kind: 'flash', title: '十点秒杀', opensAt: at(hourMs), closesAt: at(2 * hourMs), items })
  assert.deepEqual([offer.phase, offer.quota, offer.warnings], ['coming', 3, []])
  const line = { variantId, offerId: offer.id }
  assert.equal(await order(ling, [line]), 'shop.offer-not-open')
  const shown = async () => (await counter.as(ling, 'GET', `/shop/products/${productId}`)).variants[0].offers[0]
  assert.deepEqual([(await shown()).phase, (await shown()).left], ['coming', 3])
  const change = (body: object) => counter.desk('PATCH', `/offers/${offer.id}`, body)
  assert.equal(await change({ items: [{ variantId, price: 88_800, quota: 2 }] }), 'shop.only-better')
  assert.equal(await change({ closesAt: at(1.5 * hourMs) }), 'shop.only-better')
  assert.equal((await change({ items: [{ variantId, price: 88_800, quota: 4 }], closesAt: at(3 * hourMs) })).quota, 4)
  await world.advance(hourMs)
  assert.deepEqual(await factsOf('shop.offer-opened'), [offer.id])
  assert.equal((await order(ling, [{ ...line, units: 4 }])).payable, 4 * 88_800)
  assert.equal(await order(bo, [line]), 'shop.sold-out')
  assert.equal((await order(bo, [{ variantId }])).payable, 98_100, 'the rest of the shelf costs as usual')
  await world.advance(1.5 * hourMs)
  assert.equal((await shown()).phase, 'running', 'it was lengthened')
  await world.advance(hourMs)
  assert.equal(await order(bo, [line]), 'shop.not-in-offer')
  assert.deepEqual(await factsOf('shop.offer-ended'), [offer.id])
  assert.equal(await change({ title: '太迟' }), 'shop.offer-over')
  const copy = await counter.desk('POST', `/offers/${offer.id}/copies`, { opensAt: at(hourMs), closesAt: at(2 * hourMs) })
  assert.deepEqual([copy.phase, copy.quota, copy.title], ['draft', 4, '十点秒杀'])
  assert.deepEqual(await breaches(world), [])
})

test('a struck-out price is what was really paid, and only where it is higher', async () => {
  const { variantId, productId } = await counter.goods('茶', 3_000, 100)
  const strikeNow = async () => (await counter.as(ling, 'GET', `/shop/products/${productId}`)).variants[0].offers[0].strike
  const first = await counter.offer({ kind: 'price', title: '开张', items: [{ variantId, price: 2_500 }] })
  assert.equal(await strikeNow(), null, 'it was never sold before')
  await counter.desk('POST', `/offers/${first.id}/ending`)
  const placed = await order(ling, [{ variantId }])
  await counter.pay(placed)
  await order(ling, [{ variantId }])
  await world.advance(hourMs)
  const dear = await counter.offer({ kind: 'price', title: '特惠', items: [{ variantId, price: 3_100 }] })
  assert.deepEqual(
    dear.warnings.map((w: any) => w.kind),
    ['not-below-usual'],
  )
  assert.equal(await strikeNow(), null)
  await counter.desk('POST', `/offers/${dear.id}/ending`)
  await counter.offer({ kind: 'price', title: '特惠', items: [{ variantId, price: 2_400 }] })
  assert.equal(await strikeNow(), 3_000)
  const [line] = (await counter.as(ling, 'POST', '/order-quotes', { lines: [{ variantId }] })).lines
  assert.deepEqual([line.price, line.usual, line.why], [2_400, 3_000, '特惠'])
})

test('upgrades are shown beside the smaller one; what is opened for holders is asked of them', async () => {
  const small = await counter.goods('小盒', 10_000, 10)
  const large = await counter.goods('大盒', 15_000, 10)
  const up = await counter.offer({
    ...{ kind: 'upgrade', title: '加 20 元换大盒' },
    items: [{ variantId: large.variantId, price: 12_000, fromVariantId: small.variantId }],
  })
  const quote = await counter.as(ling, 'POST', '/order-quotes', { lines: [{ variantId: small.variantId }] })
  assert.deepEqual(
    quote.upgrades.map((u: any) => [u.offerId, u.name, u.price, u.more]),
    [[up.id, '大盒', 12_000, 2_000]],
  )
  assert.equal((await order(ling, [{ variantId: large.variantId, offerId: up.id }])).payable, 12_000)
  await counter.offer({
    kind: 'price',
    title: '会员价',
    needsRight: '铁杆',
    items: [{ variantId: small.variantId, price: 8_000 }],
  })
  const mine = (who: SignedInMember) => counter.as(who, 'GET', `/shop/mine?productId=${small.productId}`)
  assert.deepEqual((await mine(ling)).prices, [])
  const plan = await planOf(world.ctx(), { name: '铁杆', rights: ['铁杆'], dues: 20_000 })
  const tier = await counter.desk('POST', '/products', {
    kind: 'tier',
    title: '铁杆会员',
    variants: [{ price: 1, planId: plan.id }],
  })
  assert.equal(tier.variants[0].price, 20_000, 'it costs what its plan says')
  await counter.desk('POST', `/products/${tier.id}/sale`)
  await counter.pay(await order(ling, [{ variantId: tier.variants[0].id }]))
  assert.deepEqual((await mine(ling)).prices, [{ ...small, price: 8_000, why: '会员价' }])
  assert.equal((await order(ling, [{ variantId: small.variantId }])).payable, 8_000)
  assert.equal((await order(bo, [{ variantId: small.variantId }])).payable, 10_000)
  assert.deepEqual([await breaches(world), await mistakes(world.ctx())], [[], []])
})

test('a tier bought together with a box from several shelves is granted', async () => {
  const shelf = async (name: string) => ({ stockId: (await counter.desk('POST', '/stocks', { name, opening: 5 })).id, units: 1 })
  const contents = [await shelf('杯'), await shelf('茶')]
  const box = await counter.desk('POST', '/products', {
    ...{ kind: 'goods', title: '礼盒', delivery: 'pickup' },
    variants: [{ price: 9_900, contents }],
  })
  await counter.desk('POST', `/products/${box.id}/sale`)
  const plan = await planOf(world.ctx(), { dues: 5_000, rights: ['读'] })
  const tier = await counter.desk('POST', '/products', { kind: 'tier', title: '读者', variants: [{ price: 0, planId: plan.id }] })
  await counter.desk('POST', `/products/${tier.id}/sale`)
  const placed = await order(bo, [{ variantId: box.variants[0].id }, { variantId: tier.variants[0].id }])
  assert.deepEqual([placed.payable, await counter.pay(placed)], [14_900, 'paid'])
  assert.equal(await mayNow(world.ctx(), bo.memberId, '读'), true)
  assert.deepEqual([await breaches(world), await mistakes(world.ctx())], [[], []])
})

test('two rounds of tiers sell no seat twice, and a seat that is not paid for is free again', async () => {
  const plan = await planOf(world.ctx(), { dues: 120_000 })
  const round = await makeRound(world.ctx(), plan.id, {
    ...{ name: '第一轮', opensAt: new Date(world.clock.now()), seatsMax: 5 },
    closesAt: new Date(world.clock.now().getTime() + 30 * 24 * hourMs),
  })
  const tier = await counter.desk('POST', '/products', {
    ...{ kind: 'tier', title: '年度会员' },
    variants: [{ price: 0, planId: plan.id, roundId: round.id }],
  })
  await counter.desk('POST', `/products/${tier.id}/sale`)
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => world.member(`T${n}`)))
  const buy = (who: SignedInMember) => order(who, [{ variantId: tier.variants[0].id }])
  const answers = await Promise.all(people.map(buy))
  const placed = answers.filter(a => typeof a === 'object')
  assert.equal(placed.length, 5)
  assert.deepEqual([...new Set(answers.filter(a => typeof a === 'string'))], ['tiers.round-full'])
  for (const one of placed.slice(0, 3)) assert.equal(await counter.pay(one), 'paid')
  await world.advance(hourMs)
  const again = await Promise.all(people.map(buy))
  assert.equal(again.filter(a => typeof a === 'object').length, 2, 'two did not pay')
  assert.deepEqual([await breaches(world), await mistakes(world.ctx())], [[], []])
})

test('a limited member price, an offer quota and the shelf hold when hundreds want them', async () => {
  const { variantId } = await counter.goods('限量', 5_000, 60)
  const items = [{ variantId, price: 4_000, quota: 20 }]
  const offer = await counter.offer({ kind: 'flash', title: '抢', perMemberMax: 1, items })
  const people = await Promise.all(Array.from({ length: 50 }, (_, n) => world.member(`Q${n}`)))
  const flash = await Promise.all(people.map(who => order(who, [{ variantId, offerId: offer.id }])))
  assert.equal(flash.filter(a => a.payable === 4_000).length, 20)
  const plain = await Promise.all([...people, ...people].map(who => order(who, [{ variantId }])))
  assert.equal(plain.filter(a => a.payable === 5_000).length, 40)
  assert.deepEqual(await breaches(world), [])
})

test('restock × sale: what comes and goes at once is counted, and nothing twice', async () => {
  const { productId, variantId } = await counter.goods('补货', 1_000, 10)
  const stockId = (await counter.desk('GET', `/products/${productId}`)).variants[0].contents[0].stockId
  const people = await Promise.all(Array.from({ length: 30 }, (_, n) => world.member(`R${n}`)))
  const [sold] = await Promise.all([
    Promise.all(people.map(who => order(who, [{ variantId }]))),
    Promise.all(
      Array.from({ length: 5 }, () => counter.desk('POST', `/stocks/${stockId}/movements`, { why: 'restocked', units: 2 })),
    ),
  ])
  const placed = sold.filter(a => typeof a === 'object').length
  const { onHand, reserved } = (await counter.desk('GET', '/stocks?word=补货')).items[0]
  assert.deepEqual([onHand, reserved], [20, placed])
  assert.ok(placed >= 10 && placed <= 20)
  assert.deepEqual(await breaches(world), [])
})

test('price change × purchase: nobody pays what he has not seen', async () => {
  const { variantId } = await counter.goods('变价', 1_000, 1_000)
  const people = await Promise.all(Array.from({ length: 20 }, (_, n) => world.member(`S${n}`)))
  const seen = 1_000
  const [answers] = await Promise.all([
    Promise.all([...people, ...people, ...people].map(who => order(who, [{ variantId }], { payable: seen }))),
    counter.desk('PUT', `/variants/${variantId}/price`, { price: 1_200 }),
  ])
  for (const a of answers) assert.ok(a === 'shop.price-changed' || a.payable === seen, JSON.stringify(a))
  assert.equal(await order(ling, [{ variantId }], { payable: seen }), 'shop.price-changed')
  const { rows } = await world.house.database.pool.query(
    'select distinct l.price from shop_lines l where l.community_id = $1 and l.variant_id = $2',
    [world.club.id, variantId],
  )
  assert.ok(rows.every(row => Number(row.price) === seen))
  assert.deepEqual(await breaches(world), [])
})

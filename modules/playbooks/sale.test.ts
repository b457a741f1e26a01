// What a file sells: made once, found again by its name, drifted and brought back; bettered when it is announced; refused by the law.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { Refused } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { findDeal } from '#modules/deals/index.ts'
import {
  changePrice,
  findBatch,
  findOffer,
  moveStock,
  releasesOf,
  setPostage,
  showDeskProduct,
  stopOffer,
} from '#modules/shop/index.ts'
import { changePlan, listPlans, listRounds } from '#modules/tiers/index.ts'
import { openWorld, type SignedInOperator, system, type World } from '#tests/world.ts'
import { applyPlaybook, makePlan, showDrift } from './index.ts'
import { readPlaybook } from './rules/read.ts'
import { listThings, type ThingPart } from './store.ts'

const club = readFileSync('playbooks/daily-voice-club.yaml', 'utf8')
const festival = readFileSync('playbooks/fan-festival.yaml', 'utf8')
let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld({ startsAt: '2026-03-01T02:00:00Z' })
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

const inHouse = () => world.ctx(mei.actor, theHouse)
const inside = async (slug: string) => {
  const community = await findCommunity(world.house.db, slug)
  assert.ok(community)
  return world.ctx(mei.actor, community)
}
const idOf = async (slug: string, part: ThingPart, ref: string): Promise<string> => {
  const found = (await listThings(await inside(slug), part)).find(one => one.ref === ref)
  assert.ok(found, ref)
  return found.thingId
}
const changed = async (text: string) => (await makePlan(inHouse(), { text })).plan.changes.map(c => [c.part, c.ref, c.fields])
const refusedBy = async (text: string, code: string) =>
  assert.rejects(applyPlaybook(inHouse(), { text }), (error: unknown) => {
    assert.ok(error instanceof Refused, String(error))
    assert.deepEqual([error.refusal.code, error.details['code']], ['playbooks.step-refused', code])
    return true
  })

test('launched by a person everything is for sale and published; two weeks later a second launch has nothing to do', async () => {
  const { run } = await applyPlaybook(inHouse(), { text: club })
  assert.ok(run)
  const ctx = await inside('chenguang')
  const rounds = await listRounds(ctx)
  assert.deepEqual(
    rounds.map(round => [round.name, round.seatsMax, round.opensAt.toISOString()]),
    [
      ['第一轮', 5_000, '2026-03-08T02:00:00.000Z'],
      ['第一轮', 500, '2026-03-08T02:00:00.000Z'],
      ['第二轮', 10_000, '2026-05-30T02:00:00.000Z'],
      ['第二轮', 5_000, '2026-05-30T02:00:00.000Z'],
    ],
  )
  const offer = await findOffer(ctx, await idOf('chenguang', 'offers', 'spring-sale'))
  assert.deepEqual([offer?.state, offer?.items[0]?.price, offer?.items[0]?.quota], ['open', 49_900, 8_000])
  assert.equal((await findDeal(ctx, await idOf('chenguang', 'deals', 'noodle-house')))?.state, 'open')
  // Days go on being counted from the launch.
  world.clock.moveTo(new Date('2026-03-15T02:00:00Z'))
  assert.deepEqual(await changed(club), [])
  assert.equal((await applyPlaybook(inHouse(), { text: club })).run, null)
})

test('what people changed is drift, told in the words of the file, and brought back; what they ended stays ended', async () => {
  const ctx = await inside('chenguang')
  const boxId = await idOf('chenguang', 'products', 'book-box')
  const spring = await idOf('chenguang', 'variants', 'spring-box')
  await changePrice(ctx, spring, 60_050)
  await setPostage(ctx, { flat: 1_200, freeFrom: 9_900, regions: [] })
  const family = (await listPlans(ctx)).find(plan => plan.key === 'family')
  await changePlan(ctx, family?.id ?? '', { dues: 25_000 })
  const stockId = (await showDeskProduct(ctx, boxId)).variants[0]?.contents[0]?.stockId as string
  await moveStock(ctx, stockId, { why: 'restocked', units: 5, note: '' })
  await stopOffer(ctx, await idOf('chenguang', 'offers', 'autumn-sale'))
  const [run] = (await world.house.database.pool.query('select id from playbooks_runs')).rows
  const drift = await showDrift(inHouse(), run.id)
  assert.deepEqual(
    drift.changes.map(c => [c.part, c.ref, c.fields]),
    [
      ['tiers', 'family', [{ name: 'dues', from: '250.00', to: '200.00' }]],
      [
        'postage',
        'postage',
        [
          { name: 'flat', from: '12.00', to: '10.00' },
          { name: 'regions', from: '—', to: '西藏 +20.00、新疆 +20.00' },
        ],
      ],
      ['products', 'book-box', [{ name: 'variant spring-box', from: '春季箱 · 600.50', to: '春季箱 · 599.00' }]],
    ],
  )
  await applyPlaybook(inHouse(), { text: club })
  assert.deepEqual(await changed(club), [])
  assert.equal((await showDeskProduct(ctx, boxId)).variants.find(v => v.id === spring)?.price, 59_900)
})

test('an announced sale is only bettered; what would be worse is refused by name, and nothing else is done', async () => {
  await applyPlaybook(inHouse(), { text: club.replace('price: "499.00", quota: 8000', 'price: "499.00", quota: 9000') })
  const offer = await findOffer(await inside('chenguang'), await idOf('chenguang', 'offers', 'spring-sale'))
  assert.equal(offer?.items[0]?.quota, 9_000)
  const dearer = club
    .replace('price: "499.00", quota: 8000', 'price: "529.00", quota: 9000')
    .replace('flat: "10.00"', 'flat: "15.00"')
  await refusedBy(dearer, 'shop.only-better')
  assert.ok(
    (await changed(dearer)).some(([part]) => part === 'postage'),
    'nothing was done',
  )
})

test('hourly coupons: twelve releases an hour apart; more of them may be released, never fewer', async () => {
  await applyPlaybook(inHouse(), { text: festival })
  const ctx = await inside('dengta')
  const batchId = await idOf('dengta', 'coupons', 'noodle-partner')
  const released = async () =>
    ((await releasesOf(ctx, [batchId])).get(batchId) ?? []).map(one => [one.at.toISOString(), one.units])
  assert.equal((await findBatch(ctx, batchId))?.state, 'open')
  assert.equal((await released()).length, 12)
  assert.deepEqual(
    [(await released())[0], (await released())[11]],
    [
      ['2026-03-29T02:00:00.000Z', 20],
      ['2026-03-29T13:00:00.000Z', 20],
    ],
  )
  await applyPlaybook(inHouse(), { text: festival.replace('hours: 12, units: 20', 'hours: 12, units: 25') })
  assert.deepEqual(new Set((await released()).map(([, units]) => units)), new Set([25]))
  await refusedBy(festival, 'shop.batch-opened')
})

test('the law is asked beforehand: what it forbids stands in the plan, and is not launched', async () => {
  const text = club
    .replace('slug: chenguang', 'slug: unlawful')
    .replace('付款七天内不合适，会费全退。', '一经售出概不退款。')
    .replace('worth: "168.00"', 'worth: "60000.00"')
  const { plan } = await makePlan(inHouse(), { text })
  assert.deepEqual(
    plan.rules.map(one => [one.part, one.ref, one.rule, one.effect]),
    [
      ['tiers', 'family', 'cn.void-terms', 'refuse'],
      ['deals', 'noodle-house', 'cn.prize-cap', 'refuse'],
    ],
  )
  await refusedBy(text, 'policies.forbidden')
  assert.equal(await findCommunity(world.house.db, 'unlawful'), undefined)
})

test('a start without a person leaves deals as drafts, and whoever launches next publishes them', async () => {
  const text = club.replace('slug: chenguang', 'slug: nobody')
  await applyPlaybook(world.ctx(system, theHouse), { text })
  const dealId = await idOf('nobody', 'deals', 'noodle-house')
  assert.equal((await findDeal(await inside('nobody'), dealId))?.state, 'draft')
  assert.deepEqual(await changed(text), [['deals', 'noodle-house', [{ name: 'state', from: 'draft', to: 'open' }]]])
  await applyPlaybook(inHouse(), { text })
  assert.equal((await findDeal(await inside('nobody'), dealId))?.state, 'open')
})

test('mistakes in what is sold stand at their lines, in both languages', () => {
  const told = (from: string, to: string, locale: 'zh-CN' | 'en') => {
    assert.ok(club.includes(from), from)
    return (readPlaybook(club.replace(from, to), locale).mistakes ?? []).map(m => `${m.path}: ${m.message}`)
  }
  const both = (from: string, to: string) => [...told(from, to, 'zh-CN'), ...told(from, to, 'en')]
  assert.deepEqual(both('dues: "200.00"', 'dues: 200'), [
    'tiers.0.dues: 200 不是金额：写成标价那样的数字，放进引号，最多两位小数，不写货币符号，例如 "499.00"',
    'tiers.0.dues: 200 is no sum: digits as on a price tag, in quotes, two decimals at most and no currency sign, such as "499.00"',
  ])
  assert.deepEqual(both('variant: spring-box', 'variant: sprng-box'), [
    'offers.0.items.0.variant: 文件里没有 sprng-box。是不是想写 spring-box？',
    'offers.0.items.0.variant: There is no sprng-box in this file. Did you mean spring-box?',
  ])
  assert.deepEqual(both('opensAt: "day 21 10:00"', 'opensAt: "day 21 23:00"'), [
    'offers.0.closesAt: day 21 22:00 不晚于 day 21 23:00：结束要在开始之后。',
    'offers.0.closesAt: day 21 22:00 is not after day 21 23:00: it ends after it begins.',
  ])
  assert.match(told('opensAt: "day 21 10:00"', 'opensAt: "day 21, 10am"', 'en').join(), /is no moment/)
  assert.match(told('opensAt: "day 21 10:00"', 'opensAt: "2026-02-30 10:00"', 'zh-CN').join(), /日子不存在/)
  assert.match(told('currency: CNY', 'currency: JPY', 'en').join() || 'none', /none/)
  assert.match(told('dues: "200.00"', 'dues: "200.50"', 'en').join() || 'none', /none/)
  const yen = club.replace('currency: CNY', 'currency: JPY').replace('dues: "200.00"', 'dues: "200.50"')
  assert.match((readPlaybook(yen, 'en').mistakes ?? []).map(m => m.message).join(), /JPY has no decimals/)
  assert.match(told('round: iron-first }', 'round: family-first }', 'en').join(), /There is no round of this tier family-first/)
  assert.match(told('tier: family, round: family-first', 'round: family-first', 'zh-CN').join(), /要写 tier/)
})

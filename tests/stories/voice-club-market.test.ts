// A year of the daily voice club's market: two rounds of seats, two sales of book boxes, mooncakes, a sponsored meal, and the dues.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { within } from '#kernel/db/within.ts'
import { claimSeats, listPlans, listRounds, type Plan, type Round, releaseSeats } from '#modules/tiers/index.ts'
import type { SignedInMember } from '../world.ts'
import { type Crowd, dayMs, each, home, type Market, openMarket, orderState, yuan } from './market.ts'

let market: Market
let here: string
let members: SignedInMember[] = []
/** Dues that were paid, in fen. */
let dues = 0
const minuteMs = 60_000
before(async () => {
  market = await openMarket('daily-voice-club', '2026-03-01T02:00:00Z')
  here = `/communities/${market.club.id}`
})
after(() => market.close())
const ctx = () => market.world.ctx(undefined, market.club)
const at = (day: number, time: string) => market.world.advance(market.at(day, time))

interface Sold {
  plan: Plan
  round: Round
  variantId: string
}
async function soldIn(which: 'first' | 'second'): Promise<Sold[]> {
  const plans = await listPlans(ctx())
  return Promise.all(
    ['family', 'iron'].map(async tier => {
      const [round] = await listRounds(ctx(), { id: await market.id('rounds', `${tier}-${which}`) })
      const variantId = await market.id('variants', `${tier}-${which}-seat`)
      return { plan: plans.find(plan => plan.key === tier) as Plan, round: round as Round, variantId }
    }),
  )
}
const left = async ({ round }: Sold) => (await listRounds(ctx(), { id: round.id }))[0]?.seatsLeft
const seat = (who: SignedInMember, { variantId }: Sold) => market.orders(who, [{ variantId }], { address: null })

/** Thousands take seats by the same statement as an order does, while `people` come one by one over HTTP. */
async function rush(sold: Sold, people: readonly SignedInMember[], room: number) {
  const inBulk = sold.round.seatsMax - room
  const wave = async (count: number): Promise<number> =>
    within(ctx(), async ctx => {
      const wishes = Array.from({ length: count }, () => ({ roundId: sold.round.id, units: 1 }))
      return (await claimSeats(ctx, wishes)).filter(Boolean).length
    })
  const waves = Array.from({ length: 10 }, (_, n) => Math.floor(((n + 1) * inBulk) / 10) - Math.floor((n * inBulk) / 10))
  const [taken, answers] = await Promise.all([
    Promise.all(waves.map(wave)),
    each(people, 8, async who => ({ who, ...(await seat(who, sold)) })),
  ])
  const placed = answers.filter(one => one.orderId !== undefined) as { who: SignedInMember; orderId: string; payable: number }[]
  const codes = new Set(answers.flatMap(one => one.code ?? []))
  return { placed, codes, bulk: taken.reduce((sum, n) => sum + n, 0) }
}
async function paySeats(placed: { who: SignedInMember; orderId: string; payable: number }[], onPage: number) {
  await each(placed, 6, ({ who, orderId }, n) => (n < onPage ? market.paysOnPage(who, orderId) : market.pays(who, orderId)))
  members = [...members, ...placed.map(one => one.who)]
  dues += placed.reduce((sum, one) => sum + one.payable, 0)
}

test('the first round: 5,000 and 500 seats, 1.6 million yuan, sold out exactly while a crowd comes at once', async () => {
  const [family, iron] = (await soldIn('first')) as [Sold, Sold]
  assert.equal(family.round.seatsMax * family.plan.price + iron.round.seatsMax * iron.plan.price, yuan(1_600_000))
  const people = await market.people(100)
  const early = await seat(people[0] as SignedInMember, family)
  assert.equal(early.code, 'tiers.round-not-open')
  await at(7, '10:00')
  const families = await rush(family, people.slice(0, 75), 60)
  const irons = await rush(iron, people.slice(75, 88), 8)
  for (const [sold, one] of [[family, families] as const, [iron, irons] as const]) {
    assert.equal(one.bulk + one.placed.length, sold.round.seatsMax)
    assert.equal(await left(sold), 0)
    assert.ok(one.codes.size === 0 || (one.codes.size === 1 && one.codes.has('tiers.round-full')))
  }
  assert.equal((await seat(people[99] as SignedInMember, family)).code, 'tiers.round-full')
  // Six do not pay. Their seats are for sale again when their time is over, and are sold again.
  const late = families.placed.slice(0, 6)
  await paySeats([...families.placed.slice(6), ...irons.placed], 4)
  await market.world.advance(31 * minuteMs)
  for (const { orderId } of late) assert.equal(await orderState(market, orderId), 'closed')
  assert.equal(await left(family), 6)
  const again = await each(people.slice(90), 5, async who => ({ who, ...(await seat(who, family)) }))
  assert.equal(again.filter(one => one.orderId).length, 6)
  assert.equal(await left(family), 0)
  await paySeats(again.filter(one => one.orderId) as { who: SignedInMember; orderId: string; payable: number }[], 0)
  await at(7, '15:00')
  await within(ctx(), async ctx =>
    releaseSeats(ctx, [
      { roundId: family.round.id, units: families.bulk },
      { roundId: iron.round.id, units: irons.bulk },
    ]),
  )
  await market.quiet()
})

async function lineOf(offer: string, variant: string, units: number) {
  return { variantId: await market.id('variants', variant), offerId: await market.id('offers', offer), units }
}
const shelf = async (variant: string): Promise<number[]> => {
  const { rows } = await market.world.house.database.pool.query(
    `select s.on_hand, s.reserved from shop_stocks s join shop_contents c on c.community_id = s.community_id and c.stock_id = s.id
      where c.community_id = $1 and c.variant_id = $2`,
    [market.club.id, await market.id('variants', variant)],
  )
  return [rows[0].on_hand, rows[0].reserved]
}

test('the members’ sale: 8,000 boxes at 499, every one of them paid and not one more', async () => {
  await at(21, '10:00')
  const box = await lineOf('spring-sale', 'spring-box', 10)
  const stranger = await market.world.member('路人', market.club)
  assert.equal((await market.orders(stranger, [box])).code, 'shop.right-needed')
  const buyers = members.slice(0, 60)
  const before = await market.balance('CNY:clearing.sandbox')
  const [crowd, answers] = await Promise.all([
    market.crowd(760, box),
    each(buyers, 8, async who => ({ actor: who.actor, ...(await market.orders(who, [box])) })),
  ])
  const mine = answers.filter(one => one.orderId) as { actor: SignedInMember['actor']; orderId: string }[]
  assert.equal((crowd.verdicts['placed'] ?? 0) + mine.length, 800)
  assert.deepEqual(await shelf('spring-box'), [8_000, 8_000])
  assert.equal((await market.orders(members[65] as SignedInMember, [{ ...box, units: 1 }])).code, 'shop.sold-out')
  await each([...mine, ...crowd.placed], 8, one => market.pays(one, one.orderId))
  assert.deepEqual(await shelf('spring-box'), [0, 0])
  assert.equal((await market.balance('CNY:clearing.sandbox')) - before, 8_000 * 49_900)
  await market.quiet()
})

test('a sponsored meal: thirty apply, twenty are drawn, and one is redeemed at the till', async () => {
  const dealId = await market.id('deals', 'noodle-house')
  await at(28, '09:00')
  const stranger = await market.world.member('路人', market.club)
  assert.equal((await market.tries(stranger, `POST ${here}/deals/${dealId}/entries`, {})).status, 403)
  const guests = members.slice(0, 30)
  await each(guests, 6, who => market.asks(who, `POST ${here}/deals/${dealId}/entries`, { sentence: '想带妈妈去' }))
  await market.world.advance(market.at(30, '20:00').getTime() - market.world.clock.now().getTime() + minuteMs)
  const { items } = await market.asks(market.mei, `GET ${here}/console/deals/${dealId}/entries?limit=100`)
  const winners = items.filter((one: any) => one.turn === 'taken')
  assert.equal(winners.length, 20)
  assert.deepEqual(
    winners.map((one: any) => one.rank).toSorted((a: number, b: number) => a - b),
    Array.from({ length: 20 }, (_, n) => n + 1),
  )
  const winner = guests.find(who => who.memberId === winners[0].memberId) as SignedInMember
  const [pickup] = await market.asks(winner, `GET ${here}/pickups`)
  const found = await market.asks(market.mei, `POST ${here}/console/till/lookups`, { code: pickup.code })
  assert.equal(found.memberId, winner.memberId)
  const redeemed = await market.asks(market.mei, `POST ${here}/console/redemptions`, { pickupId: found.id, place: '巷口面馆' })
  assert.equal(redeemed.state, 'redeemed')
  const unlucky = guests.find(who => !winners.some((one: any) => one.memberId === who.memberId)) as SignedInMember
  assert.deepEqual(await market.asks(unlucky, `GET ${here}/pickups`), [])
  await market.quiet()
})

test('the second round: 10,000 and 5,000 seats, 8 million yuan in a day', async () => {
  const [family, iron] = (await soldIn('second')) as [Sold, Sold]
  assert.equal(family.round.seatsMax * family.plan.price + iron.round.seatsMax * iron.plan.price, yuan(8_000_000))
  await at(90, '10:00')
  const people = await market.people(30, '新友')
  const families = await rush(family, people.slice(0, 20), 16)
  const irons = await rush(iron, people.slice(20), 6)
  assert.deepEqual([await left(family), await left(iron)], [0, 0])
  assert.equal(families.bulk + families.placed.length + irons.bulk + irons.placed.length, 15_000)
  await paySeats([...families.placed, ...irons.placed], 1)
  await within(ctx(), async ctx =>
    releaseSeats(ctx, [
      { roundId: family.round.id, units: families.bulk },
      { roundId: iron.round.id, units: irons.bulk },
    ]),
  )
  await market.quiet()
})

test('the other sale: 10,000 boxes are taken at once; nobody pays in time, all come back and are sold again', async () => {
  await at(120, '10:00')
  const box = await lineOf('autumn-sale', 'autumn-box', 10)
  const crowd: Crowd = await market.crowd(1_040, box)
  assert.deepEqual(crowd.verdicts, { placed: 1_000, 'sold-out': 40 })
  assert.deepEqual(await shelf('autumn-box'), [10_000, 10_000])
  await market.world.advance(16 * minuteMs)
  assert.deepEqual(await shelf('autumn-box'), [10_000, 0])
  const buyers = members.slice(60, 66)
  await each(buyers, 5, async who => {
    const { orderId, payable } = await market.orders(who, [box])
    assert.equal(payable, 10 * 49_900)
    await market.pays(who, orderId as string)
  })
  assert.deepEqual(await shelf('autumn-box'), [9_940, 0])
  await market.quiet()
})

test('mooncakes: Ling orders and Bo pays; Chen claims a gift; 40,038 boxes and no more', async () => {
  const [ling, bo, chen, dan] = (await Promise.all(
    ['凌', '博', '晨', '丹'].map(name => market.world.member(name, market.club)),
  )) as [SignedInMember, SignedInMember, SignedInMember, SignedInMember]
  const variantId = await market.id('variants', 'mooncake-box')
  const first = await market.orders(ling, [{ variantId }], { askFriend: true })
  assert.equal(first.payable, 19_900, 'free of postage from 99 yuan on')
  const { token } = await market.asks(ling, `POST ${here}/orders/${first.orderId}/pay-link`)
  const request = await market.asks(bo, `GET ${here}/pay-requests/${token}`)
  assert.deepEqual([request.buyerName, request.payable, request.open], ['凌', 19_900, true])
  await market.paysOnPage(bo, first.orderId as string, token)
  assert.equal(await orderState(market, first.orderId as string), 'paid')

  const gift = { pieces: 1, words: '中秋快乐', days: 15, perPersonMax: 1 }
  const given = await market.orders(ling, [{ variantId, units: 3 }], { address: null, gift })
  await market.paysOnPage(ling, given.orderId as string)
  const link = (await market.asks(ling, `GET ${here}/orders/${given.orderId}/gift`)).token
  await market.asks(chen, `POST ${here}/gift-links/${link}/claims`, { address: { ...home, name: '晨' } })
  const received = await market.asks(chen, `GET ${here}/gifts/received`)
  assert.deepEqual([received.items[0].giverName, received.items[0].words], ['凌', '中秋快乐'])

  const crowd = await market.crowd(5, { variantId, offerId: null, units: 10_000 })
  assert.deepEqual(crowd.verdicts, { placed: 4, 'sold-out': 1 })
  const rest = await market.orders(dan, [{ variantId, units: 34 }])
  assert.ok(rest.orderId)
  assert.equal((await market.orders(bo, [{ variantId }])).code, 'shop.sold-out')
  assert.deepEqual((await shelf('mooncake-box'))[0], 40_038 - 4)
  await market.pays(dan, rest.orderId)
  // Two of the three gifts are not claimed: after fifteen days they come back, to the shelf and to Ling.
  await market.world.advance(16 * dayMs)
  const order = await market.asks(ling, `GET ${here}/orders/${given.orderId}`)
  assert.equal(order.refunded, 2 * 19_900)
  assert.deepEqual(await shelf('mooncake-box'), [40_038 - 1 - 1 - 34, 0])
  await market.quiet()
})

test('when the last term is over every fen of dues is earned, nothing waits, and the doctor is quiet', async () => {
  await market.quiet()
  const waiting = await market.balance('CNY:unearned-dues')
  assert.ok(waiting > 0)
  assert.equal((await market.balance('CNY:dues')) + waiting, dues)
  await market.world.advance(market.at(91 + 366, '10:00'))
  await market.quiet()
  assert.deepEqual([await market.balance('CNY:dues'), await market.balance('CNY:unearned-dues')], [dues, 0])
  for (const account of ['awaited', 'ordered', 'refunding', 'suspense'])
    assert.equal(await market.balance(`CNY:${account}`), 0, account)
  const [first] = members as [SignedInMember]
  const mine = await market.asks(first, `GET ${here}/tiers/mine`)
  assert.deepEqual([mine.entitlements.length, mine.archives.map((one: any) => one.right)], [0, ['会员场', '往期声音']])
})

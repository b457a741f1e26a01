// The star club: cards with rights at the counter, a charity day whose pot is full to the unit however many tap at once, a topic of the
// day with the club's own tag, an hour without lights, and the wishes of a month.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket, yuan } from './market.ts'
import { type Playing, playing } from './playing.ts'

let market: Market
let play: Playing
let guests: SignedInMember[]
const guest = (n: number) => guests[n] as SignedInMember
before(async () => {
  // Ten days before the hour without lights of that year.
  market = await openMarket('star-club', '2026-03-18T02:00:00Z')
  play = playing(market)
  guests = await market.people(640, '客人')
})
after(() => market.close())

test('three stars, each with its rights: with the jade card breakfast costs eighteen yuan, without it twenty-eight', async () => {
  const buys = async (who: SignedInMember, card: string) => {
    const { orderId } = await market.orders(who, [{ variantId: await market.id('variants', card) }], { address: null })
    await market.paysOnPage(who, orderId as string)
  }
  await buys(guest(0), 'jade-card')
  await buys(guest(1), 'gold-card')
  const rights = async (who: SignedInMember) => {
    const { entitlements } = await market.asks(who, `GET ${play.here}/tiers/mine`)
    return entitlements.map((one: any) => one.right).toSorted()
  }
  assert.deepEqual(await rights(guest(0)), ['早餐券', '生日杯'].toSorted())
  assert.deepEqual(await rights(guest(1)), ['早餐券', '生日杯', '金星杯'].toSorted())
  await market.world.advance(market.at(0, '12:00'))
  const breakfast = await market.id('variants', 'breakfast-set')
  const offerId = await market.id('offers', 'star-breakfast')
  const quote = (who: SignedInMember, offer: string | null) =>
    market.tries(who, `POST ${play.here}/order-quotes`, { lines: [{ variantId: breakfast, offerId: offer, units: 1 }] })
  for (const n of [0, 1]) assert.equal((await quote(guest(n), offerId)).body.goods, yuan(18))
  assert.equal((await quote(guest(2), null)).body.goods, yuan(28))
  assert.equal((await quote(guest(2), offerId)).body.code, 'shop.right-needed')
})

test('the charity day: 640 check in at once, and the pot holds six hundred breakfasts, not one more and not one less', async () => {
  await market.world.advance(market.at(2, '23:59'))
  assert.equal((await play.moves(guest(0), 'good-day', 'sign')).body.code, 'activities.not-open')
  await market.world.advance(market.at(3, '00:00'))
  const answers = await each(guests, 64, (who, n) => play.makes(who, 'good-day', 'sign', { words: n === 0 ? '好好吃早饭' : '' }))
  const outcomes = answers.map(one => one.outcome)
  const given = outcomes.filter(one => one.units === 1)
  assert.deepEqual([given.length, outcomes.filter(one => one.units === 0).length], [600, 40])
  // Every breakfast has its own place in the pot, and only the last one and those after it were told that it is full.
  assert.deepEqual(
    given.map(one => one.total).toSorted((a, b) => a - b),
    Array.from({ length: 600 }, (_, n) => n + 1),
  )
  assert.equal(outcomes.filter(one => one.isFull).length, 41)
  const again = await each(guests.slice(0, 20), 20, who => play.moves(who, 'good-day', 'sign'))
  assert.deepEqual(new Set(again.map(one => one.body.code)), new Set(['activities.not-this-move']))
  const { shown } = await play.sees('good-day', guest(639))
  assert.deepEqual([shown.units, shown.value, shown.cap, shown.signs], [600, yuan(3_600), 600, 640])
  const { items } = await market.asks(guest(5), `GET ${play.here}/activities/${await play.activity('good-day')}/feed?limit=100`)
  assert.ok(items.length > 0, 'all see it fill')
})

test('it is settled to one receipt, which says what the check-ins say; the club hears of it, and everyone has his keepsake', async () => {
  await market.world.advance(market.at(4, '00:05'))
  const { result, state } = await play.sees('good-day', guest(0))
  assert.equal(state, 'settled')
  assert.deepEqual(
    [result.units, result.value, result.people, result.signs, result.isFull, result.sponsor],
    [600, yuan(3_600), 600, 640, true, '三星咖啡'],
  )
  const id = await play.activity('good-day')
  const { rows } = await market.world.house.database.pool.query(
    `select sum((mine ->> 'units')::int)::int as units, count(*)::int as people from activities_players
      where community_id = $1 and activity_id = $2`,
    [market.club.id, id],
  )
  assert.deepEqual(rows[0], { units: 600, people: 640 })
  await play.verified(id)
  await play.enters(guest(0), 'club')
  const { items } = await market.asks(guest(0), `GET ${play.here}/groups/${await play.group('club')}/stream`)
  assert.match(items[0].text, /罐子里一共 600 份「一份早餐」，价值 3600\.00，来自 600 人/)
  const badges = await each([0, 300, 639], 3, async n => (await market.asks(guest(n), `GET ${play.here}/activity-awards`)).items)
  assert.deepEqual(
    badges.map(all => all.map((one: any) => [one.title, one.state])),
    Array(3).fill([['公益日徽章', 'paid']]),
  )
})

test('everyone talks of the cold: who shows his first cup under the club’s tag has a star, and the warmest three are treated', async () => {
  await market.world.advance(market.at(4, '09:00'))
  const cups = ['#7a4', '#a63', '#48c', '#c84']
  for (const [n, colour] of cups.entries())
    await play.makes(guest(n), 'topic', 'submit', {
      title: `#倒春寒的第一杯# ${n + 1}`,
      pictures: [await play.picture(guest(n), 'topic', colour)],
    })
  const id = await play.activity('topic')
  const seen = await market.asks(guest(10), `GET ${play.here}/activities/${id}/entrants`)
  assert.ok(seen.items.every((one: any) => one.shown.work.title.startsWith('#倒春寒的第一杯#')))
  await market.world.advance(market.at(6, '09:00'))
  const votes = [9, 4, 6, 1]
  for (const [n, count] of votes.entries())
    await each(guests.slice(20 * (n + 1), 20 * (n + 1) + count), 4, who => play.makes(who, 'topic', 'vote', { work: n }))
  assert.equal((await play.moves(guest(0), 'topic', 'vote', { work: 0 })).body.code, 'activities.not-this-move')
  await market.world.advance(market.at(8, '20:05'))
  const { placed } = await play.settles('topic')
  assert.deepEqual(
    placed.map((one: any) => [one.memberId, one.votes, one.prize]),
    [0, 2, 1, 3].map((n, place) => [guest(n).memberId, votes[n], place < 3 ? '最暖的一杯' : '']),
  )
  assert.deepEqual(await Promise.all([0, 1, 2, 3, 10].map(n => play.points(guest(n)))), [1, 1, 1, 1, 0])
})

test('the hour without lights: only a picture counts, only in that hour', async () => {
  await market.world.advance(market.at(10, '20:31'))
  assert.equal((await play.moves(guest(0), 'dark-hour', 'sign')).body.code, 'activities.not-this-move')
  for (const n of [0, 1])
    await play.makes(guest(n), 'dark-hour', 'sign', { fileId: await play.picture(guest(n), 'dark-hour', '#112') })
  await market.world.advance(market.at(10, '21:31'))
  assert.equal((await play.moves(guest(2), 'dark-hour', 'sign')).body.code, 'activities.not-open')
  assert.deepEqual(await Promise.all([0, 1, 2].map(n => play.points(guest(n)))), [2, 2, 1])
})

test('on the first of the month a wall for wishes: three of them are drawn, and whoever doubts it draws them again', async () => {
  await market.world.advance(market.at(14, '10:30'))
  const at = await play.sees('monthly-wish', guest(0))
  assert.deepEqual([at.state, at.seriesNth, at.opensAt], ['open', 1, '2026-04-01T02:00:00.000Z'])
  await each(guests.slice(0, 12), 4, (who, n) => play.makes(who, 'monthly-wish', 'hang', { wish: `第 ${n + 1} 杯` }))
  const first = await play.activity('monthly-wish')
  await market.world.advance(market.at(21, '10:30'))
  const { result } = await market.asks(guest(0), `GET ${play.here}/activities/${first}`)
  assert.equal(new Set(result.granted.map((one: any) => one.memberId)).size, 3)
  await play.verified(first)
  await market.world.advance(market.at(45, '10:00'))
  assert.deepEqual((await play.held())['monthly-wish'], 'settled open')
  await market.quiet()
})

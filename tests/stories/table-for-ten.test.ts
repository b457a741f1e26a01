// A table for ten: tables that fill in a minute, places that go on when nobody confirms, who stayed away and sits out the next two;
// a meal that a sponsor gives and a draw fills; bottles that go for points on Thursdays at eight, with one end for everyone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket } from './market.ts'
import { type Playing, playing } from './playing.ts'

let market: Market
let play: Playing
let guests: SignedInMember[]
// A Sunday: day 1 is Monday, day 4 Thursday.
before(async () => {
  market = await openMarket('table-for-ten', '2026-03-01T02:00:00Z')
  play = playing(market)
  guests = await market.people(16, '客人')
})
after(() => market.close())

const guest = (n: number) => guests[n] as SignedInMember
const standings = async (ref: string, ...whom: number[]) =>
  Promise.all(whom.map(async n => (await play.sees(ref, guest(n))).shown.standing))
const mark = (ref: string, n: number, came: boolean) => play.deskMoves(ref, 'mark', { memberId: guest(n).memberId, came })

test('the launch has made the group with its norms and card, the calendar, and three series with the relay', async () => {
  const seat = await play.enters(guest(0), 'tables')
  assert.equal(seat.cardName, '0001-客人1')
  const { days } = await market.asks(market.mei, `GET ${play.here}/content/calendar?from=2026-03-02&days=7`)
  const slots = days.map((day: any) => day.entries.map((entry: any) => entry.slot?.ref))
  assert.deepEqual(slots[3].toSorted(), ['auction-notice', 'table-photos'])
  for (const ref of ['tonight', 'sponsor-meal', 'menu', 'thursday-auction'])
    assert.equal((await play.sees(ref)).state, 'scheduled', ref)
  const { vacancies } = market.plan
  assert.deepEqual([vacancies[0].role, vacancies[0].needed], ['host', 2])
})

test('ten places go in a minute; those who wait are offered what falls free, and what nobody confirms goes on', async () => {
  await market.world.advance(market.at(1, '11:01'))
  const answers = await each(guests.slice(0, 9), 1, who => play.makes(who, 'tonight', 'apply', { party: 1, answers: [''] }))
  assert.ok(answers.every(one => one.outcome.state === 'confirmed'))
  await play.makes(guest(9), 'tonight', 'apply', { party: 2 })
  // One place was free; two people wait for two.
  const two = (await play.sees('tonight', guest(9))).shown
  assert.deepEqual([two.standing, two.place, two.seatsLeft], ['waiting', 1, 1])
  assert.equal((await play.makes(guest(10), 'tonight', 'apply')).outcome.state, 'confirmed')
  for (const n of [11, 12]) await play.makes(guest(n), 'tonight', 'apply')
  assert.deepEqual(await standings('tonight', 9, 11, 12), ['waiting', 'waiting', 'waiting'])
  // One withdraws: the two do not fit, the next one is asked, says nothing for an hour, and the one after him is asked.
  await play.makes(guest(0), 'tonight', 'withdraw')
  assert.deepEqual(await standings('tonight', 9, 11, 12), ['waiting', 'offered', 'waiting'])
  await market.world.advance(market.at(1, '12:05'))
  const late = await play.moves(guest(11), 'tonight', 'confirm')
  assert.equal(late.body.code, 'activities.not-this-move')
  assert.deepEqual(await standings('tonight', 9, 11, 12), ['waiting', 'lapsed', 'offered'])
  await play.makes(guest(12), 'tonight', 'confirm')
  assert.equal((await play.sees('tonight')).shown.confirmed, 10)
})

test('who confirmed and stayed away is told so at the next two tables, and the desk may let somebody in', async () => {
  await market.world.advance(market.at(1, '20:30'))
  for (const n of [1, 2, 3, 4, 5, 6, 10, 12]) await mark('tonight', n, true)
  for (const n of [7, 8]) await mark('tonight', n, false)
  const { came, noShows } = await play.settles('tonight')
  assert.deepEqual([came, noShows, await play.points(guest(1)), await play.points(guest(7))], [8, 2, 30, 0])
  for (const [day, times] of [
    [2, 2],
    [3, 1],
  ] as const) {
    await market.world.advance(market.at(day, '11:01'))
    assert.equal((await play.sees('tonight', guest(7))).shown.sitsOut, times)
    const { status, body } = await play.moves(guest(7), 'tonight', 'apply')
    assert.deepEqual([status, body.why], [409, 'sits-out'])
    await each(guests.slice(1, 7), 3, who => play.makes(who, 'tonight', 'apply'))
    if (day === 2) {
      await play.deskMoves('tonight', 'forgive', { memberId: guest(8).memberId })
      await play.makes(guest(8), 'tonight', 'apply')
    }
    await market.world.advance(market.at(day, '20:30'))
    for (const n of [1, 2, 3, 4, 5, 6]) await mark('tonight', n, true)
    if (day === 2) await mark('tonight', 8, true)
    await play.settles('tonight')
  }
  await market.world.advance(market.at(4, '11:01'))
  await play.makes(guest(7), 'tonight', 'apply')
})

test('dishes are ordered by relay: three fish are three fish, and what one gives back another has', async () => {
  await market.world.advance(market.at(4, '12:01'))
  const fish = [{ what: '烤鱼', units: 1 }]
  for (const n of [1, 2, 3]) await play.makes(guest(n), 'menu', 'add', { items: [...fish, { what: '毛豆', units: n }], note: '' })
  const fourth = await play.moves(guest(4), 'menu', 'add', { items: fish, note: '' })
  assert.equal(fourth.body.why, 'sold-out')
  await play.makes(guest(1), 'menu', 'withdraw', { number: 1 })
  await play.makes(guest(4), 'menu', 'add', { items: fish, note: '少放辣' })
  await market.world.advance(market.at(5, '16:01'))
  const { state, shown } = await play.sees('menu', guest(4))
  assert.equal(state, 'settled')
  assert.deepEqual(Object.fromEntries(shown.sums.map((one: any) => [one.what, one.units])), { 烤鱼: 3, 毛豆: 5 })
})

test('the sponsor’s meal is drawn on Wednesday among those who applied; who does not confirm in a day gives way', async () => {
  const shown = async (n: number) => (await play.sees('sponsor-meal', guest(n))).shown
  await market.world.advance(market.at(8, '10:01'))
  await each(guests, 4, who => play.makes(who, 'sponsor-meal', 'apply', { party: 1, answers: ['不吃香菜'] }))
  assert.equal((await shown(0)).standing, 'applied')
  await market.world.advance(market.at(10, '10:01'))
  const drawn = await standings('sponsor-meal', ...guests.keys())
  const offered = [...guests.keys()].filter(n => drawn[n] === 'offered')
  assert.equal(offered.length, 10)
  assert.equal(drawn.filter(one => one === 'waiting').length, 6)
  for (const n of offered.slice(1)) await play.makes(guest(n), 'sponsor-meal', 'confirm')
  await market.world.advance(market.at(11, '10:02'))
  const after = await standings('sponsor-meal', ...guests.keys())
  assert.equal(after[offered[0] as number], 'lapsed')
  const next = after.indexOf('offered')
  assert.equal(drawn[next], 'waiting')
  await play.makes(guest(next), 'sponsor-meal', 'confirm')
  await market.world.advance(market.at(12, '22:10'))
  for (const n of [...offered.slice(1), next]) await mark('sponsor-meal', n, true)
  const result = await play.settles('sponsor-meal')
  assert.deepEqual([result.applications, result.confirmed, result.came], [16, 10, 10])
  const receipt = await play.verified(await play.activity('sponsor-meal'))
  assert.ok(receipt.length > 0)
})

test('on Thursday at eight a bottle goes for points: maxima bid by themselves, late bids move the one end, the rest comes back', async () => {
  await market.world.advance(market.at(18, '20:05'))
  const [ling, bo, chen] = [guest(1), guest(2), guest(3)]
  const before = await Promise.all([ling, bo, chen].map(play.points))
  assert.ok(
    before.every(held => held >= 90),
    `${before}`,
  )
  await play.makes(ling, 'thursday-auction', 'bid', { max: 60 })
  assert.equal(await play.points(ling), (before[0] as number) - 60, 'what leads is bound')
  await play.makes(bo, 'thursday-auction', 'bid', { max: 40 })
  const now = (await play.sees('thursday-auction', chen)).shown
  assert.deepEqual([now.price, now.leadName, now.endsAt], [45, '客人2', market.at(18, '21:15').toISOString()])
  assert.ok(!JSON.stringify(now).includes('60'), 'nobody sees the other’s maximum')
  await market.world.advance(market.at(18, '21:14'))
  await play.makes(chen, 'thursday-auction', 'bid', { max: 70 })
  assert.equal(await play.points(ling), before[0], 'outbid, and it is all back')
  assert.equal((await play.sees('thursday-auction', ling)).shown.endsAt, market.at(18, '21:16').toISOString())
  await market.world.advance(market.at(18, '21:16'))
  const late = await play.moves(ling, 'thursday-auction', 'bid', { max: 89 })
  assert.equal(late.body.why, 'ended')
  await market.world.advance(market.at(18, '21:40'))
  const { result } = await play.sees('thursday-auction', bo)
  assert.deepEqual([result.over, result.winner.name, result.winner.price], ['sold', '客人4', 65])
  assert.deepEqual(await Promise.all([ling, bo, chen].map(play.points)), [before[0], before[1], (before[2] as number) - 65])
  const { items } = await market.asks(chen, `GET ${play.here}/activity-awards`)
  assert.equal(
    items.some((one: any) => one.title === '店里的一瓶好酒'),
    true,
  )
})

test('sixty nights, eight meals, eight auctions, none missing and none twice; and the doctor finds nothing', async () => {
  await market.world.advance(market.at(62, '12:00'))
  const held = await play.held()
  const timesOf = (ref: string) => held[ref]?.split(' ')
  assert.equal(timesOf('tonight')?.length, 60)
  // Nights on which nobody came to sit down are over by themselves; the one of the late guest waits to be told who came.
  assert.deepEqual(
    timesOf('tonight')?.flatMap((state, n) => (state === 'settled' ? [] : [n + 1])),
    [4],
  )
  assert.equal(timesOf('sponsor-meal')?.length, 8)
  assert.deepEqual(timesOf('thursday-auction'), Array(8).fill('settled'))
  // Of so many evenings the group has heard of those that were somebody's.
  const { items } = await market.asks(guest(0), `GET ${play.here}/groups/${await play.group('tables')}/stream?limit=100`)
  const told = (title: string) => items.filter((one: any) => one.text.startsWith(`「${title}」`))
  assert.deepEqual(
    ['今晚的一桌', '周五有人请客', '周四八点的竞拍'].map(title => told(title).length),
    [3, 1, 1],
  )
  assert.match(told('周四八点的竞拍')[0].text, /3 次出价，客人4以 65 积分拍得。/)
  await market.quiet()
})

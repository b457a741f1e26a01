// The factory and its fans: two hundred founders and not one more, a blind tasting in which nobody learns what stands in the cups
// before they are named, means as sure as the sheets make them, and a congress that spends its budget.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cookieNames } from '#kernel/http/caller.ts'
import { everyEndpoint } from '../endpoints.ts'
import type { SignedInMember } from '../world.ts'
import { each, type Market, openMarket, yuan } from './market.ts'
import { type Playing, playing } from './playing.ts'
import { meanWithin95 } from './student.ts'

const samples = ['窖子十年', '商场名酒', '窖子五年'] as const
const criteria = 3
let market: Market
let play: Playing
let founders: SignedInMember[]
let late: SignedInMember[]
before(async () => {
  market = await openMarket('factory-and-fans', '2026-03-01T02:00:00Z')
  play = playing(market)
})
after(() => market.close())

test('206 want to be founders at the same moment: two hundred are, and six are told that it is full', async () => {
  await market.world.advance(market.at(1, '10:00'))
  const people = await market.people(206, '酒友')
  const variantId = await market.id('variants', 'founder-three-years')
  const answers = await each(people, 8, who => market.orders(who, [{ variantId }], { address: null }))
  const has = (n: number) => answers[n]?.orderId !== undefined
  founders = people.filter((_, n) => has(n))
  late = people.filter((_, n) => !has(n))
  assert.deepEqual([founders.length, late.length], [200, 6])
  assert.deepEqual(new Set(answers.flatMap(one => one.code ?? [])), new Set(['tiers.round-full']))
  const orders = answers.flatMap(one => one.orderId ?? [])
  await each(orders, 6, (orderId, n) => {
    const who = founders[n] as SignedInMember
    return n < 3 ? market.paysOnPage(who, orderId) : market.pays(who, orderId)
  })
  assert.equal((await market.balance('CNY:unearned-dues')) + (await market.balance('CNY:dues')), 200 * yuan(2_000))
  const [ling] = founders as [SignedInMember]
  const seat = await play.enters(ling, 'founders', { name: '凌', answers: { 城市: '成都' } })
  assert.equal(seat.cardName, '001-凌-成都')
})

test('what no middleman takes is told at the counter: a founder pays the members’ price, a passer-by does not', async () => {
  const quote = async (who: SignedInMember, offer: string | null) => {
    const line = {
      variantId: await market.id('variants', 'jar-one'),
      offerId: offer && (await market.id('offers', offer)),
      units: 1,
    }
    return market.tries(who, `POST ${play.here}/order-quotes`, { lines: [line] })
  }
  const [ling] = founders as [SignedInMember]
  const [passer] = late as [SignedInMember]
  assert.equal((await quote(ling, 'member-jar')).body.goods, yuan(169))
  assert.equal((await quote(passer, null)).body.goods, yuan(199))
  assert.notEqual((await quote(passer, 'member-jar')).status, 200)
})

/** What a taster thinks of a cup: our ten years a little better than the famous one, the five years behind; each in his own way. */
const liking = (sample: number, taster: number, criterion: number): number => {
  const wobble = ((taster * 7 + criterion * 5 + sample * 3) % 5) - 2
  return Math.min(9, Math.max(1, ([7, 6, 5][sample] as number) + wobble))
}
const tasters = () => founders.slice(0, 40)
const marksOf = (sample: number, taster: number) => Array.from({ length: criteria }, (_, at) => liking(sample, taster, at))
let codes: number[]

test('each cup bears a code; who is not a founder tastes nothing; every founder has an order of his own and fills sheets', async () => {
  await market.world.advance(market.at(7, '19:00'))
  const [outside] = late as [SignedInMember]
  assert.equal((await play.moves(outside, 'blind-tasting', 'begin')).status, 403)
  const orders = new Map<string, number>()
  // Those who pour know which cup is which. Their paper is the only one that says so.
  const { shown } = await play.sees('blind-tasting')
  codes = samples.map(title => shown.bench.cups.find((cup: any) => cup.title === title).code)
  await each(tasters(), 6, async (who, n) => {
    const { outcome } = await play.makes(who, 'blind-tasting', 'begin')
    const order = outcome.order as number[]
    assert.deepEqual(order.toSorted(), codes.toSorted())
    orders.set(order.join(), (orders.get(order.join()) ?? 0) + 1)
    for (const code of order)
      await play.makes(who, 'blind-tasting', 'sheet', { code, marks: marksOf(codes.indexOf(code), n), note: '' })
    await play.makes(who, 'blind-tasting', 'favourite', { code: codes[n % 4 === 3 ? 1 : 0] })
  })
  // Six orders for three cups, and each as often as the others.
  assert.deepEqual(orders.size, 6)
  assert.ok([...orders.values()].every(times => times === 6 || times === 7))
  // One marks two cups only, and changes his mind about the first.
  const [half] = founders.slice(40) as [SignedInMember]
  await play.makes(half, 'blind-tasting', 'begin')
  await play.makes(half, 'blind-tasting', 'sheet', { code: codes[0], marks: [1, 1, 1] })
  await play.makes(half, 'blind-tasting', 'sheet', { code: codes[0], marks: [8, 8, 9] })
  await play.makes(half, 'blind-tasting', 'sheet', { code: codes[1], marks: [4, 4, 4] })
  const wrong = await play.moves(half, 'blind-tasting', 'sheet', { code: codes[2], marks: [4, 4] })
  assert.equal(wrong.body.code, 'activities.not-this-move')
})

/** All that this member gets when he asks the house everything that a member or a guest may ask. */
async function allThatIsTold(who: SignedInMember | null): Promise<Map<string, string>> {
  const { world, club } = market
  const cookie = who && (await world.house.sessions.open(world.ctx(), 'member', who.personId, 'the tests'))
  const named = cookieNames(world.house.settings.publicUrl).member
  const activityId = await play.activity('blind-tasting')
  const values: Record<string, string> = { activityId, groupId: await play.group('founders'), slug: club.slug }
  if (who) Object.assign(values, { memberId: who.memberId })
  const told = new Map<string, string>()
  for (const one of everyEndpoint()) {
    if (one.endpoint.method !== 'GET' || one.endpoint.who === 'operator') continue
    const answer = await world.app.inject({
      ...{ method: 'GET', url: `/api${one.path(club.id, values)}` },
      headers: { 'accept-language': 'zh-CN', ...(cookie && { cookie: `${named}=${cookie}` }) },
    })
    told.set(one.key, answer.statusCode === 200 ? answer.body : '')
  }
  return told
}
const leaks = (told: Map<string, string>): string[] =>
  [...told].filter(([, body]) => samples.some(title => body.includes(title))).map(([key]) => key)

test('until the cups are named no answer that a taster, another founder or a passer-by can get says what stands in them', async () => {
  const [ling] = tasters() as [SignedInMember]
  for (const who of [ling, founders[150] as SignedInMember, late[0] as SignedInMember, null]) {
    const told = await allThatIsTold(who)
    assert.deepEqual(leaks(told), [])
    const got = [...told].filter(([key, body]) => key.startsWith('activities.') && body !== '').map(([key]) => key)
    // The walk has been where it matters, with answers.
    if (who === ling)
      for (const key of ['list', 'show', 'feed', 'entrants', 'receipt', 'myAwards'])
        assert.ok(got.includes(`activities.${key}`), key)
  }
  // What others marked is nobody’s business either, and their own orders would tell of the pouring.
  const { items } = await market.asks(ling, `GET ${play.here}/activities/${await play.activity('blind-tasting')}/entrants`)
  assert.ok(items.length > 0)
  assert.ok(items.every((one: any) => Object.keys(one.shown).join() === 'filled'))
  const own = (await play.sees('blind-tasting', ling)).shown
  assert.deepEqual([own.bench, own.names, own.result], [null, null, null])
  // And whoever has the wrong cup in his hand is told no more than that.
  const { body } = await play.moves(ling, 'blind-tasting', 'favourite', { code: 100 + ((codes[0] as number) % 800) })
  assert.ok(samples.every(title => !JSON.stringify(body).includes(title)))
})

test('the cups are named an hour before the end: from then on no mark is changed', async () => {
  await market.world.advance(market.at(9, '21:00'))
  await play.deskMoves('blind-tasting', 'unblind')
  const [ling] = tasters() as [SignedInMember]
  const { shown } = await play.sees('blind-tasting', ling)
  assert.deepEqual(shown.names, Object.fromEntries(samples.map((title, at) => [codes[at], title])))
  // The same walk as before finds them now.
  assert.deepEqual(leaks(await allThatIsTold(ling)), ['activities.show'])
  const changed = await play.moves(ling, 'blind-tasting', 'sheet', { code: codes[0], marks: [9, 9, 9] })
  assert.equal(changed.body.code, 'activities.not-this-move')
  const begun = await play.moves(founders[60] as SignedInMember, 'blind-tasting', 'begin')
  assert.equal(begun.body.code, 'activities.not-this-move')
})

test('the result: means with intervals that are right, the lead among those who tasted both, and points for whole sheets', async () => {
  await market.world.advance(market.at(9, '22:05'))
  const { result, state } = await play.sees('blind-tasting', founders[0])
  assert.equal(state, 'settled')
  assert.deepEqual([result.tasters, result.complete], [41, 40])
  const means = (sample: number): number[] => {
    const all = tasters().map((_, n) => marksOf(sample, n))
    const half = [[8, 8, 9], [4, 4, 4], null][sample]
    return (half ? [...all, half] : all).map(marks => marks.reduce((sum, mark) => sum + mark, 0) / criteria)
  }
  for (const [at, title] of samples.entries()) {
    const told = result.samples.find((one: any) => one.title === title)
    assert.equal(told.code, codes[at])
    near(told.overall, meanWithin95(means(at)), title)
    for (let criterion = 0; criterion < criteria; criterion++) {
      const half = [[8, 8, 9], [4, 4, 4], null][at]?.[criterion]
      const marks = tasters().map((_, n) => liking(at, n, criterion))
      near(told.marks[criterion], meanWithin95(half === undefined ? marks : [...marks, half]), `${title} ${criterion}`)
    }
  }
  assert.deepEqual(
    result.samples.map((one: any) => [one.title, one.favourites]),
    [
      ['窖子十年', 30],
      ['商场名酒', 10],
      ['窖子五年', 0],
    ],
  )
  const [ours, famous] = [means(0), means(1)]
  assert.deepEqual([result.lead.of, result.lead.over], ['窖子十年', '商场名酒'])
  near(result.lead.by, meanWithin95(ours.map((mark, n) => mark - (famous[n] as number))), 'lead')
  const points = await Promise.all(founders.slice(0, 42).map(play.points))
  assert.deepEqual(points, [...Array(40).fill(100), 0, 0])
  await play.verified(await play.activity('blind-tasting'))
  const { items } = await market.asks(
    founders[0] as SignedInMember,
    `GET ${play.here}/groups/${await play.group('founders')}/stream`,
  )
  assert.match(items[0].text, /封测/)
})
type Estimate = { n: number; mean: number; low: number; high: number }
function near(told: Estimate, right: Estimate, of: string): void {
  assert.equal(told.n, right.n, of)
  for (const key of ['mean', 'low', 'high'] as const)
    assert.ok(Math.abs(told[key] - right[key]) < 0.0051, `${of} ${key}: ${told[key]}, and it is ${right[key]}`)
}

test('the congress: sixty founders spend a million, what does not fit is passed over, and three leave their voice to another', async () => {
  await market.world.advance(market.at(30, '11:00'))
  const [outside] = late as [SignedInMember]
  assert.equal((await play.moves(outside, 'congress', 'vote', { choices: [0] })).status, 403)
  const { shown } = await play.sees('congress')
  assert.deepEqual([shown.kind, shown.budget, shown.quorum], ['budget', 100, 50])
  const voters = founders.slice(0, 57)
  // Thirty want the new pits and the branches; twenty the branches and the courses, seven the old pits.
  const ballot = (n: number) => (n < 30 ? [0, 1] : n < 50 ? [1, 2] : [3])
  const over = await play.moves(founders[0] as SignedInMember, 'congress', 'vote', { choices: [0, 1, 3], nonce: 'n'.repeat(20) })
  assert.equal(over.body.code, 'activities.not-this-move', '115 of 100')
  await each(voters, 6, (who, n) =>
    play.makes(who, 'congress', 'vote', { choices: ballot(n), nonce: `the-nonce-of-founder-${n}` }),
  )
  for (const who of founders.slice(57, 60))
    await play.makes(who, 'congress', 'delegate', { memberId: (voters[50] as SignedInMember).memberId })
  await market.world.advance(market.at(37, '20:10'))
  const { result } = await play.sees('congress', voters[0])
  assert.deepEqual([result.isQuorate, result.voters, result.counts], [true, 60, [30, 50, 20, 10]])
  // Branches for 30 and pits for 60 leave 10: neither the courses nor the old pits fit.
  assert.deepEqual([result.winners, result.spent], [[1, 0], 90])
  await market.quiet()
})

// The tiers through their doors: Mei makes plans and rounds, gives and ends; members see what they hold, why and until when.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { bookDues } from './commands/book-dues.ts'
import { buy, mistakes } from './fixtures/cast.ts'
import { findPlan, refundDue, tierEnding } from './index.ts'

const dayMs = 86_400_000
let world: World
let mei: SignedInOperator
let [ling, bo, chen]: SignedInMember[] = []
before(async () => {
  world = await openWorld({ startsAt: '2026-03-02T02:00:00Z' })
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
})
after(async () => {
  await bookDues(world.ctx())
  const found = await mistakes(world.ctx())
  await world.close()
  assert.deepEqual(found, [])
})

let keys = 0
const at = (path: string) => `/communities/${world.club.id}${path}`
const asMei = (route: string, body?: object) =>
  ask(world, route, { cookie: mei.cookie, body, key: `key-of-the-desk-test-${++keys}` })
const as = (who: SignedInMember | undefined, route: string, body?: object) =>
  ask(world, route, { cookie: who?.cookie ?? '', ...(body && { body }) })
const desk = (method: string, path: string) => `${method} ${at(`/console/tiers${path}`)}`
const facts = async (name: string) =>
  (await world.house.db.selectFrom('kernelFacts').select('payload').where('name', '=', name).execute()) as any[]
/** Whoever was away for months signs in again. */
async function signInAgain(who: SignedInMember): Promise<SignedInMember> {
  const secret = await world.house.sessions.open(world.ctx(), 'member', who.personId, 'the tests')
  return { ...who, cookie: `${who.cookie.split('=')[0]}=${secret}` }
}

const made: Record<string, any> = {}
test('Mei makes a plan of 200 and one of 1,200 yuan, with a round of 5,500 seats', async () => {
  const plan = (key: string, name: string, dues: number, rank: number, rights: string[]) =>
    asMei(desk('POST', '/plans'), { key, name, dues, rank, rights, months: 12, graceDays: 7, freezesMax: 1, freezeDays: 60 })
  made['common'] = (await plan('common', '普通会员', 20_000, 1, ['会员专场'])).body
  made['diehard'] = (await plan('diehard', '铁杆会员', 120_000, 2, ['会员专场', '听全部'])).body
  assert.deepEqual([made['diehard'].price, made['diehard'].version, made['diehard'].currency], [120_000, 1, 'CNY'])
  assert.equal((await plan('common', '又一个', 1, 1, [])).body.code, 'tiers.key-taken')
  const round = { name: '首轮', opensAt: '2026-03-01T00:00:00Z', closesAt: '2026-03-10T00:00:00Z', seatsMax: 5_500 }
  made['round'] = (await asMei(desk('POST', `/plans/${made['diehard'].id}/rounds`), round)).body
  assert.equal(
    (await asMei(desk('POST', `/plans/${made['diehard'].id}/rounds`), { ...round, closesAt: round.opensAt })).status,
    422,
  )
  const [, onSale] = (await as(ling, `GET ${at('/tiers/plans')}`)).body
  assert.deepEqual([onSale.plan.id, onSale.rounds[0].seatsLeft, onSale.rounds[0].isOpen], [made['diehard'].id, 5_500, true])
})

test('what was bought keeps its price and its rights when the plan changes', async () => {
  const plan = (await findPlan(world.ctx(), made['common'].id)) ?? assert.fail()
  const holdingId = await buy(world.ctx(), plan, bo?.memberId as string)
  const changed = await asMei(desk('PATCH', `/plans/${plan.id}`), { dues: 30_000, rights: ['会员专场', '早鸟'] })
  assert.deepEqual([changed.body.version, changed.body.price], [2, 30_000])
  const { body } = await as(bo, `GET ${at('/tiers/mine')}`)
  assert.deepEqual([body.holdings[0].id, body.holdings[0].rights, body.holdings[0].dues], [holdingId, ['会员专场'], 20_000])
  assert.deepEqual(
    body.entitlements.map((one: any) => [one.right, one.why, one.planName, one.inGrace, one.until]),
    [['会员专场', 'bought', '普通会员', false, '2027-03-02T02:00:00.000Z']],
  )
  const page = (await asMei(desk('GET', `/plans/${plan.id}`))).body
  assert.deepEqual(
    [page.holders, page.history.map((one: any) => [one.version, one.price])],
    [
      1,
      [
        [2, 30_000],
        [1, 20_000],
      ],
    ],
  )
  assert.equal((await asMei(desk('PATCH', `/plans/${plan.id}`), { dues: 30_000 })).body.version, 2)
})

test('the quote: a first term, a step up, nothing for who has more, nothing of what is closed', async () => {
  const quote = async (who: SignedInMember | undefined, planId: string, query = '') =>
    (await as(who, `GET ${at(`/tiers/plans/${planId}/quote${query}`)}`)).body
  const first = await quote(ling, made['diehard'].id, `?roundId=${made['round'].id}`)
  assert.deepEqual([first.price, first.dues, first.credit, first.upgradeFrom, first.months], [120_000, 120_000, 0, null, 12])
  const up = await quote(bo, made['diehard'].id)
  assert.deepEqual([up.price, up.carried], [120_000 - 18_334, 18_334])
  await asMei(desk('PATCH', `/plans/${made['common'].id}`), { state: 'closed' })
  assert.equal((await quote(ling, made['common'].id)).code, 'tiers.plan-closed')
  assert.equal((await quote(ling, made['diehard'].id, `?roundId=rnd_${'0'.repeat(26)}`)).code, 'house.not-found')
  assert.equal((await as(ling, `GET ${at('/tiers/plans')}`)).body.length, 1)
  await asMei(desk('PATCH', `/plans/${made['common'].id}`), { state: 'open' })
})

test('given with compliments: rights and no money; an owner of more is not offered less', async () => {
  const given = await asMei(desk('POST', `/members/${ling?.memberId}/holdings`), { planId: made['diehard'].id })
  assert.deepEqual([given.body.why, given.body.paid, given.body.dues, given.body.state], ['complimentary', 0, 0, 'standing'])
  made['given'] = given.body
  assert.equal((await as(ling, `GET ${at(`/tiers/plans/${made['common'].id}/quote`)}`)).body.code, 'tiers.higher-held')
  const found = (await asMei(desk('GET', `/holdings?q=${encodeURIComponent('凌')}`))).body
  assert.deepEqual(
    found.items.map((one: any) => [one.id, one.memberName]),
    [[given.body.id, '凌']],
  )
  const all = (await asMei(desk('GET', '/holdings?limit=1'))).body
  const rest = (await asMei(desk('GET', `/holdings?limit=1&cursor=${all.next}`))).body
  assert.deepEqual([all.items.length, rest.items.length, rest.next], [1, 1, null])
  const nobody = await asMei(desk('POST', `/members/mem_${'0'.repeat(26)}/holdings`), { planId: made['diehard'].id })
  assert.equal(nobody.status, 404)
})

test('a member freezes within what her plan allows, an operator with a reason', async () => {
  const path = `${at(`/tiers/holdings/${made['given'].id}/freeze`)}`
  assert.equal((await as(bo, `POST ${path}`, {})).status, 404)
  const frozen = (await as(ling, `POST ${path}`, {})).body
  assert.deepEqual(
    [frozen.state, new Date(frozen.thawsAt).getTime() - new Date(frozen.frozenAt).getTime()],
    ['frozen', 60 * dayMs],
  )
  assert.deepEqual((await as(ling, `GET ${at('/tiers/mine')}`)).body.entitlements, [])
  assert.equal((await as(ling, `DELETE ${path}`)).body.state, 'standing')
  assert.equal((await as(ling, `POST ${path}`, {})).body.code, 'tiers.not-freezable')
  assert.equal((await as(ling, `DELETE ${path}`)).body.code, 'tiers.not-frozen')
})

test('an associate lives and ends with the full member', async () => {
  const tied = (
    await asMei(desk('POST', '/plans'), {
      key: 'family',
      name: '家人',
      tiedTo: made['diehard'].id,
      tiedMax: 1,
      rights: ['会员专场'],
    })
  ).body
  assert.equal(tied.price, 0)
  const { places } = (await as(ling, `GET ${at('/tiers/associates')}`)).body
  assert.deepEqual([places[0].planId, places[0].placesMax, places[0].placesTaken], [tied.id, 1, 0])
  const name = (who: SignedInMember | undefined, whom: SignedInMember | undefined) =>
    as(who, `POST ${at('/tiers/associates')}`, { planId: tied.id, memberId: whom?.memberId })
  assert.equal((await name(bo, chen)).body.code, 'tiers.no-associate-place')
  assert.equal((await name(ling, ling)).body.code, 'tiers.not-an-associate')
  const { holdingId } = (await name(ling, chen)).body
  assert.equal((await name(ling, bo)).body.code, 'tiers.no-associate-place')
  const hers = async () => (await as(chen, `GET ${at('/tiers/mine')}`)).body
  assert.deepEqual(
    (await hers()).entitlements.map((one: any) => [one.right, one.why]),
    [['会员专场', 'tied']],
  )
  await asMei(desk('POST', `/holdings/${made['given'].id}/freeze`), { days: 3, reason: '出差' })
  assert.deepEqual((await hers()).entitlements, [])
  await world.advance(3 * dayMs)
  mei = await world.operator('梅', 'owner')
  assert.equal((await hers()).entitlements[0].until, (await as(ling, `GET ${at('/tiers/mine')}`)).body.entitlements[0].until)
  assert.equal((await as(bo, `DELETE ${at(`/tiers/associates/${holdingId}`)}`)).status, 404)
  assert.equal((await as(ling, `DELETE ${at(`/tiers/associates/${holdingId}`)}`)).status, 200)
  assert.deepEqual((await hers()).entitlements, [])
  await name(ling, chen)
  await asMei(desk('POST', `/holdings/${made['given'].id}/end`), { reason: '误发' })
  assert.deepEqual((await hers()).entitlements, [])
  assert.equal((await hers()).holdings[0].endedWhy, '误发')
})

test('ended by an operator: the quote is what goes back, and whoever took the money in is told by which order', async () => {
  const plan = (await findPlan(world.ctx(), made['diehard'].id)) ?? assert.fail()
  const holdingId = await buy(world.ctx(), plan, chen?.memberId as string, { cause: 'ord_chen' })
  await world.advance(40 * dayMs)
  mei = await world.operator('梅', 'owner')
  const quote = (await asMei(desk('GET', `/holdings/${holdingId}/refund`))).body
  assert.deepEqual(quote, {
    currency: 'CNY',
    dues: 100_000,
    credit: 0,
    total: 100_000,
    whole: false,
    wholeUntil: '2026-03-12T02:00:00.000Z',
    parts: [{ cause: 'ord_chen', amount: 100_000 }],
  })
  assert.equal((await asMei(desk('POST', `/holdings/${holdingId}/end`), { reason: '搬家' })).body.refund, 100_000)
  assert.equal((await asMei(desk('POST', `/holdings/${holdingId}/end`), { reason: '搬家' })).body.code, 'tiers.not-standing')
  await world.settle()
  const [{ payload }] = await facts(refundDue.name)
  assert.deepEqual([payload.holdingId, payload.total, payload.parts], [holdingId, 100_000, quote.parts])
  const page = (await asMei(desk('GET', `/holdings/${holdingId}`))).body
  assert.deepEqual(
    [page.quote, page.months.map((one: any) => one.amount), page.holding.refunded],
    [null, [10_000, 10_000], 100_000],
  )
})

test('30, 7 and 1 days before the end a member is told, by e-mail and in the list; not any more once it is renewed', async () => {
  const plan = (await findPlan(world.ctx(), made['common'].id)) ?? assert.fail()
  await world.advance(new Date('2027-02-23T02:00:00Z'))
  await buy(world.ctx(), plan, bo?.memberId as string)
  await world.advance(new Date('2027-03-03T02:00:00Z'))
  bo = await signInAgain(bo as SignedInMember)
  const { items } = (await as(bo, `GET ${at('/tiers/reminders')}`)).body
  assert.deepEqual(
    items.map((one: any) => [one.days, one.at, one.planName]),
    [
      [7, '2027-02-23T02:00:00.000Z', '普通会员'],
      [30, '2027-01-31T02:00:00.000Z', '普通会员'],
    ],
  )
  assert.equal((await facts(tierEnding.name)).length, 2)
  const sent = await world.house.db
    .selectFrom('channelsMessages')
    .select(['subject', 'body'])
    .where('memberId', '=', bo?.memberId as string)
    .execute()
  assert.deepEqual(sent.map(one => one.subject).toSorted(), ['你的「普通会员」还有 30 天到期', '你的「普通会员」还有 7 天到期'])
  assert.match(sent[0]?.body ?? '', /2027-03-02/)
})

test('who reads the console without the right to change, changes nothing', async () => {
  const hao = await world.operator('浩', 'analyst')
  assert.equal((await ask(world, desk('GET', '/plans'), { cookie: hao.cookie })).status, 200)
  assert.equal((await ask(world, desk('POST', '/plans'), { cookie: hao.cookie, body: { key: 'x', name: 'x' } })).status, 403)
})

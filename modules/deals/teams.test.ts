// Group-buys: Ling opens a team, others join; it forms when all have paid, and gives everything back when it does not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { putThing, stockNow, type Thing } from '#modules/shop/fixtures/stall.ts'
import { findOrder } from '#modules/shop/index.ts'
import {
  begin,
  breaches,
  code,
  crowd,
  dealState,
  hourMs,
  inHours,
  key,
  openDeal,
  paid,
  partNow,
  pay,
  plain,
} from '#tests/campaign.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { joinTeam, openTeam } from './commands/buy.ts'
import { endTeam } from './commands/end-team.ts'
import { cancelDeal } from './commands/run-deal.ts'
import { teamsToJoin } from './store/pages.ts'
import { findTeam } from './store/teams.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
let chen: SignedInMember
let dan: SignedInMember
let box: Thing
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen, dan] = await Promise.all([world.member('凌'), world.member('博'), world.member('晨'), world.member('丹')])
  box = await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 1000 })
})
after(() => world.close())

const openAndPay = (dealId: string, who = ling) => paid(world, who, open(dealId, who))
const joinAndPay = (dealId: string, teamId: string | null, who = bo) => paid(world, who, join(dealId, teamId, who))
const terms = (size: number, more = {}) => ({
  ...{ variantId: box.variantId, price: 39_900, size, hours: 12, unitsMax: null, perMemberMax: null },
  ...more,
})
const open = (dealId: string, who = ling) => openTeam(world.ctx(who.actor), { dealId, key: key(), ...plain() })
const join = (dealId: string, teamId: string | null, who = bo, ask = key()) =>
  joinTeam(world.ctx(who.actor), { dealId, teamId: teamId as string, key: ask, ...plain() })

test('three open, join and pay: the team forms, and only then can their orders be handed over', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(3))
  const first = await openAndPay(dealId)
  const second = await joinAndPay(dealId, first.teamId, bo)
  await world.settle()
  assert.equal((await teamsToJoin(world.ctx(), dealId))[0]?.left, 1)
  assert.equal((await findOrder(world.ctx(), second.orderId))?.waitsFor, dealId)
  await assert.rejects(join(dealId, first.teamId, bo), e => code(e) === 'deals.in-team-already')
  const third = await join(dealId, first.teamId, chen)
  await assert.rejects(join(dealId, first.teamId, dan), e => code(e) === 'deals.team-full')
  assert.deepEqual(await breaches(world), [])
  await pay(world, chen, third)
  await world.settle()
  assert.equal((await findTeam(world.ctx(), first.teamId as string))?.state, 'formed')
  for (const taken of [first, second, third]) {
    assert.equal(await partNow(world, taken), 'granted  0')
    assert.equal((await findOrder(world.ctx(), taken.orderId))?.waitsFor, null)
  }
  assert.deepEqual(await breaches(world), [])
  await world.advance(25 * hourMs)
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.deepEqual(await breaches(world), [])
})

test('unformed at the end of its hours, it gives everything back at once; who asks a second later is refused', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(3))
  const before = await stockNow(world.ctx(), box.stockId as string)
  const first = await openAndPay(dealId)
  const second = await joinAndPay(dealId, first.teamId, bo)
  const third = await join(dealId, first.teamId, chen)
  const late = await begin(world, chen, third)
  await world.settle()
  world.clock.moveTo(inHours(world, 12))
  await assert.rejects(join(dealId, first.teamId, dan), e => code(e) === 'deals.team-over')
  await world.settle()
  assert.deepEqual(await Promise.all([first, second, third].map(t => partNow(world, t))), [
    'returned unformed 39900',
    'returned unformed 39900',
    'lapsed unpaid 0',
  ])
  await assert.rejects(payIt(world, late), /too late/)
  await world.settle()
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), before)
  await world.advance(13 * hourMs)
  assert.equal(await dealState(world, dealId), 'failed')
  assert.deepEqual(await breaches(world), [])
})

test('a seat that nobody pays in time is free for the next', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(2))
  const first = await openAndPay(dealId)
  const slow = await join(dealId, first.teamId, bo)
  const late = await begin(world, bo, slow)
  await assert.rejects(join(dealId, first.teamId, chen), e => code(e) === 'deals.team-full')
  await world.advance(32 * 60_000)
  assert.equal(await partNow(world, slow), 'lapsed unpaid 0')
  await assert.rejects(payIt(world, late), /too late/)
  await joinAndPay(dealId, first.teamId, chen)
  await world.settle()
  assert.equal((await findTeam(world.ctx(), first.teamId as string))?.state, 'formed')
})

test('the same key is the same seat, also when both are asked at once', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(4))
  const first = await open(dealId)
  const same = key()
  const answers = await Promise.all(Array.from({ length: 8 }, () => join(dealId, first.teamId, bo, same)))
  assert.equal(new Set(answers.map(a => a.orderId)).size, 1)
  assert.equal((await findTeam(world.ctx(), first.teamId as string))?.held, 2)
  assert.deepEqual(await breaches(world), [])
})

test('called off, every order that is not handed over is paid back, formed or not', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(2))
  const first = await openAndPay(dealId)
  const second = await joinAndPay(dealId, first.teamId, bo)
  const alone = await openAndPay(dealId, dan)
  const unpaid = await open(dealId, chen)
  await world.settle()
  await cancelDeal(world.ctx(mei.actor), dealId, '供货出了问题')
  await assert.rejects(open(dealId, bo), e => code(e) === 'deals.not-open')
  await world.settle()
  assert.equal(await dealState(world, dealId), 'cancelled')
  for (const taken of [first, second, alone]) assert.equal(await partNow(world, taken), 'returned cancelled 39900')
  assert.equal(await partNow(world, unpaid), 'lapsed unpaid 0')
  assert.deepEqual(await breaches(world), [])
})

test('hundreds want the seats of two teams: exactly those there are', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(20))
  const people = await crowd(world, 120)
  const teams = await Promise.all([open(dealId, ling), open(dealId, bo)])
  const asked = people.flatMap(who => teams.map(team => ({ who, teamId: team.teamId })))
  const answers = await Promise.allSettled(asked.map(({ who, teamId }) => join(dealId, teamId, who)))
  const won = answers.flatMap((a, n) =>
    a.status === 'fulfilled' ? [{ who: asked[n]?.who as SignedInMember, taken: a.value }] : [],
  )
  assert.equal(won.length, 38)
  const refused = new Set(answers.flatMap(a => (a.status === 'rejected' ? [code(a.reason) || a.reason] : [])))
  assert.deepEqual([...refused], ['deals.team-full'])
  assert.deepEqual(await breaches(world), [])
  const owed = [{ who: ling, taken: teams[0] }, { who: bo, taken: teams[1] }, ...won]
  await Promise.all(owed.map(({ who, taken }) => pay(world, who, taken)))
  await world.settle()
  for (const { teamId } of teams) assert.equal((await findTeam(world.ctx(), teamId as string))?.state, 'formed')
  assert.deepEqual(await breaches(world), [])
})

test('payments against the end of their teams, all at once: each team is whole or everything went back', async () => {
  const dealId = await openDeal(world, mei, 'team-buy', terms(2))
  const people = await crowd(world, 24)
  const teams = await Promise.all(people.slice(0, 12).map(who => openAndPay(dealId, who)))
  await world.settle()
  const end = inHours(world, 12)
  world.clock.moveTo(new Date(end.getTime() - 1))
  const begun = await Promise.all(
    teams.map(async ({ teamId }, n) => {
      const who = people[12 + n] as SignedInMember
      const taken = await join(dealId, teamId, who)
      return { teamId: teamId as string, taken, paymentId: await begin(world, who, taken) }
    }),
  )
  const paying = begun.map(({ paymentId }) => payIt(world, paymentId).catch(() => {}))
  world.clock.moveTo(end)
  await Promise.all([...paying, ...begun.map(({ teamId }) => endTeam(world.ctx(), teamId))])
  await world.settle()
  for (const { teamId, taken } of begun) {
    const state = (await findTeam(world.ctx(), teamId))?.state
    const part = await partNow(world, taken)
    assert.ok(
      state === 'formed' ? part === 'granted  0' : state === 'unformed' && /^(returned|lapsed)/.test(part),
      `${state} ${part}`,
    )
  }
  assert.deepEqual(await breaches(world), [])
})

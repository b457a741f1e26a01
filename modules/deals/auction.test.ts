// Auctions: Ling, Bo and Chen bid against each other; the highest bid is exact, the end moves, deposits go back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { give } from '#modules/wallet/fixtures/books.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import { breaches, code, crowd, dealState, hourMs, inHours, key, openDeal, paid, partNow, plain } from '#tests/campaign.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { declineTurn, takeTurn } from './commands/apply.ts'
import { bid, setDepositAside } from './commands/bid.ts'
import { cancelDeal } from './commands/run-deal.ts'
import { findLot } from './store/auctions.ts'
import { findTurn } from './store/turns.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
let chen: SignedInMember
let variantId: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen] = await Promise.all([world.member('凌'), world.member('博'), world.member('晨')])
  variantId = (await putThing(world.ctx(), { title: '手稿', price: 1_000_000, onHand: 10 })).variantId
})
after(() => world.close())

const lot = (more = {}) =>
  openDeal(world, mei, 'auction', {
    ...{ variantId, startPrice: 10_000, step: 500, reserve: null, deposit: 0, softMinutes: 5, answerHours: 24 },
    ...more,
  })
const bids = (dealId: string, who: SignedInMember, amount: number) => bid(world.ctx(who.actor), dealId, amount)
const take = (dealId: string, who: SignedInMember) =>
  paid(world, who, takeTurn(world.ctx(who.actor), { dealId, key: key(), ...plain() }))
const refused = (asked: Promise<unknown>, what: string) => assert.rejects(asked, e => code(e) === what)

test('bids rise by the step, the last minutes move the end, and after it nothing counts', async () => {
  const dealId = await lot()
  await refused(bids(dealId, ling, 9_999), 'deals.bid-too-low')
  await bids(dealId, ling, 10_000)
  await refused(bids(dealId, ling, 20_000), 'deals.leads-already')
  await refused(bids(dealId, bo, 10_499), 'deals.bid-too-low')
  await bids(dealId, bo, 10_500)
  const end = inHours(world, 24)
  world.clock.moveTo(new Date(end.getTime() - 60_000))
  const { endsAt } = await bids(dealId, ling, 11_000)
  assert.equal(endsAt.getTime(), end.getTime() + 4 * 60_000)
  await world.advance(end)
  assert.equal(await dealState(world, dealId), 'open')
  world.clock.moveTo(endsAt)
  await refused(bids(dealId, bo, 12_000), 'deals.not-open')
  await world.settle()
  assert.equal(await dealState(world, dealId), 'settling')
  await refused(take(dealId, bo), 'deals.not-your-turn')
  const taken = await take(dealId, ling)
  assert.equal(taken.payable, 11_000)
  await world.settle()
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.equal(await partNow(world, taken), 'granted  0')
  assert.deepEqual(await breaches(world), [])
})

test('who won and does not pay is passed over for the next; the deposits of all go back', async () => {
  const people = [ling, bo, chen]
  for (const who of people) await give(world.ctx(), who.memberId, 5_000, { unit: 'credit' })
  const held = async () =>
    Promise.all(people.map(async who => (await holdingsOf(world.ctx(), who.memberId)).find(h => h.unit === 'credit')?.available))
  const before = await held()
  const dealId = await lot({ deposit: 3_000, reserve: 10_500 })
  await refused(bids(dealId, ling, 10_000), 'deals.deposit-needed')
  for (const who of people) await setDepositAside(world.ctx(who.actor), dealId)
  await setDepositAside(world.ctx(ling.actor), dealId)
  assert.deepEqual(
    await held(),
    before.map(amount => (amount ?? 0) - 3_000),
  )
  await bids(dealId, chen, 10_000)
  await bids(dealId, ling, 10_500)
  await bids(dealId, bo, 12_000)
  await world.advance(25 * hourMs)
  assert.equal((await findTurn(world.ctx(), dealId, bo.memberId))?.state, 'open')
  const unpaid = await takeTurn(world.ctx(bo.actor), { dealId, key: key(), ...plain() })
  assert.equal(unpaid.payable, 12_000)
  await world.advance(25 * hourMs)
  assert.equal((await findTurn(world.ctx(), dealId, bo.memberId))?.state, 'lapsed')
  assert.equal((await findTurn(world.ctx(), dealId, ling.memberId))?.price, 10_500)
  await declineTurn(world.ctx(ling.actor), dealId)
  await world.settle()
  // Chen stayed below the reserve: nobody is left.
  assert.equal(await dealState(world, dealId), 'failed')
  assert.deepEqual(await held(), before)
  assert.deepEqual(await breaches(world), [])
})

test('hundreds of bids at once: each above the one before, the highest wins, and the history is whole', async () => {
  const dealId = await lot()
  const people = await crowd(world, 20)
  const asked = Array.from({ length: 300 }, (_, n) => ({
    who: people[n % 20] as SignedInMember,
    amount: 10_000 + ((n * 37) % 300) * 500,
  }))
  const answers = await Promise.allSettled(asked.map(({ who, amount }) => bids(dealId, who, amount)))
  const placed = answers.flatMap((a, n) => (a.status === 'fulfilled' ? [{ ...a.value, amount: asked[n]?.amount ?? 0 }] : []))
  const why = new Set(answers.flatMap(a => (a.status === 'rejected' ? [code(a.reason) || a.reason] : [])))
  assert.deepEqual(
    [...why].filter(one => one !== 'deals.bid-too-low' && one !== 'deals.leads-already'),
    [],
  )
  const now = await findLot(world.ctx(), dealId)
  assert.equal(now?.bids, placed.length)
  assert.equal(now?.topAmount, Math.max(...placed.map(one => one.amount)))
  assert.deepEqual(
    placed.map(one => one.seq).toSorted((a, b) => a - b),
    placed.map((_, n) => n + 1),
  )
  const inOrder = placed.toSorted((a, b) => a.seq - b.seq).map(one => one.amount)
  assert.ok(inOrder.every((amount, n) => n === 0 || amount >= (inOrder[n - 1] ?? 0) + 500))
  assert.deepEqual(await breaches(world), [])
  await cancelDeal(world.ctx(mei.actor), dealId, '拍品有误')
  await world.settle()
  await refused(bids(dealId, ling, 1_000_000), 'deals.not-open')
  assert.equal(await dealState(world, dealId), 'cancelled')
})

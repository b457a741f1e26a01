// The estate club: 10,000 yuan are 7,000 of credit and 3,000 of dues over six years; each fen is somewhere, every month.
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { bookDues } from './commands/book-dues.ts'
import { balances, buy, mistakes, planOf, spendCredit } from './fixtures/cast.ts'
import { type Plan, quoteRefund, withdrawHolding } from './index.ts'
import { addMonths } from './rules/clock.ts'

const yuan = (n: number) => n * 100
const dayMs = 86_400_000
let world: World
let ling: SignedInMember
let estate: Plan
beforeEach(async () => {
  world = await openWorld({ startsAt: '2026-05-15T02:00:00Z' })
  ling = await world.member('凌')
  estate = await planOf(world.ctx(), {
    name: '命运共同体',
    dues: yuan(3_000),
    credit: yuan(7_000),
    months: 72,
    rights: ['山丘命名'],
  })
})
afterEach(async () => {
  await bookDues(world.ctx())
  const found = await mistakes(world.ctx())
  await world.close()
  assert.deepEqual(found, [])
})
const monthsOn = (n: number) => addMonths(new Date('2026-05-15T02:00:00Z'), n, 'Asia/Shanghai')
const bank = { 'CNY:bank': yuan(10_000) }

test('bought: the dues wait to be earned, the credit lies in the purse with the money behind it', async () => {
  await buy(world.ctx(), estate, ling.memberId)
  assert.deepEqual(await balances(world.ctx()), {
    ...bank,
    'CNY:prepaid': yuan(7_000),
    'CNY:unearned-dues': yuan(3_000),
    'credit:issued': -yuan(7_000),
    [`credit:${ling.memberId}`]: yuan(7_000),
  })
})

test('in month 20 twenty months are kept, to the fen, and the credit that is not spent goes back', async () => {
  const holdingId = await buy(world.ctx(), estate, ling.memberId)
  await spendCredit(world.ctx(), ling.memberId, 123_456)
  await world.advance(new Date('2027-12-20T02:00:00Z'))
  const quote = await quoteRefund(world.ctx(), holdingId)
  assert.deepEqual(
    [quote.whole, quote.dues, quote.credit, quote.total],
    [false, 216_667, yuan(7_000) - 123_456, 216_667 + yuan(7_000) - 123_456],
  )
  // A round that was off for twenty months catches up before the refund is reckoned.
  const { refund } = await withdrawHolding(world.ctx(), holdingId, '搬家')
  assert.equal(refund, quote.total)
  assert.deepEqual(await balances(world.ctx()), {
    ...bank,
    'CNY:dues': 83_333,
    'CNY:refunding': refund,
    'CNY:sales': 123_456,
    'credit:issued': -123_456,
    'credit:spent': 123_456,
  })
})

test('within seven days all dues go back, also the month that was booked; the spent credit does not', async () => {
  const holdingId = await buy(world.ctx(), estate, ling.memberId)
  await bookDues(world.ctx())
  assert.equal((await balances(world.ctx()))['CNY:dues'], 4_166)
  await spendCredit(world.ctx(), ling.memberId, yuan(100))
  await world.advance(7 * dayMs - 1_000)
  assert.equal((await quoteRefund(world.ctx(), holdingId)).whole, true)
  const { refund, parts } = await withdrawHolding(world.ctx(), holdingId, '不合适')
  assert.equal(refund, yuan(9_900))
  assert.equal(parts.length, 1)
  const books = await balances(world.ctx())
  assert.deepEqual([books['CNY:dues'], books['CNY:refunding'], books['CNY:unearned-dues']], [undefined, refund, undefined])
})

test('a second after the seventh day what is earned is kept', async () => {
  const holdingId = await buy(world.ctx(), estate, ling.memberId)
  await world.advance(7 * dayMs + 1_000)
  const { whole, dues, credit } = await quoteRefund(world.ctx(), holdingId)
  assert.deepEqual([whole, dues, credit], [false, yuan(3_000) - 4_166, yuan(7_000)])
})

test('month by month: what is earned and what is not make the dues, at every month of six years', async () => {
  await buy(world.ctx(), estate, ling.memberId)
  for (let month = 0; month <= 72; month += 6) {
    await world.advance(monthsOn(month))
    await bookDues(world.ctx())
    const books = await balances(world.ctx())
    assert.equal((books['CNY:dues'] ?? 0) + (books['CNY:unearned-dues'] ?? 0), yuan(3_000))
    assert.equal(books['CNY:dues'], Math.floor((yuan(3_000) * Math.min(month + 1, 72)) / 72))
    assert.deepEqual(await mistakes(world.ctx()), [])
  }
})

test('one club: a lot of credit that came by another way is not taken back', async () => {
  const [first, second] = [await buy(world.ctx(), estate, ling.memberId), await world.member('博')]
  const plus = await planOf(world.ctx(), { name: '储值', dues: 0, credit: yuan(500), rights: [] })
  await buy(world.ctx(), plus, ling.memberId)
  await buy(world.ctx(), estate, second.memberId)
  await spendCredit(world.ctx(), ling.memberId, yuan(6_800))
  assert.equal((await quoteRefund(world.ctx(), first)).credit, yuan(200))
  await withdrawHolding(world.ctx(), first, '')
  assert.equal((await balances(world.ctx()))[`credit:${ling.memberId}`], yuan(500))
})

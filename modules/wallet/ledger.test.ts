// The ledger: what goes in once stays once, nothing is overdrawn, what runs out first is spent first, and all of it adds up.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type World } from '#tests/world.ts'
import { expireLots } from './commands/expire-lots.ts'
import { captureHold, holdAmount, releaseHold } from './commands/hold.ts'
import { postTransfers } from './commands/post-transfers.ts'
import { reverseTransfer } from './commands/reverse-transfer.ts'
import { booksOf, give, take } from './fixtures/books.ts'
import { houseAccount, memberAccount } from './rules/accounts.ts'
import { holdingsOf } from './store/statement.ts'

const dayMs = 86_400_000
let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.refusal.code === code
let names = 0
/** Someone nobody has met: members' names are no business of the ledger. */
const someone = () => `mem_${String(++names).padStart(26, '0')}`
const books = () => booksOf(world.ctx())

test('a transfer is posted once, however often it is asked for', async () => {
  const ling = someone()
  const first = await give(world.ctx(), ling, 100, { key: 'gift:1' })
  const again = await give(world.ctx(), ling, 100, { key: 'gift:1' })
  assert.deepEqual([first.outcome, again.outcome, again.transferId], ['posted', 'known', first.transferId])
  assert.equal((await books()).balance(memberAccount('points', ling)), 100)
  await assert.rejects(give(world.ctx(), ling, 90, { key: 'gift:1' }), refusedWith('house.key-reused'))
})

test('a key of one line is no key for two: that is refused whole, and fails nobody who comes at the same moment', async () => {
  const line = (to: string, amount: number) => ({
    debit: houseAccount('CNY', 'bank'),
    credit: to.startsWith('mem') ? memberAccount('commission', to) : houseAccount('CNY', 'sales'),
    amount,
  })
  const house = (key: string, amounts: number[]) => ({
    ...{ key, kind: 'moved', cause: key },
    lines: amounts.map(amount => line('house', amount)),
  })
  const given = (key: string, who: string, amounts: number[]) => ({
    ...{ key, kind: 'given', cause: key },
    lines: amounts.map(amount => ({ ...line(who, amount), debit: houseAccount('commission', 'issued') })),
  })
  const ling = someone()
  const before = await books()
  await postTransfers(world.ctx(), [house('torn:house', [5])])
  await postTransfers(world.ctx(), [given('torn:ling', ling, [7])])
  const outcomesOf = async (postings: Parameters<typeof postTransfers>[1]) =>
    (await Promise.allSettled(postings.map(posting => postTransfers(world.ctx(), [posting])))).map(one =>
      one.status === 'fulfilled' ? one.value[0]?.outcome : (one.reason as Refused).refusal?.code,
    )
  // The first two are written at once, so that the others are written together.
  assert.deepEqual(
    await outcomesOf([house('first:1', [10]), house('first:2', [20]), house('torn:house', [5, 6]), house('whole:1', [1, 2])]),
    ['posted', 'posted', 'house.key-reused', 'posted'],
  )
  assert.deepEqual(
    await outcomesOf([
      house('first:3', [1]),
      house('first:4', [1]),
      given('torn:ling', ling, [7, 8]),
      given('whole:2', ling, [3]),
    ]),
    ['posted', 'posted', 'house.key-reused', 'posted'],
  )
  const after = await books()
  const sales = houseAccount('CNY', 'sales')
  assert.equal(after.balance(sales) - before.balance(sales), 5 + 10 + 20 + 1 + 2 + 1 + 1)
  assert.equal(after.balance(memberAccount('commission', ling)), 7 + 3)
})

test('nobody spends more than he has, alone or in one call with others', async () => {
  const [ling, bo] = [someone(), someone()]
  await give(world.ctx(), ling, 100)
  await give(world.ctx(), bo, 50)
  const spend = (who: string, amount: number, key: string) => ({
    key,
    kind: 'spent',
    cause: 'ord_1',
    lines: [{ debit: memberAccount('points', who), credit: houseAccount('points', 'spent'), amount }],
  })
  const outcomes = await postTransfers(world.ctx(), [
    spend(ling, 120, 'a'),
    spend(ling, 60, 'b'),
    spend(ling, 60, 'c'),
    spend(ling, 40, 'd'),
    spend(bo, 50, 'e'),
    spend(bo, 1, 'f'),
  ])
  assert.deepEqual(
    outcomes.map(one => one.outcome),
    ['short', 'posted', 'short', 'posted', 'posted', 'short'],
  )
  assert.deepEqual(
    await books().then(b => [b.balance(memberAccount('points', ling)), b.balance(memberAccount('points', bo))]),
    [0, 0],
  )
})

test('units never mix, and credit passes from no member to another', async () => {
  const [ling, bo] = [someone(), someone()]
  await give(world.ctx(), ling, 100, { unit: 'credit' })
  const move = (debit: any, credit: any) =>
    postTransfers(world.ctx(), [{ key: `x:${debit}:${credit}`, kind: 'x', cause: 'x', lines: [{ debit, credit, amount: 1 }] }])
  await assert.rejects(move(memberAccount('credit', ling), memberAccount('points', ling)), /different units/)
  await assert.rejects(move(memberAccount('credit', ling), memberAccount('credit', bo)), /wallet_transfers_loop/)
  await assert.rejects(move('points:moon', memberAccount('points', bo)), /not in the chart/)
})

test('what runs out first is spent first, and what has run out is gone to the second', async () => {
  const ctx = world.ctx()
  const ling = someone()
  const at = (days: number) => new Date(ctx.now.getTime() + days * dayMs)
  await give(ctx, ling, 30, { expiresAt: at(20) })
  await give(ctx, ling, 30, { expiresAt: null })
  await give(ctx, ling, 30, { expiresAt: at(10) })
  await take(ctx, ling, 40)
  assert.deepEqual(await books().then(b => b.lots(ling)), [20, 30, 0])
  await world.advance(20 * dayMs)
  await assert.rejects(take(world.ctx(), ling, 31), refusedWith('wallet.not-enough'))
  await take(world.ctx(), ling, 30)
  assert.deepEqual(await books().then(b => b.lots(ling)), [0, 0, 0])
})

test('by the clock too, in every community, with what is held kept back', async () => {
  const ctx = world.ctx()
  const bo = someone()
  await give(ctx, bo, 50, { expiresAt: new Date(ctx.now.getTime() + dayMs) })
  const hold = await holdAmount(ctx, {
    key: `hold:${bo}`,
    account: memberAccount('points', bo),
    amount: 20,
    cause: 'ord_1',
    expiresAt: new Date(ctx.now.getTime() + 3 * dayMs),
  })
  await world.advance(dayMs)
  await expireLots(world.ctx())
  assert.equal(await books().then(b => b.balance(memberAccount('points', bo))), 20)
  await releaseHold(world.ctx(), hold)
  await expireLots(world.ctx())
  assert.equal(await books().then(b => b.balance(memberAccount('points', bo))), 0)
})

test('what is held cannot be spent; a capture takes at most that, once', async () => {
  const ctx = world.ctx()
  const chen = someone()
  await give(ctx, chen, 100)
  const wish = {
    key: `hold:${chen}`,
    account: memberAccount('points', chen),
    amount: 70,
    cause: 'ord_2',
    expiresAt: new Date(ctx.now.getTime() + dayMs),
  }
  const hold = await holdAmount(ctx, wish)
  assert.equal(await holdAmount(ctx, wish), hold)
  await assert.rejects(take(ctx, chen, 31), refusedWith('wallet.not-enough'))
  const capture = { kind: 'spent', credit: houseAccount('points', 'spent'), amount: 60 }
  await assert.rejects(captureHold(ctx, hold, { ...capture, amount: 71 }), refusedWith('wallet.not-enough'))
  const [one, two] = await Promise.all([captureHold(ctx, hold, capture), captureHold(ctx, hold, capture)])
  assert.equal(one.transferId, two.transferId)
  assert.deepEqual(
    await books().then(b => [b.balance(memberAccount('points', chen)), b.held(memberAccount('points', chen))]),
    [40, 0],
  )
  assert.equal(await releaseHold(ctx, hold), false)
})

test('a reversal gives back to the same lots, and happens once', async () => {
  const ctx = world.ctx()
  const dan = someone()
  await give(ctx, dan, 30, { expiresAt: new Date(ctx.now.getTime() + dayMs) })
  await give(ctx, dan, 30, { expiresAt: null })
  const spent = await take(ctx, dan, 40)
  const back = await reverseTransfer(ctx, spent.transferId)
  assert.equal(await reverseTransfer(ctx, spent.transferId), back)
  assert.deepEqual(await books().then(b => b.lots(dan)), [30, 30])
  const points = (await holdingsOf(ctx, dan)).find(one => one.unit === 'points')
  assert.equal(points?.expiring?.amount, 30, 'what never ran out does not begin to')
  await assert.rejects(reverseTransfer(ctx, back), refusedWith('wallet.is-reversal'))
  const gift = await give(ctx, dan, 10)
  await take(ctx, dan, 65)
  await assert.rejects(reverseTransfer(ctx, gift.transferId), refusedWith('wallet.not-enough'))
})

test('what is in the ledger stays', async () => {
  const { pool } = world.house.database
  await assert.rejects(pool.query('update wallet_transfers set amount = 1'), /stays/)
  await assert.rejects(pool.query('delete from wallet_transfers'), /stays/)
})

test('sixty-four hands in one purse take what is there and not a point more', async () => {
  const ctx = world.ctx()
  const ling = someone()
  await give(ctx, ling, 100)
  const results = await Promise.allSettled(Array.from({ length: 64 }, () => take(world.ctx(), ling, 7)))
  assert.equal(results.filter(r => r.status === 'fulfilled').length, 14)
  for (const r of results) if (r.status === 'rejected') assert.ok(refusedWith('wallet.not-enough')(r.reason), r.reason)
  assert.equal(await books().then(b => b.balance(memberAccount('points', ling))), 2)
})

test('those who come at one moment are written together, and nobody pays for another', async () => {
  const [ling, bo] = [someone(), someone()]
  const twice = await Promise.all(Array.from({ length: 64 }, () => give(world.ctx(), ling, 70, { key: 'gift:2' })))
  assert.equal(twice.filter(one => one.outcome === 'posted').length, 1)
  assert.equal(new Set(twice.map(one => one.transferId)).size, 1)
  const results = await Promise.allSettled([
    give(world.ctx(), bo, 10),
    give(world.ctx(), bo, 71, { key: 'gift:2' }),
    take(world.ctx(), ling, 71),
    take(world.ctx(), ling, 70),
    give(world.ctx(), bo, 20),
  ])
  assert.deepEqual(
    results.map(one => (one.status === 'fulfilled' ? 'done' : one.reason.refusal.code)),
    ['done', 'house.key-reused', 'wallet.not-enough', 'done', 'done'],
  )
  assert.deepEqual(
    await books().then(b => [b.balance(memberAccount('points', ling)), b.balance(memberAccount('points', bo))]),
    [0, 30],
  )
})

test('who did it stays with each, though they were written together', async () => {
  const dan = someone()
  const as = (name: string) => ({ ...world.ctx({ kind: 'system', name }), requestId: `req_of_${name}` })
  await Promise.all(['one', 'two', 'three'].map(name => give(as(name), dan, 1)))
  await world.settle()
  const { rows } = await world.house.database.pool.query(
    "select actor, request_id from kernel_facts where name = 'wallet.balance-moved' and subject = $1 order by actor",
    [dan],
  )
  assert.deepEqual(
    rows.map(row => [row.actor, row.request_id]),
    ['one', 'three', 'two'].map(name => [`system:${name}`, `req_of_${name}`]),
  )
})

test('after all of this the books are right', async () => {
  assert.deepEqual((await books()).mistakes, [])
})

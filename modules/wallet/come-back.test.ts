// What was spent and comes back has the day that it had: nobody makes points last longer by lending them to a play.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openWorld, type World } from '#tests/world.ts'
import { expireLots } from './commands/expire-lots.ts'
import { type Posting, postTransfers } from './commands/post-transfers.ts'
import { booksOf, give } from './fixtures/books.ts'
import { type HeldUnit, houseAccount, memberAccount } from './rules/accounts.ts'
import { answerFrom, type Out } from './rules/lots.ts'
import { holdingsOf } from './store/statement.ts'

const dayMs = 86_400_000
let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())
let names = 0
const someone = () => `mem_${String(++names).padStart(26, '0')}`
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * dayMs)
let keys = 0
const posting = (cause: string, line: Posting['lines'][number]): Posting => ({
  ...{ key: `lent:${++keys}`, kind: 'lent', cause, lines: [line] },
})
const lent = (cause: string, who: string, amount: number, unit: HeldUnit = 'points') =>
  posting(cause, { debit: memberAccount(unit, who), credit: houseAccount(unit, 'spent'), amount })
const back = (cause: string, who: string, amount: number, more: { whose?: string; notBefore?: Date; unit?: HeldUnit } = {}) => {
  const { whose, notBefore, unit = 'points' } = more
  return posting(cause, {
    ...{ debit: houseAccount(unit, 'spent'), credit: memberAccount(unit, who), amount },
    ...(whose && { whose: memberAccount(unit, whose) }),
    ...(notBefore && { notBefore }),
  })
}
const post = (...postings: Posting[]) => postTransfers(world.ctx(), postings)
const lotsOf = async (who: string) => (await booksOf(world.ctx())).lots(who)
/** What one holds, by when it runs out. */
async function purse(who: string): Promise<[number, string | null][]> {
  const { rows } = await world.house.database.pool.query(
    `select sum(remaining)::int as amount, expires_at as until from wallet_lots
      where community_id = $1 and account = $2 and remaining > 0 group by 2 order by 2 nulls last`,
    [world.club.id, memberAccount('points', who)],
  )
  return rows.map(row => [row.amount, row.until?.toISOString() ?? null])
}

test('what comes back is in the lots it came from, in parts, the longest-lived first, and no day later', async () => {
  const ling = someone()
  const [soon, late] = [inDays(3), inDays(30)]
  await give(world.ctx(), ling, 30, { expiresAt: soon })
  await give(world.ctx(), ling, 40, { expiresAt: late })
  await post(lent('bid', ling, 60))
  assert.deepEqual(await lotsOf(ling), [0, 10])
  await post(back('bid', ling, 20))
  assert.deepEqual(await lotsOf(ling), [0, 30])
  await post(back('bid', ling, 40))
  assert.deepEqual(await purse(ling), [
    [30, soon.toISOString()],
    [40, late.toISOString()],
  ])
})

test('round and round through a play, points run out on their day all the same', async () => {
  const bo = someone()
  await give(world.ctx(), bo, 50, { expiresAt: inDays(2) })
  for (let round = 0; round < 2; round++) {
    await post(lent(`round ${round}`, bo, 50))
    await world.advance(dayMs)
    await post(back(`round ${round}`, bo, 50))
    await expireLots(world.ctx())
  }
  assert.equal((await holdingsOf(world.ctx(), bo)).find(one => one.unit === 'points')?.balance, 0)
})

test('in one call: outbid and bidding again with what came back', async () => {
  const [ling, bo] = [someone(), someone()]
  const until = inDays(9)
  for (const who of [ling, bo]) await give(world.ctx(), who, 100, { expiresAt: until })
  const done = await post(
    lent('lot', ling, 60),
    back('lot', ling, 60),
    lent('lot', bo, 70),
    back('lot', bo, 70),
    lent('lot', ling, 40),
  )
  assert.deepEqual(new Set(done.map(one => one.outcome)), new Set(['posted']))
  assert.deepEqual([await purse(ling), await purse(bo)], [[[60, until.toISOString()]], [[100, until.toISOString()]]])
})

test('what goes on to another runs out when it would have, the soonest first; of several givers, from the one who is named', async () => {
  const [ling, bo, chen, dan] = [someone(), someone(), someone(), someone()]
  const [soon, late] = [inDays(2), inDays(20)]
  await give(world.ctx(), ling, 10, { expiresAt: late })
  await give(world.ctx(), ling, 5, { expiresAt: soon })
  await give(world.ctx(), bo, 15)
  await post(lent('table', bo, 15), lent('table', ling, 15))
  await post(back('table', chen, 7, { whose: ling }))
  assert.deepEqual(await purse(chen), [
    [5, soon.toISOString()],
    [2, late.toISOString()],
  ])
  await post(back('table', dan, 9))
  assert.deepEqual(await purse(dan), [
    [8, late.toISOString()],
    [1, null],
  ])
  await post(back('table', bo, 14))
  assert.deepEqual(await purse(bo), [[14, null]])
})

test('nothing comes back beyond what was taken, nor under another cause', async () => {
  const ling = someone()
  await give(world.ctx(), ling, 20)
  await post(lent('here', ling, 20))
  await assert.rejects(post(back('here', ling, 21)), /beyond what was taken/)
  await assert.rejects(post(back('elsewhere', ling, 1)), /beyond what was taken/)
  await post(back('here', ling, 20))
  await assert.rejects(post(back('here', ling, 1)), /beyond what was taken/)
  assert.deepEqual(await lotsOf(ling), [20])
})

test('what was taken before is found by whoever gives it back later, and a grace is given where the house wants it', async () => {
  const [ling, bo] = [someone(), someone()]
  for (const who of [ling, bo]) await give(world.ctx(), who, 10, { expiresAt: inDays(1) })
  await post(lent('off', ling, 10), lent('off', bo, 10))
  await world.advance(4 * dayMs)
  await post(back('off', ling, 10, { notBefore: inDays(7) }), back('off', bo, 10))
  await expireLots(world.ctx())
  assert.deepEqual([await purse(ling), await purse(bo)], [[[10, inDays(7).toISOString()]], []])
})

test('credit that comes back late can be used for a week, for it was paid for', async () => {
  const chen = someone()
  await give(world.ctx(), chen, 500, { unit: 'credit', expiresAt: inDays(1) })
  const lines = (posting: Posting, move: 'taken' | 'given'): Posting => {
    const money = { debit: houseAccount('CNY', 'prepaid'), credit: houseAccount('CNY', 'unearned'), amount: 500 }
    const turned = { debit: money.credit, credit: money.debit, amount: 500 }
    return { ...posting, lines: [...posting.lines, move === 'taken' ? money : turned] }
  }
  await post(lines(lent('order', chen, 500, 'credit'), 'taken'))
  await world.advance(3 * dayMs)
  await post(lines(back('order', chen, 500, { unit: 'credit' }), 'given'))
  const held = (await holdingsOf(world.ctx(), chen)).find(one => one.unit === 'credit')
  assert.deepEqual([held?.available, held?.expiring?.at], [500, inDays(7)])
})

test('after all of this the books are right', async () => {
  assert.deepEqual((await booksOf(world.ctx())).mistakes, [])
})

test('whatever was taken and however it comes back: to the last point, and nothing lasts longer than it did', () => {
  const people = ['points:mem_a', 'points:mem_b', 'points:mem_c'] as const
  const outs = fc.array(
    fc.record({
      cause: fc.constantFrom('x', 'y'),
      account: fc.constantFrom(...people),
      left: fc.integer({ min: 1, max: 40 }),
      expiresAt: fc.option(fc.integer({ min: 1, max: 9 }).map(day => new Date(day * dayMs))),
    }),
    { maxLength: 8 },
  )
  const asked = fc.array(
    fc.record({
      cause: fc.constantFrom('x', 'y'),
      account: fc.constantFrom(...people),
      whose: fc.constantFrom(...people),
      amount: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(outs, asked, (some, backs) => {
      const all = some.map((out, n): Out => ({ ...out, transferId: `t${n}`, line: 1, lotId: `l${n}` }))
      const answer = answerFrom(
        all,
        backs.map((one, n) => ({ ...one, transferId: `b${n}`, line: 1 })),
      )
      const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
      const came = sum(answer.uses.map(one => one.back + one.passed))
      assert.equal(came + sum(answer.missing.map(one => one.amount)), sum(backs.map(one => one.amount)))
      for (const out of all) {
        const ofIt = answer.uses.filter(one => one.out === out)
        assert.ok(sum(ofIt.map(one => one.back + one.passed)) <= out.left)
      }
      const day = (one: { expiresAt: Date | null }) => one.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
      const fresh = answer.fresh.map(one => [day(one), one.amount])
      const passed = answer.uses.filter(one => one.passed > 0).map(one => [day(one.out), one.passed])
      assert.deepEqual(fresh, passed)
      for (const cause of ['x', 'y']) {
        const there = sum(all.filter(one => one.cause === cause).map(one => one.left))
        const wanted = sum(backs.filter(one => one.cause === cause).map(one => one.amount))
        const missing = sum(answer.missing.filter(one => one.of.cause === cause).map(one => one.amount))
        assert.equal(missing, Math.max(0, wanted - there))
      }
    }),
    { numRuns: 500 },
  )
})

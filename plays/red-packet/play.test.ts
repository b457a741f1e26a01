// Packets on a table: sums exact, one share each, nobody sees what is sealed, and no place in the row is luckier.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOf } from '#modules/activities/rules/chance.ts'
import { layTable } from '#tests/tabletop.ts'
import { bestOf, luckyShares } from '../shares.ts'
import { type PacketResult, redPacket } from './play.ts'

const points = [{ key: 'packet', kind: 'points' as const, amount: 1, value: 1 }]
const times = { opensAt: new Date(0), closesAt: new Date(1) }
const lay = (settings: object, budget: number | null = null, seed = 'one') =>
  layTable(redPacket, { settings, rewards: points, budget, seed })
const amountOf = (outcome: unknown) => (outcome as { amount: number }).amount

test('a lucky packet is opened share by share, to the last point, and only once each', () => {
  const table = lay({ total: 1_000, shares: 3 }, 1_000)
  const shares = ['凌', '博', '晨'].map(name => amountOf(table.play(name, 'grab')))
  assert.equal(
    shares.reduce((sum, one) => sum + one, 0),
    1_000,
  )
  assert.throws(() => table.play('凌', 'grab'), { why: 'opened' })
  assert.throws(() => table.play('丹', 'grab'), { why: 'empty' })
  assert.equal(table.board.budgetLeft, 0)
  const { row, best, isOver } = table.sees('丹')
  assert.deepEqual([row, best, isOver], [shares, bestOf(shares), true])
  const { result } = table.close().settle()
  const names = ['凌', '博', '晨']
  const luckiest = { seq: bestOf(shares), memberId: names[bestOf(shares)], amount: Math.max(...shares) }
  assert.deepEqual(result, { kind: 'shares', taken: 3, given: 1_000, total: 1_000, best: luckiest })
})

test('until it is over everyone sees his own share alone, and what nobody takes is given to nobody', () => {
  const table = lay({ total: 500, shares: 5 }, 500)
  const amount = amountOf(table.play('凌', 'grab'))
  const seen = table.sees('博')
  assert.deepEqual([seen.mine, seen.row, seen.best, seen.result, seen.left], [null, null, null, null, 4])
  assert.equal(JSON.stringify(seen).includes(String(table.board.deck)), false)
  assert.deepEqual(table.sees('凌').mine, { share: 0, amount })
  assert.equal(redPacket.showEntrant?.({ ...one, mine: { share: 0, amount } }, viewed('open')), null)
  const { result } = table.close().settle()
  assert.equal((result as PacketResult & { kind: 'shares' }).given, amount)
  assert.deepEqual(table.sees('博').row, [amount])
  assert.equal(table.board.budgetLeft, 500 - amount)
})
const one = { memberId: '凌', seq: 0, weight: 1, score: 0 }
const viewed = (phase: 'open' | 'closed') => ({
  settings: redPacket.settings.parse({ total: 1 }),
  phase,
  viewer: { by: 'player' as const, memberId: '博', mine: null, crew: '' },
})

test('a password opens it however it is written, and is told only where it should be', () => {
  const secret = lay({ total: 10, shares: 2, kind: 'even', password: '周五 Party', tellsPassword: false, hint: '周几' })
  assert.throws(() => secret.play('凌', 'grab', { word: '周四 party' }), { why: 'wrong-word' })
  assert.equal(amountOf(secret.play('凌', 'grab', { word: ' 周五ＰＡＲＴＹ ' })), 5)
  assert.equal(JSON.stringify(secret.sees('博')).includes('周五'), false)
  assert.equal(JSON.stringify(redPacket.rules(secret.board.settings as never, key => key)).includes('周五'), false)
  assert.equal(redPacket.hidesSettings?.(secret.board.settings as never), true)
  const told = lay({ total: 10, password: '周五' })
  assert.deepEqual([told.sees(null).word, redPacket.hidesSettings?.(told.board.settings as never)], ['周五', false])
})

test('the closest number takes it all, and those who are level share it exactly', () => {
  const settings = { kind: 'closest', total: 100, numberMax: 10 }
  const table = lay(settings, 100)
  const target = table.board.deck as number
  assert.ok(target >= 1 && target <= 10)
  const near = target < 10 ? target + 1 : target - 1
  for (const name of ['凌', '博', '晨']) table.play(name, 'guess', { number: near })
  table.play('丹', 'guess', { number: target > 5 ? 1 : 10 })
  assert.throws(() => table.play('丹', 'guess', { number: 3 }), { why: 'opened' })
  assert.throws(() => table.play('浩', 'guess', { number: 11 }), { why: 'too-high' })
  assert.throws(() => table.play('浩', 'grab'), { why: 'guess-first' })
  assert.equal(JSON.stringify(table.sees('凌')).includes('target'), false)
  const { result, priced } = table.close().settle()
  assert.deepEqual(
    priced.map(one => [one.memberId, one.amount]),
    [
      ['凌', 34],
      ['博', 33],
      ['晨', 33],
    ],
  )
  assert.equal((result as PacketResult & { kind: 'closest' }).off, 1)
  const nobody = lay(settings).close().settle()
  assert.deepEqual([nobody.awards, (nobody.result as { off: null }).off], [[], null])
})

test('what does not add up is told before publishing', () => {
  const problems = (settings: object, prizes = [{ key: 'packet', kind: 'points' as const, amount: 1 }], costPoints = 0) => {
    const parsed = redPacket.settings.parse(settings)
    const setUp = layTable(redPacket, { settings, rewards: prizes }).board.rewards
    return redPacket.check?.(parsed, { rewards: setUp.map(one => one.key), prizes: setUp, costPoints, ...times }).length
  }
  assert.equal(problems({ total: 100, shares: 3 }), 0)
  assert.equal(problems({ total: 100, shares: 3, kind: 'even' }), 1)
  assert.equal(problems({ total: 2, shares: 3 }), 1)
  assert.equal(problems({ total: 100_000, shares: 6_000 }), 1)
  assert.equal(problems({ total: 100 }, undefined, 5), 1)
  assert.equal(problems({ total: 100 }, [{ key: 'other', kind: 'points', amount: 1 }]), 1)
  assert.equal(problems({ total: 100 }, [{ key: 'packet', kind: 'credit' as never, amount: 1 }]), 1)
})

test('no order of moves takes more than there is, and the same packet is the same', () => {
  const cast = ['凌', '博', '晨', '丹', '浩', '梅']
  const step = fc.record({
    who: fc.constantFrom(...cast),
    move: fc.constantFrom('grab', 'guess'),
    number: fc.integer({ min: 1, max: 12 }),
  })
  const how = fc.record({
    kind: fc.constantFrom('lucky', 'even', 'closest'),
    total: fc.integer({ min: 1, max: 500 }),
    shares: fc.integer({ min: 1, max: 7 }),
    least: fc.integer({ min: 1, max: 9 }),
    numberMax: fc.constant(10),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), how, fc.string(), (steps, settings, seed) => {
      const ends = [1, 2].map(() => {
        const table = lay(settings, settings.total, seed)
        for (const { who, move, number } of steps) table.tries(who, move, move === 'guess' ? { number } : {})
        const row = table.sees(null).row
        if (row) assert.ok(table.board.stock.shares === 0)
        table.close().settle()
        const given = table.given.reduce((sum, award) => sum + award.amount, 0)
        assert.ok(given <= settings.total)
        if (table.board.stock.shares === 0) assert.equal(given, settings.total)
        if (settings.kind === 'closest') assert.equal(given, table.board.players > 0 ? settings.total : 0)
        return table.given.map(award => [award.memberId, award.amount])
      })
      assert.deepEqual(ends[0], ends[1])
    }),
    { numRuns: 300 },
  )
})

test('lucky shares are whole, never less than the least, and add up', () => {
  const packet = fc.record({
    total: fc.integer({ min: 1, max: 1e9 }),
    shares: fc.integer({ min: 1, max: 300 }),
    least: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(packet, fc.string(), (packet, seed) => {
      const shares = luckyShares(packet, chanceOf(seed, 'deck'))
      const least = Math.min(packet.least, Math.floor(packet.total / packet.shares))
      assert.equal(
        shares.reduce((sum, one) => sum + one, 0),
        packet.total,
      )
      assert.ok(shares.length === packet.shares && shares.every(share => Number.isSafeInteger(share) && share >= least))
    }),
  )
})

test('over 10,000 packets the luck is the same in every place of the row', () => {
  const shares = 10
  const packets = 10_000
  const sums = Array.from({ length: shares }, () => 0)
  const bests = Array.from({ length: shares }, () => 0)
  let squares = 0
  for (let n = 0; n < packets; n++) {
    const row = luckyShares({ total: 1_000, shares, least: 1 }, chanceOf(`packet ${n}`, 'deck'))
    const best = bestOf(row)
    bests[best] = (bests[best] as number) + 1
    row.forEach((share, place) => {
      sums[place] = (sums[place] as number) + share
      squares += (share - 100) ** 2
    })
  }
  // Each mean lies within four times its own uncertainty of the average; chi squared of who was best, 9 degrees, 99.9 %.
  const uncertain = Math.sqrt(squares / (packets * shares) / packets)
  for (const sum of sums) assert.ok(Math.abs(sum / packets - 100) < 4 * uncertain)
  const expected = packets / shares
  assert.ok(bests.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0) < 27.88)
})

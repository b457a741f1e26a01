// Draws on a table: who may enter, that prizes and reserves come out right, that the tree means the walk, and that chance is fair.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOf } from '#modules/activities/rules/chance.ts'
import { layTable } from '#tests/tabletop.ts'
import { type DrawnPrize, drawPrizes, type HowDrawn } from './draw.ts'
import { lottery, type PrizeResult } from './play.ts'

const cast = ['凌', '博', '晨', '丹', '浩']
const rewards = [
  { key: 'phone', kind: 'goods', value: 300_000, units: 1 },
  { key: 'mug', kind: 'goods', value: 3_000, units: 5 },
] as const
const settings = {
  prizes: [
    { reward: 'phone', units: 1, round: 1 },
    { reward: 'mug', units: 2, round: 2 },
  ],
  reserves: 1,
}

test('everyone enters once, the prizes are drawn in order, and a winner is out of the rest', () => {
  const table = layTable(lottery, { settings, rewards, budget: 306_000 })
  for (const name of cast) table.play(name, 'enter')
  assert.throws(() => table.play('凌', 'enter'), { why: 'entered' })
  table.play('浩', 'leave')
  assert.throws(() => table.play('浩', 'leave'), { why: 'not-in' })
  assert.equal(table.sees('凌').drawn, null)
  const { result, priced } = table.close().settle()
  const [phone, mug] = result as unknown as PrizeResult[]
  const winners = [...(phone?.winners ?? []), ...(mug?.winners ?? [])]
  assert.deepEqual([phone?.winners.length, mug?.winners.length], [1, 2])
  assert.equal(new Set(winners.map(one => one.memberId)).size, 3)
  // Four were in and three have won: one stands in reserve for the first prize, and none is left for the second.
  assert.deepEqual([phone?.reserves.length, mug?.reserves.length], [1, 0])
  assert.ok(![...winners, ...(phone?.reserves ?? [])].some(one => one.memberId === '浩'))
  assert.deepEqual(
    priced.map(one => [one.memberId, one.reward.key]),
    winners.map((one, n) => [one.memberId, n === 0 ? 'phone' : 'mug']),
  )
  const first = phone?.winners[0]?.memberId ?? ''
  assert.deepEqual(table.sees(first).part, { won: ['phone'], reserve: [] })
  assert.deepEqual(table.sees('浩').part, { won: [], reserve: [] })
})

test('tickets are bought up to the limit, and weigh', () => {
  const table = layTable(lottery, { settings: { ...settings, ticketsMax: 3 }, rewards })
  for (const _ of [1, 2, 3]) table.play('凌', 'enter')
  assert.throws(() => table.play('凌', 'enter'), { why: 'enough-tickets' })
  assert.equal(table.seat('凌').score, 3)
  assert.equal(table.sees('凌').tickets, 3)
})

test('who weighs nothing never wins, and nobody in is nobody drawn', () => {
  const held = { ...settings, weighs: 'held' }
  const table = layTable(lottery, { settings: held, rewards })
  table.seat('凌', { weight: 0 })
  table.seat('博', { weight: 5 })
  table.play('凌', 'enter')
  table.play('博', 'enter')
  const [phone, mug] = table.close().settle().result as unknown as PrizeResult[]
  assert.deepEqual(phone?.winners, [{ seq: 1, memberId: '博' }])
  assert.deepEqual([mug?.winners, phone?.reserves], [[], []])
  assert.equal(layTable(lottery, { settings, rewards }).close().settle().awards.length, 0)
})

test('what cannot be drawn is told before publishing', () => {
  const more = {
    ...settings,
    prizes: [
      { reward: 'mug', units: 9, round: 2 },
      { reward: 'car', round: 1 },
    ],
  }
  const parsed = lottery.settings.parse(more)
  const times = { opensAt: new Date(0), closesAt: new Date(1) }
  const prizes = layTable(lottery, { settings, rewards }).board.rewards
  assert.equal(lottery.check?.(parsed, { rewards: ['phone', 'mug'], prizes, ...times }).length, 3)
  assert.deepEqual(lottery.check?.(lottery.settings.parse(settings), { rewards: ['phone', 'mug'], prizes, ...times }), [])
  assert.deepEqual(lottery.worst(lottery.settings.parse(settings), 100, 1), { phone: 1, mug: 2 })
})

/** The words of draw.ts, step by step, without a tree. */
function walked(weights: readonly number[], units: readonly number[], how: HowDrawn, below: (n: number) => number): DrawnPrize[] {
  const some = (count: number, out: Set<number>): number[] => {
    const drawn: number[] = []
    while (drawn.length < count) {
      const total = weights.reduce((sum, weight, n) => sum + (out.has(n) ? 0 : weight), 0)
      if (total === 0) break
      let rest = below(total)
      const at = weights.findIndex((weight, n) => {
        if (!out.has(n)) rest -= weight
        return rest < 0
      })
      out.add(at)
      drawn.push(at)
    }
    return drawn
  }
  const gone = new Set<number>()
  const prizes = units.map(count => ({ winners: some(count, how.onceEach ? gone : new Set()), reserves: [] as number[] }))
  for (const prize of prizes) prize.reserves = some(how.reserves, how.onceEach ? gone : new Set(prize.winners))
  return prizes
}

test('the tree draws exactly what the words say', () => {
  const world = fc.record({
    weights: fc.array(fc.nat(6), { maxLength: 40 }),
    units: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
    onceEach: fc.boolean(),
    reserves: fc.nat(3),
    seed: fc.string(),
  })
  fc.assert(
    fc.property(world, ({ weights, units, onceEach, reserves, seed }) => {
      const how = { onceEach, reserves }
      const drawn = drawPrizes(weights, units, how, chanceOf(seed, 'settle').below)
      assert.deepEqual(drawn, walked(weights, units, how, chanceOf(seed, 'settle').below))
      for (const { winners, reserves: more } of drawn)
        assert.equal(new Set([...winners, ...more]).size, winners.length + more.length)
    }),
    { numRuns: 400 },
  )
})

test('no order of moves breaks it: what is given stays within rewards and budget, and the same moves draw the same', () => {
  const step = fc.record({ who: fc.constantFrom(...cast), move: fc.constantFrom('enter', 'leave') })
  const how = fc.record({ ticketsMax: fc.integer({ min: 1, max: 3 }), onceEach: fc.boolean(), reserves: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), how, (steps, more) => {
      const draws = [1, 2].map(() => {
        const table = layTable(lottery, { settings: { ...settings, ...more }, rewards, budget: 306_000 })
        for (const { who, move } of steps) table.tries(who, move)
        const { result, priced } = table.close().settle()
        assert.ok(priced.reduce((sum, one) => sum + one.value, 0) <= 306_000)
        for (const { memberId } of priced) assert.ok((table.seat(memberId).mine as { tickets: number }).tickets > 0)
        return result
      })
      assert.deepEqual(draws[0], draws[1])
    }),
    { numRuns: 100 },
  )
})

/** Sum of squares of what was seen against what was to be expected, each over the latter. */
const chi = (seen: readonly number[], expected: readonly number[]): number =>
  seen.reduce((sum, n, at) => sum + (n - (expected[at] as number)) ** 2 / (expected[at] as number), 0)

test('over 20,000 draws each wins as often as his weight says (chi squared)', () => {
  const weights = [1, 2, 3, 4, 10, 0]
  const rounds = 20_000
  const first = weights.map(() => 0)
  const equal = weights.map(() => 0)
  for (let round = 0; round < rounds; round++) {
    const { below } = chanceOf(`round ${round}`, 'settle')
    const won = drawPrizes(weights, [1], { onceEach: true, reserves: 0 }, below)[0]?.winners[0] as number
    first[won] = (first[won] as number) + 1
    // The third of three units, all alike: who is drawn late is as likely as who is drawn first.
    const third = drawPrizes([1, 1, 1, 1, 1, 1], [3], { onceEach: true, reserves: 0 }, below)[0]?.winners[2] as number
    equal[third] = (equal[third] as number) + 1
  }
  assert.equal(first[5], 0)
  const expected = weights.slice(0, 5).map(weight => (rounds * weight) / 20)
  // 99.9 % of fair draws stay below these, for 4 and for 5 degrees of freedom.
  assert.ok(chi(first.slice(0, 5), expected) < 18.47)
  assert.ok(
    chi(
      equal,
      equal.map(() => rounds / 6),
    ) < 20.52,
  )
})

test('a million entries are drawn in a breath', () => {
  const weights = Array.from({ length: 1_000_000 }, (_none, n) => 1 + (n % 3))
  const started = performance.now()
  const [prize] = drawPrizes(weights, [10_000], { onceEach: true, reserves: 100 }, chanceOf('many', 'settle').below)
  assert.equal(new Set(prize?.winners).size, 10_000)
  assert.ok(performance.now() - started < 5_000)
})

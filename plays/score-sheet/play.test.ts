// Blind tasting: balanced orders, honest intervals, and nothing named before its time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOf } from '#modules/activities/rules/chance.ts'
import { layTable } from '#tests/tabletop.ts'
import { count, estimate, t95, tally } from './estimates.ts'
import { balancedOrders, codesFor } from './orders.ts'
import { scoreSheet } from './play.ts'
import type { Deck, Result } from './settings.ts'

const settings = { samples: ['龙井', '碧螺春', '毛尖'], criteria: ['香气', '口感'], reward: 'gift' }
const rewards = [{ key: 'gift', kind: 'points' as const, amount: 10, value: 100, units: 2 }]
const laid = (more = {}) => layTable(scoreSheet, { settings, rewards, ...more })

test('three taste, marks are changed, and only the end names the cups', () => {
  const table = laid()
  for (const name of ['凌', '博', '晨']) {
    const { order } = table.play(name, 'begin') as { order: number[] }
    for (const [at, code] of order.entries()) table.play(name, 'sheet', { code, marks: [3 + at, 5] })
    table.play(name, 'sheet', { code: order[0], marks: [9, 9], note: '第一口就是它' })
    table.play(name, 'favourite', { code: order[0] })
  }
  assert.equal(table.given.length, 2, 'two gifts are there, the third taster came too late')
  const before = JSON.stringify([table.sees('凌'), table.sees(null), table.sees('凌', 'crew')])
  for (const title of settings.samples) assert.ok(!before.includes(title), `${title} was told too early`)
  const { result } = table.close().settle() as unknown as { result: Result }
  assert.equal(result.complete, 3)
  assert.equal(
    result.samples.reduce((sum, one) => sum + one.favourites, 0),
    3,
  )
  assert.deepEqual(Object.values(table.sees(null).names).sort(), [...settings.samples].sort())
})

test('whoever has no cups marks nothing; a code that is on no cup is refused', () => {
  const table = laid()
  const why = (move: string, input: object = {}) => (table.tries('丹', move, input) as any).no?.why
  assert.equal(why('sheet', { code: 123, marks: [1, 1] }), 'not-begun')
  const { order } = table.play('丹', 'begin') as { order: number[] }
  assert.equal(why('begin'), 'begun')
  const stranger = [111, 222, 333, 444].find(code => !order.includes(code))
  assert.equal(why('sheet', { code: stranger, marks: [1, 1] }), 'no-such-code')
  assert.equal(why('sheet', { code: order[0], marks: [1] }), 'every-criterion')
  assert.equal(why('sheet', { code: order[0], marks: [1, 10] }), 'beyond-scale')
  table.play(null, 'unblind')
  assert.equal(why('sheet', { code: order[0], marks: [1, 1] }), 'unblinded')
  assert.equal(table.sees('丹').names[order[0]!] !== undefined, true)
})

test('every sample stands in every place, and after every other, equally often', () => {
  for (let count = 2; count <= 12; count++) {
    const orders = balancedOrders(count)
    const share = orders.length / count
    const places = new Map<string, number>()
    const follows = new Map<string, number>()
    const more = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
    for (const order of orders)
      order.forEach((sample, at) => {
        more(places, `${sample}@${at}`)
        if (at > 0) more(follows, `${order[at - 1]}>${sample}`)
      })
    assert.equal(places.size, count * count)
    assert.equal(follows.size, count * (count - 1))
    for (const times of [...places.values(), ...follows.values()]) assert.equal(times, share)
  }
})

test('codes have three digits and never meet', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 12 }), (seed, many) => {
      const codes = codesFor(many, chanceOf(seed, 'deck'))
      assert.equal(new Set(codes).size, many)
      assert.ok(codes.every(code => code >= 100 && code <= 999))
    }),
  )
})

/** The share of Student's t within ±reach, by adding up its density: another way to the same number. */
function within(reach: number, freedom: number): number {
  const steps = 20_000
  const dense = (x: number) => (1 + (x * x) / freedom) ** (-(freedom + 1) / 2)
  const area = (upTo: number, change: (u: number) => number, slope: (u: number) => number) => {
    let sum = 0
    for (let n = 0; n < steps; n++) {
      const u = ((n + 0.5) / steps) * upTo
      sum += dense(change(u)) * slope(u)
    }
    return (sum * upTo) / steps
  }
  const bend = (u: number) => Math.tan(u)
  const slope = (u: number) => 1 / Math.cos(u) ** 2
  return area(Math.atan(reach), bend, slope) / area(Math.PI / 2, bend, slope)
}
test('the points of t hold nineteen of twenty', () => {
  for (const freedom of [1, 2, 5, 12, 30, 31, 60, 300]) assert.ok(Math.abs(within(t95(freedom), freedom) - 0.95) < 2e-4)
})

test('an interval in numbers, and none where there is nothing to tell', () => {
  const marks = tally()
  assert.equal(estimate(marks).mean, null)
  for (const mark of [5, 7, 8, 6, 9]) count(marks, mark)
  // s = √2.5, t₄ = 2.7764: 7 ± 1.96
  assert.deepEqual(estimate(marks), { n: 5, mean: 7, low: 5.04, high: 8.96 })
})

test('no order of moves breaks it, gifts stay within their count, and nothing secret is shown', () => {
  const anyMove = fc.record({
    who: fc.constantFrom('凌', '博', '晨', '丹'),
    move: fc.constantFrom('begin', 'sheet', 'sheet', 'sheet', 'favourite'),
    cup: fc.nat(3),
    marks: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 60 }), moves => {
      const run = () => {
        const table = laid()
        const { codes } = table.board.deck as unknown as Deck
        for (const { who, move, cup, marks } of moves) table.tries(who, move, { code: codes[cup] ?? 100, marks })
        assert.ok(table.given.length <= 2)
        const seen = JSON.stringify(['凌', '博', null].map(who => table.sees(who)))
        assert.ok(settings.samples.every(title => !seen.includes(title)))
        return JSON.stringify(table.close().settle().result)
      }
      const once = run()
      assert.equal(run(), once)
    }),
    { numRuns: 40 },
  )
})

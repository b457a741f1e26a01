// The coupon games: odds that hold, prizes that run out, and nothing that is given twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Play } from '#modules/activities/contract.ts'
import { layTable } from '#tests/tabletop.ts'
import { dice } from './dice/play.ts'
import { oddsWhole, prizeAt } from './prizes.ts'
import { rockPaperScissors } from './rock-paper-scissors/play.ts'
import { shake } from './shake/play.ts'

const games: [Play, string, object][] = [
  [dice, 'throw', {}],
  [shake, 'shake', {}],
  [rockPaperScissors, 'hand', { hand: 'rock' }],
]
const rewards = [
  { key: 'gold', kind: 'goods', units: 1, value: 50_00 },
  { key: 'silver', kind: 'coupon', units: 3, value: 5_00, ref: 'batch' },
  { key: 'points', kind: 'points', amount: 10, value: 10 },
] as const
const prizes = [
  { reward: 'gold', odds: 2_000 },
  { reward: 'silver', odds: 3_000 },
  { reward: 'points', odds: 2_500 },
]

for (const [game, move, input] of games) {
  test(`${game.key}: what is given never exceeds the counts, and stays within the budget`, () => {
    const property = (seed: string, budget: number, soldOut: string, plays: number) => {
      const table = layTable(game, { settings: { prizes, soldOut }, rewards, budget, seed })
      for (let n = 0; n < plays; n++) table.play(`member ${n % 7}`, move, input)
      const units = (key: string) => table.given.filter(one => one.reward.key === key).length
      assert.ok(units('gold') <= 1)
      assert.ok(units('silver') <= 3)
      assert.ok(table.given.reduce((sum, one) => sum + one.value, 0) <= budget)
      assert.equal(table.board.table, null)
      assert.ok([...Array(7).keys()].every(n => table.seat(`member ${n}`).mine === null))
    }
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 80_00 }), fc.constantFrom('next', 'nothing'), fc.nat(60), property),
      { numRuns: 60 },
    )
  })

  test(`${game.key}: the same seed gives the same again, and the odds are shown before anyone plays`, () => {
    const played = () => {
      const table = layTable(game, { settings: { prizes }, rewards })
      return Array.from({ length: 40 }, () => table.play('凌', move, input))
    }
    assert.deepEqual(played(), played())
    const shown = layTable(game, { settings: { prizes }, rewards }).sees(null)
    assert.deepEqual(
      shown.prizes.map((one: { odds: number }) => one.odds),
      [2_000, 3_000, 2_500],
    )
    assert.equal(shown.nothing, 2_500)
    const rules = game.rules(game.settings.parse({ prizes }), key => key)
    assert.ok(rules.some(({ zh, en }) => zh.includes('2500') && en.includes('2500')))
  })

  test(`${game.key}: odds above the whole, a reward that is not there and one that stands twice are told before publishing`, () => {
    const setup = { rewards: ['gold'], opensAt: new Date(0), closesAt: new Date(1) }
    const check = (given: object[]) => game.check?.(game.settings.parse({ prizes: given }), setup) ?? []
    assert.equal(check([{ reward: 'gold', odds: 10_000 }]).length, 0)
    assert.equal(
      check([
        { reward: 'gold', odds: 10_000 },
        { reward: 'silver', odds: 1 },
      ]).length,
      2,
    )
    assert.equal(
      check([
        { reward: 'gold', odds: 1 },
        { reward: 'gold', odds: 1 },
      ]).length,
      1,
    )
  })
}

test('every part of the ten thousand belongs to one prize, as many as was told', () => {
  const counts = new Map<string | null, number>()
  for (let part = 0; part < oddsWhole; part++) {
    const { reward } = prizeAt({ prizes, soldOut: 'next' }, part, () => 1)
    counts.set(reward, (counts.get(reward) ?? 0) + 1)
  }
  assert.deepEqual(Object.fromEntries(counts), { gold: 2_000, silver: 3_000, points: 2_500, null: 2_500 })
})

test('of what is gone, the next one down is given, or nothing, as the rules say', () => {
  const without =
    (...gone: string[]) =>
    (key: string) =>
      gone.includes(key) ? 0 : 1
  assert.equal(prizeAt({ prizes, soldOut: 'next' }, 0, without('gold')).reward, 'silver')
  assert.equal(prizeAt({ prizes, soldOut: 'next' }, 0, without('gold', 'silver')).reward, 'points')
  assert.equal(prizeAt({ prizes, soldOut: 'next' }, 7_000, without('points')).reward, null)
  assert.deepEqual(prizeAt({ prizes, soldOut: 'nothing' }, 0, without('gold')), { rank: 0, reward: null })
})

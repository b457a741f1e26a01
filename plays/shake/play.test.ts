// The shaken tube: what jumps out follows the odds that were told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceOf } from '#modules/activities/rules/chance.ts'
import { layTable } from '#tests/tabletop.ts'
import { oddsWhole, prizeAt } from '../prizes.ts'
import { type Shaken, shake, sticks } from './play.ts'

const prizes = [
  { reward: 'gold', odds: 2_000 },
  { reward: 'silver', odds: 3_000 },
  { reward: 'points', odds: 2_500 },
]

test('draws follow the odds: χ² over twenty thousand shakes', () => {
  const all = 20_000
  const counts: Record<string, number> = { gold: 0, silver: 0, points: 0, none: 0 }
  for (let n = 1; n <= all; n++) {
    const part = chanceOf('a long evening', `move:${n}`).below(oddsWhole)
    const { reward } = prizeAt({ prizes, soldOut: 'next' }, part, () => 1)
    counts[reward ?? 'none'] = (counts[reward ?? 'none'] as number) + 1
  }
  const told: Record<string, number> = { gold: 2_000, silver: 3_000, points: 2_500, none: 2_500 }
  const chi = Object.entries(told).reduce((sum, [key, odds]) => {
    const expected = (all * odds) / oddsWhole
    return sum + ((counts[key] as number) - expected) ** 2 / expected
  }, 0)
  // Three degrees of freedom: beyond 16.3 once in a thousand; the seed is fixed.
  assert.ok(chi < 16.3, `χ² ${chi}`)
})

test('Bo shakes: every stick has its number, whether it wins or not', () => {
  const rewards = prizes.map(({ reward }) => ({ key: reward, kind: 'goods' as const }))
  const table = layTable(shake, { settings: { prizes }, rewards })
  for (let n = 0; n < 40; n++) {
    const { stick } = table.play('博', 'shake') as unknown as Shaken
    assert.ok(stick >= 1 && stick <= sticks)
  }
})

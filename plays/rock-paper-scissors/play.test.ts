// Rock, paper, scissors: what beats what, and that the house is fair.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layTable } from '#tests/tabletop.ts'
import { boutOf, hands, rockPaperScissors } from './play.ts'

const prizes = [
  { reward: 'gold', odds: 2_000 },
  { reward: 'silver', odds: 3_000 },
  { reward: 'points', odds: 2_500 },
]
const rewards = [
  { key: 'gold', kind: 'goods', units: 1 },
  { key: 'silver', kind: 'coupon', units: 3, ref: 'batch' },
  { key: 'points', kind: 'points', amount: 10 },
] as const

test('each hand beats one, and the house is fair', () => {
  for (const own of hands) assert.deepEqual(hands.map(other => boutOf(own, other)).sort(), ['level', 'lost', 'won'])
  assert.equal(boutOf('paper', 'rock'), 'won')
  assert.equal(boutOf('scissors', 'paper'), 'won')
  assert.equal(boutOf('rock', 'scissors'), 'won')
  const table = layTable(rockPaperScissors, { settings: { prizes }, rewards })
  const bouts = Array.from({ length: 900 }, () => (table.play('晨', 'hand', { hand: 'paper' }) as { bout: string }).bout)
  for (const bout of ['won', 'level', 'lost']) assert.ok(Math.abs(bouts.filter(one => one === bout).length - 300) < 60)
})

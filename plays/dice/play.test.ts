// The dice lie as the throw is called, and the throw is called as the odds fell.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { dice, type Thrown } from './play.ts'
import { facesOf, pictures, rankOf } from './throws.ts'

test('the dice lie as their rank says, whichever picture it takes', () => {
  fc.assert(
    fc.property(fc.option(fc.nat(5)), fc.integer({ min: 0, max: pictures - 1 }), (rank, picture) => {
      const faces = facesOf(rank, picture)
      assert.equal(faces.length, 6)
      assert.ok(faces.every(face => face >= 1 && face <= 6))
      assert.equal(rankOf(faces), rank)
    }),
    { numRuns: 3_000 },
  )
})

test('Ling throws: her faces are of the rank that was drawn, and the rank names the prize', () => {
  const prizes = ['gold', 'silver', 'points'].map(reward => ({ reward, odds: 3_000 }))
  const rewards = prizes.map(({ reward }) => ({ key: reward, kind: 'goods' as const }))
  const table = layTable(dice, { settings: { prizes }, rewards })
  for (let n = 0; n < 60; n++) {
    const { faces, rank, reward } = table.play('凌', 'throw') as unknown as Thrown
    assert.equal(rankOf([...faces].map(Number)), rank)
    assert.equal(reward, rank === null ? null : (prizes[rank]?.reward ?? null))
  }
})

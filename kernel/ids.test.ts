// Ids sort as they were made, never repeat, and know their instant.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idInstant, newId } from './ids.ts'
import { seededRandom, systemRandom } from './random.ts'

test('a thousand ids of one millisecond are different and in order', () => {
  const from = { now: new Date('2026-03-02T00:00:00Z'), random: systemRandom }
  const ids = Array.from({ length: 1_000 }, () => newId(from, 'cmt'))
  assert.deepEqual([...ids].sort(), ids)
  assert.equal(new Set(ids).size, 1_000)
  assert.match(ids[0] as string, /^cmt_[0-9a-hjkmnp-tv-z]{26}$/)
})

test('a later id sorts after an earlier one and tells its instant', () => {
  const random = seededRandom('ids')
  const early = newId({ now: new Date(1_000), random }, 'a')
  const late = newId({ now: new Date(1_001), random }, 'a')
  assert.ok(early < late)
  assert.equal(idInstant(late).getTime(), 1_001)
})

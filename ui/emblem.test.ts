// The rings follow the facts and nothing else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emblemOf, emblemSvg, ringsOf } from './emblem.ts'

const moss = { id: 'grp_moss', ageWeeks: 12, weeksAlive: 10, seatsTaken: 30, seatsMax: 50 }

test('the same facts draw the same emblem', () => {
  assert.equal(emblemSvg(moss), emblemSvg({ ...moss }))
})

test('different groups look different', () => {
  const drawn = new Set(Array.from({ length: 200 }, (_none, i) => emblemSvg({ ...moss, id: `grp_${i}` })))
  assert.equal(drawn.size, 200)
  const pigments = new Set(Array.from({ length: 60 }, (_none, i) => emblemOf({ id: `grp_${i}` }).pigment))
  assert.equal(pigments.size, 4)
})

test('rings grow with age, quickly at first', () => {
  assert.deepEqual([0, 1, 12, 52, 520, 99_999].map(ringsOf), [2, 2, 5, 7, 10, 10])
  assert.equal(emblemOf(moss).rings.length, ringsOf(12))
})

test('the bark tells how full it is, and never more than full', () => {
  assert.equal(emblemOf(moss).bark.share, 0.6)
  assert.equal(emblemOf({ ...moss, seatsTaken: 80 }).bark.share, 1)
  assert.equal(emblemOf({ id: 'x', seatsTaken: 3, seatsMax: null }).bark.share, 1)
})

test('a sleeping group has thinner rings than a living one', () => {
  const width = (weeksAlive: number) => emblemOf({ ...moss, weeksAlive }).rings.reduce((sum, ring) => sum + ring.width, 0)
  assert.ok(width(1) < width(12))
})

test('every point stays inside the box, whatever the facts', () => {
  for (let i = 0; i < 300; i++) {
    const { rings, bark } = emblemOf({ id: `grp_${i}`, ageWeeks: i * 3 })
    for (const { d } of [...rings, bark])
      for (const n of d.match(/-?[\d.]+/g)!) assert.ok(Number(n) >= 0.5 && Number(n) <= 63.5, `${i}: ${n}`)
  }
})

test('nothing of the id reaches the markup', () => {
  assert.doesNotMatch(emblemSvg({ id: '"><script>' }), /script/)
})

// Terms: months that follow the calendar, and dues that sum to the fen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { earned, earnedInMonth, endOf, monthStart, monthsBegun } from './term.ts'

test('a term that begins on the last of January has its months at the ends of months', () => {
  const term = { startsOn: '2027-01-31', months: 14 }
  assert.deepEqual(
    [1, 2, 3, 13].map(k => monthStart(term, k)),
    ['2027-02-28', '2027-03-31', '2027-04-30', '2028-02-29'],
  )
  assert.equal(endOf(term), '2028-03-31')
  assert.equal(endOf({ ...term, months: null }), null)
  assert.deepEqual(
    ['2027-01-30', '2027-01-31', '2027-02-27', '2027-02-28', '2027-03-30', '2027-03-31', '2028-03-30', '2029-01-01'].map(day =>
      monthsBegun(term, day),
    ),
    [0, 1, 1, 2, 2, 3, 14, 14],
  )
})

test('3,000 yuan over six years: month 20 is the last that is kept', () => {
  const term = { startsOn: '2026-05-15', months: 72 }
  const day = '2027-12-20'
  assert.equal(monthsBegun(term, day), 20)
  assert.equal(earned(300_000, 72, 20), 83_333)
  assert.equal(300_000 - earned(300_000, 72, 20), 216_667)
})

const days = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

test('whatever the amount and the term, the months sum to it, and no two differ by more than a fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_00 }), fc.integer({ min: 1, max: 240 }), (amount, months) => {
      const parts = Array.from({ length: months }, (_, k) => earnedInMonth(amount, months, k))
      assert.equal(
        parts.reduce((sum, part) => sum + part, 0),
        amount,
      )
      assert.ok(Math.max(...parts) - Math.min(...parts) <= 1)
    }),
  )
})

test('a month has begun exactly from its first day on', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 72 }), fc.integer({ min: 0, max: 71 }), (startsOn, months, k) => {
      fc.pre(k < months)
      const term = { startsOn, months }
      const first = monthStart(term, k)
      const before = new Date(new Date(first).getTime() - 86_400_000).toISOString().slice(0, 10)
      assert.equal(monthsBegun(term, first), k + 1)
      assert.equal(monthsBegun(term, before), k)
    }),
    { numRuns: 2_000 },
  )
})

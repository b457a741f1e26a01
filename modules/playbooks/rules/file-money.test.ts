// Money and times as a file has them: to the fen and to the minute, there and back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, instantOf, shownMoment } from './moments.ts'
import { minorOf, shownSum } from './sums.ts'

test('a price tag becomes minor units, and a price tag again', () => {
  for (const [text, minor] of [
    ['499.00', 49_900],
    ['499', 49_900],
    ['0.5', 50],
    ['0.05', 5],
    ['999999999.99', 99_999_999_999],
  ] as const)
    assert.equal(minorOf(text, 'CNY'), minor)
  assert.deepEqual([shownSum(5, 'CNY'), shownSum(49_900, 'CNY'), shownSum(0, 'CNY')], ['0.05', '499.00', '0.00'])
  assert.deepEqual([minorOf('500', 'JPY'), minorOf('500.00', 'JPY'), minorOf('500.50', 'JPY')], [500, 500, undefined])
  assert.equal(shownSum(500, 'JPY'), '500')
})

test('days are counted from the launch by the clock of the place, across the change of summer time too', () => {
  const count = { dayZero: '2026-03-28', timeZone: 'Europe/Berlin' }
  assert.equal(instantOf('day 0 20:00', count).toISOString(), '2026-03-28T19:00:00.000Z')
  assert.equal(instantOf('day 1 20:00', count).toISOString(), '2026-03-29T18:00:00.000Z')
  assert.equal(instantOf('2026-09-20 20:00', count).toISOString(), '2026-09-20T18:00:00.000Z')
  assert.equal(shownMoment(new Date('2026-03-29T18:00:00Z'), 'Europe/Berlin'), '2026-03-29 20:00')
  assert.deepEqual([dayOf('day 4', count), dayOf('2026-09-20', count)], ['2026-04-01', '2026-09-20'])
})

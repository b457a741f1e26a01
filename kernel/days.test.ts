// Which day it is somewhere, to the millisecond, whatever was asked before.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { dayIn, startOfDay } from './days.ts'

const zones = ['Asia/Shanghai', 'America/New_York', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC']

test('a day begins at its first moment and not before', () => {
  const midnight = startOfDay('2026-03-08', 'America/New_York')
  assert.equal(dayIn(midnight, 'America/New_York'), '2026-03-08')
  assert.equal(dayIn(new Date(midnight.getTime() - 1), 'America/New_York'), '2026-03-07')
  assert.equal(
    dayIn(new Date(midnight.getTime() + 23 * 3_600_000 - 1), 'America/New_York'),
    '2026-03-08',
    'that day has 23 hours',
  )
  assert.equal(dayIn(new Date(midnight.getTime() + 23 * 3_600_000), 'America/New_York'), '2026-03-09')
})

test('the answer is that of the calendar, in whatever order moments and places are asked', () => {
  const around = Date.UTC(2011, 11, 29)
  const asked = fc.tuple(fc.constantFrom(...zones), fc.integer({ min: -40, max: 40 * 240 }), fc.integer({ min: -2, max: 2 }))
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 60 }), all => {
      for (const [zone, hours, ms] of all) {
        const now = new Date(around + hours * 3_600_000 + ms)
        const day = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
        assert.equal(dayIn(now, zone), day)
      }
    }),
  )
})

// The times of a series: none missing and none doubled, also where the clock is put forward and back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPattern, nextTime, type Rhythm, timeAfter } from './series.ts'

const rhythm = (pattern: string, timeZone: string, more: Partial<Rhythm> = {}): Rhythm => ({
  ...{ pattern, timeZone, timesMax: null, until: null },
  ...more,
})
function times(of: Rhythm, from: string, count: number): string[] {
  const found: string[] = []
  let next = nextTime(of, new Date(from), 0)
  while (next && found.length < count) {
    found.push(next.toISOString())
    next = timeAfter(of, next, found.length)
  }
  return found
}

test('every night at eight, every Friday, on the first of the month, by the clock of the community', () => {
  const nights = times(rhythm('0 20 * * *', 'Asia/Shanghai'), '2026-03-02T12:00:00Z', 3)
  assert.deepEqual(nights, ['2026-03-02T12:00:00.000Z', '2026-03-03T12:00:00.000Z', '2026-03-04T12:00:00.000Z'])
  const fridays = times(rhythm('30 19 * * 5', 'Asia/Shanghai'), '2026-03-02T00:00:00Z', 2)
  assert.deepEqual(fridays, ['2026-03-06T11:30:00.000Z', '2026-03-13T11:30:00.000Z'])
  const firsts = times(rhythm('0 9 1 * *', 'Europe/Berlin'), '2026-03-02T00:00:00Z', 2)
  assert.deepEqual(firsts, ['2026-04-01T07:00:00.000Z', '2026-05-01T07:00:00.000Z'])
})

test('a bell that strikes every hour for 400 days strikes 9,600 times, whatever is done to the clocks', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York']) {
    const from = Date.parse('2026-03-02T00:00:00Z')
    const bell = times(rhythm('0 * * * *', zone), new Date(from).toISOString(), 9600)
    assert.deepEqual(
      bell.map(Date.parse),
      Array.from({ length: 9600 }, (_, n) => from + n * 3_600_000),
      zone,
    )
  }
})

test('an hour that is skipped is made up once, an hour that comes twice counts once', () => {
  // Berlin skips 02:00–03:00 on 2026-03-29 and has it twice on 2026-10-25.
  const spring = times(rhythm('30 2 * * *', 'Europe/Berlin'), '2026-03-28T00:00:00Z', 3)
  assert.equal(spring.length, 3)
  assert.deepEqual(
    spring.map(at => at.slice(0, 10)),
    ['2026-03-28', '2026-03-29', '2026-03-30'],
  )
  const autumn = times(rhythm('30 2 * * *', 'Europe/Berlin'), '2026-10-24T00:00:00Z', 3)
  assert.deepEqual(
    autumn.map(at => at.slice(0, 10)),
    ['2026-10-24', '2026-10-25', '2026-10-26'],
  )
})

test('it ends after so many, or at its end', () => {
  assert.equal(times(rhythm('0 20 * * *', 'Asia/Shanghai', { timesMax: 30 }), '2026-03-02T00:00:00Z', 99).length, 30)
  const until = new Date('2026-03-05T12:00:00Z')
  assert.equal(times(rhythm('0 20 * * *', 'Asia/Shanghai', { until }), '2026-03-02T00:00:00Z', 99).length, 3)
})

test('what is no pattern is told so', () => {
  for (const right of ['0 20 * * *', '*/15 9-18 * * 1-5', '0 9 L * *']) assert.equal(isPattern(right), true, right)
  for (const wrong of ['every night', '0 20 * *', '61 * * * *', '* * * * * *', '@daily'])
    assert.equal(isPattern(wrong), false, wrong)
})

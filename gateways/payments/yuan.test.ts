// Amounts and times as providers write them: every fen there and back, no text that is almost an amount, days that begin in Beijing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOfBase64 } from './raw-notice.ts'
import { beijingRfc3339, beijingText, beijingTime, dayWindow, fenOf, roundedFenOf, yuanText } from './yuan.ts'

test('property: every amount is written and read back to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 14 }), fen => {
      assert.equal(fenOf(yuanText(fen)), fen)
      assert.equal(roundedFenOf(yuanText(fen % 10 ** 11)), fen % 10 ** 11)
    }),
  )
})

test('amounts at the edges, and texts that are none', () => {
  const read = ['0.00', '0.01', '1', '1.5', '-0.01', '-0.00', '88.880', '9999999999.99'].map(fenOf)
  assert.deepEqual(read, [0, 1, 100, 150, -1, 0, 8_888, 999_999_999_999])
  for (const text of ['', '.5', '1.', '1.005', '1,000.00', '1e3', ' 1', '+1', '٣', '--1', 'NaN', '12345678901234'])
    assert.equal(fenOf(text), undefined, text)
  assert.deepEqual(['0.00600', '0.00499', '-0.005', '0.04000', '-0.001', '299.99'].map(roundedFenOf), [1, 0, -1, 4, 0, 29_999])
})

test('Beijing’s clock is told the same whatever zone the machine stands in', () => {
  const at = new Date('2026-11-20T16:00:01Z')
  assert.equal(beijingText(at), '2026-11-21 00:00:01')
  assert.equal(beijingRfc3339(at), '2026-11-21T00:00:01+08:00')
  assert.deepEqual(beijingTime('2026-11-21 00:00:01'), at)
  for (const text of ['', '2026-11-21', '2026-13-01 00:00:00', '2026-11-21T00:00:01'])
    assert.equal(beijingTime(text), undefined, text)
  const { from, until } = dayWindow('2026-11-21')
  assert.deepEqual([from.toISOString(), until.toISOString()], ['2026-11-20T16:00:00.000Z', '2026-11-21T16:00:00.000Z'])
  assert.equal(dayWindow('2026-11-21', 0).from.toISOString(), '2026-11-21T00:00:00.000Z')
  for (const day of ['2026-02-30', '2026-2-3', '20260203', '2026-02-03T00:00', ''])
    assert.throws(() => dayWindow(day), TypeError, day)
})

test('a signature has one spelling', () => {
  const text = Buffer.alloc(256, 0xff).toString('base64')
  assert.ok(bytesOfBase64(text))
  // The last letter carries four bits that no decoder looks at.
  const twin = text.replace(/w==$/, 'x==')
  assert.deepEqual(Buffer.from(twin, 'base64'), Buffer.from(text, 'base64'))
  for (const other of [twin, text.replace(/=+$/, ''), `${text} `, text.replaceAll('/', '_'), ''])
    assert.equal(bytesOfBase64(other), undefined)
})

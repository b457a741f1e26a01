// Dates as tables hold them, and those that nobody can be sure of.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dateOf } from './cells.ts'

const table = <Value>(
  of: (text: string) => { ok?: Value; problem?: string | undefined },
  cases: [string, Value | string][],
): void => {
  for (const [text, expected] of cases) {
    const result = of(text)
    assert.deepEqual(result.problem ?? result.ok, expected, `of ${JSON.stringify(text)}`)
  }
}

describe('dateOf', () => {
  it('reads the spellings of dates', () => {
    for (const text of [
      '2024-01-02',
      '2024/1/2',
      '2024.1.2',
      '2024年1月2日',
      '2024 年 1 月 2 日',
      '20240102',
      '45293',
      '45293.0',
      'Jan 2, 2024',
      '2 January 2024',
      '2-Jan-2024',
      '2024-01-02 星期二',
      'Tuesday, January 2, 2024',
      '２０２４－０１－０２',
    ])
      assert.deepEqual(dateOf(text), { ok: '2024-01-02' }, text)
  })

  it('reads times with them', () => {
    table(dateOf, [
      ['2024-01-02 08:00:00', '2024-01-02T08:00:00'],
      ['2024/1/2 8:00', '2024-01-02T08:00:00'],
      ['2024年1月2日 下午3:05', '2024-01-02T15:05:00'],
      ['2024年1月2日8时30分', '2024-01-02T08:30:00'],
      ['2024-01-02 12:10 AM', '2024-01-02T00:10:00'],
      ['2024-01-02 12:10 PM', '2024-01-02T12:10:00'],
      ['45293.333333333336', '2024-01-02T08:00:00'],
      ['2024-01-02T08:00:00.000Z', '2024-01-02T08:00:00Z'],
      ['2024-01-02T08:00:00+08:00', '2024-01-02T08:00:00+08:00'],
      ['2024-01-02 08:00:00 UTC', '2024-01-02T08:00:00Z'],
      ['2024-01-02 08:00:00 +0800', '2024-01-02T08:00:00+08:00'],
      ['1704182400', '2024-01-02T08:00:00Z'],
      ['1704182400000', '2024-01-02T08:00:00Z'],
      ['2024-01-02 25:00', 'date.unreadable'],
    ])
  })

  it('does not guess', () => {
    table(dateOf, [
      ['', 'date.empty'],
      ['01/02/2024', 'date.ambiguous'],
      ['24/1/2', 'date.ambiguous'],
      ['13/02/2024', '2024-02-13'],
      ['02/13/2024', '2024-02-13'],
      ['02/02/2024', '2024-02-02'],
      ['13/13/2024', 'date.impossible'],
      ['2024-02-30', 'date.impossible'],
      ['1900-02-29', 'date.impossible'],
      ['2024-1', 'date.incomplete'],
      ['1月2日', 'date.incomplete'],
      ['2024年1月', 'date.incomplete'],
      ['1024-01-02', 'date.out-of-range'],
      ['昨天', 'date.unreadable'],
      ['13800138000', 'date.unreadable'],
      [`2024-01-02${' '.repeat(20_000)}x`, 'date.unreadable'],
    ])
    assert.deepEqual(dateOf('01/02/2024', 'day-first'), { ok: '2024-02-01' })
    assert.deepEqual(dateOf('01/02/2024', 'month-first'), { ok: '2024-01-02' })
  })
})

// Known days of the almanac.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seasonOf } from './season.ts'

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

for (const [day, zh] of [
  ['2024-02-04', '立春'],
  ['2024-12-21', '冬至'],
  ['2025-04-04', '清明'],
  ['2025-09-23', '秋分'],
  ['2026-02-04', '立春'],
  ['2026-03-20', '春分'],
  ['2026-06-21', '夏至'],
  ['2026-11-22', '小雪'],
  ['2026-12-22', '冬至'],
])
  test(`${zh} begins on ${day}`, () => {
    assert.deepEqual([seasonOf(noon(day!)).name.zh, seasonOf(noon(day!)).begins], [zh, true])
    const next = new Date(noon(day!).getTime() + 86_400_000)
    assert.deepEqual([seasonOf(next).name.zh, seasonOf(next).begins], [zh, false])
    const last = new Date(noon(day!).getTime() - 86_400_000)
    assert.notEqual(seasonOf(last).name.zh, zh)
  })

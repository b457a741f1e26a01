// The bell strikes the hour by the community's clock, and counts who listened.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { textIn } from '#kernel/i18n.ts'
import { layTable } from '#tests/tabletop.ts'
import { bell } from './play.ts'

const tower = (closesAt: string, timeZone = 'Asia/Shanghai') =>
  layTable(bell, {
    settings: { reward: 'points' },
    rewards: [{ key: 'points', kind: 'points', amount: 1, units: 2 }],
    opensAt: '2026-03-01T00:00:00Z',
    closesAt,
    timeZone,
  })

test('at nine in Shanghai it strikes nine times, and 凌 and 博 have heard it', () => {
  const table = tower('2026-03-02T01:00:00Z')
  for (const name of ['凌', '博', '晨']) table.play(name, 'listen')
  assert.throws(() => table.play('凌', 'listen'), /listening/)
  assert.equal(table.given.length, 2, 'there were two points to give')
  const { result } = table.close().settle()
  assert.deepEqual(result, { hour: 9, strokes: 9, people: 3 })
  const told = bell.tell?.(result, bell.settings.parse({}))
  assert.match(told ? textIn(told, 'zh-CN') : '', /^(咚 ){8}咚\n9 点。听钟的有 3 人。$/)
})

test('at midnight and at noon it strikes twelve times', () => {
  for (const at of ['2026-03-01T16:00:00Z', '2026-03-02T04:00:00Z'])
    assert.equal((tower(at).close().settle().result as { strokes: number }).strokes, 12)
})

test('whatever the hour and the place, it strikes one to twelve times, and whoever listened is counted once', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 24 * 400 }),
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
      fc.integer({ min: 0, max: 5 }),
      (hours, timeZone, people) => {
        const table = tower(new Date(Date.UTC(2026, 2, 2, hours)).toISOString(), timeZone)
        for (let n = 0; n < people; n++) table.play(`member ${n}`, 'listen')
        const result = table.close().settle().result as { strokes: number; hour: number; people: number }
        assert.ok(result.strokes >= 1 && result.strokes <= 12)
        assert.equal(result.strokes % 12, result.hour % 12)
        assert.equal(result.people, people)
      },
    ),
  ))

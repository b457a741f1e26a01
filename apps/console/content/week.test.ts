// The week's rows, its sum, and what may be put where.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Calendar, type Entry, fits, rowsOf, type Slot, sumOf, weekdayOf } from './week.ts'

const slot = (id: string, time: string, groupId: string | null = null): Slot => ({
  id,
  ref: null,
  title: id,
  kind: 'text',
  groupId,
  weekdays: [1],
  time,
  closedAt: null,
})
const gap = (of: Slot, standing: Entry['standing'] = 'gap'): Entry => ({
  slot: of,
  post: null,
  time: of.time,
  at: '2026-11-23T00:00:00.000Z',
  standing,
})
const morning = slot('morning', '06:20')
const evening = slot('evening', '20:00', 'grp_1')
const week: Calendar = {
  timeZone: 'Asia/Shanghai',
  today: '2026-11-23',
  days: [
    { date: '2026-11-23', entries: [gap(morning, 'missed'), gap(evening)] },
    { date: '2026-11-24', entries: [gap(morning)] },
  ],
}

test('days are counted across months and years, weekdays from Monday', () => {
  assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  assert.equal(addDays('2028-03-01', -1), '2028-02-29')
  assert.equal(weekdayOf('2026-11-22'), 7)
  assert.equal(weekdayOf('2026-11-23'), 1)
})

test('a row a slot, by the hour; a day without it stays empty', () => {
  const rows = rowsOf(week)
  assert.deepEqual(
    rows.map(row => row.slot.id),
    ['morning', 'evening'],
  )
  assert.equal(rows[1]?.cells[1], null)
})

test('what is missed is no gap any more; the nearest gap is told', () => {
  const sum = sumOf(week)
  assert.deepEqual([sum.all, sum.filled, sum.gaps], [3, 0, 2])
  assert.equal(sum.next?.entry.slot?.id, 'evening')
})

test('a post goes only into an open slot of its own stream', () => {
  assert.ok(fits(gap(evening), { groupId: 'grp_1' }))
  assert.ok(!fits(gap(evening), { groupId: null }))
  assert.ok(!fits(gap(morning, 'missed'), { groupId: null }))
})

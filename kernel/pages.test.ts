// Cursors come back as they went, no other text passes for one, and pages lose no row and show none twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { byInstant, cursorOf, markOf, type PageWish, pageOf } from './pages.ts'
import { Malformed, Refused } from './refusal.ts'

const id = `pst_${'0'.repeat(26)}`
const at = new Date('2026-03-02T00:00:00.123Z')
const written = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const isRefusedAsMalformed = (error: unknown) => error instanceof Refused && error.refusal === Malformed

test('a mark comes back as it went, whatever the kinds', () => {
  assert.deepEqual(markOf(cursorOf([at, id]), byInstant), [at, id])
  assert.deepEqual(markOf(cursorOf([1, at, id]), ['int', 'instant', 'id']), [1, at, id])
  const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31T23:59:59.999Z'), noInvalidDate: true })
  const words = fc.string({ unit: 'grapheme' }).filter(word => !word.includes('\0'))
  fc.assert(
    fc.property(instant, words, fc.integer(), (when, word, number) => {
      assert.deepEqual(markOf(cursorOf([when, word, number]), ['instant', 'text', 'int']), [when, word, number])
    }),
  )
})

test('no cursor is the beginning; an empty one is none of ours', () => {
  assert.equal(markOf(undefined, byInstant), null)
  assert.throws(() => markOf('', byInstant), isRefusedAsMalformed)
})

test('a spoilt cursor is refused as malformed', () => {
  const good = cursorOf([at, id])
  const spoilt = [
    ...['x', 'bm90', 'forged', '%00', '群落', good.slice(1), good.slice(0, -3), good + good],
    ...['', 'null', '{}', '"a"', '[', 'NaN', `${at.getTime()}.${id}`].map(written),
    ...[[], [at], [id], [id, at], [at, id, id], { 0: at, 1: id, length: 2 }, [[at], id], [at, [id]], [null, id], [at, null]].map(
      written,
    ),
  ]
  for (const cursor of spoilt) assert.throws(() => markOf(cursor, byInstant), isRefusedAsMalformed, cursor)
})

test('an instant is one only as it was written: what the database would not read is refused', () => {
  const foreign = [
    ...['tomorrow', 'x 1', '1', '2026', '2026-03-02', 'Mar 2 2026', '2026-03-02T00:00:00Z', '2026-03-02T00:00:00.000+08:00'],
    ...['2026-02-30T00:00:00.000Z', '2026-03-02T24:00:00.000Z', '2026-13-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'],
    ...['+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z', 'infinity', 'now', `${at.toISOString()}\0`, ''],
    ...[0, at.getTime(), true, null, {}, [at.toISOString()]],
  ]
  for (const value of foreign) assert.throws(() => markOf(written([value]), ['instant']), isRefusedAsMalformed, String(value))
})

test('an id is in the house’s letters, a text is without NUL, a number is one the database counts with', () => {
  for (const value of ["pst_' or 1=1", `${id}\n`, `${id}0`, `x${id}${id}`, id.toUpperCase(), 'pst_', '\0', 7, null, [id]])
    assert.throws(() => markOf(written([value]), ['id']), isRefusedAsMalformed, String(value))
  for (const value of ['\0', 'a\0b', 7, null, {}, ['a']])
    assert.throws(() => markOf(written([value]), ['text']), isRefusedAsMalformed, String(value))
  for (const value of [0.5, 2 ** 31, -(2 ** 31) - 1, 1e300, '7', null, [7]])
    assert.throws(() => markOf(written([value]), ['int']), isRefusedAsMalformed, String(value))
  assert.throws(() => markOf(written('[1e999]'), ['int']), isRefusedAsMalformed)
  for (const value of [2 ** 31 - 1, -(2 ** 31), 0]) assert.deepEqual(markOf(written([value]), ['int']), [value])
  assert.deepEqual(markOf(written(['']), ['text']), [''])
})

test('whatever text comes for a cursor, it is refused or fits its kinds', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map(written),
    fc.array(fc.jsonValue(), { maxLength: 3 }).map(written),
    fc
      .tuple(fc.oneof(fc.string(), fc.date(), fc.integer()), fc.oneof(fc.constant(id), fc.string({ unit: 'binary' })))
      .map(written),
  )
  fc.assert(
    fc.property(anything, cursor => {
      try {
        const [when, which] = markOf(cursor, byInstant) ?? []
        assert.ok(when instanceof Date && !Number.isNaN(when.getTime()))
        assert.match(which ?? '', /^[a-z]+_[0-9a-z]{26}$/)
      } catch (error) {
        if (!isRefusedAsMalformed(error)) throw error
      }
    }),
    { numRuns: 2_000 },
  )
})

interface Line {
  at: Date
  id: string
}
/** Newest first, as the database would: what stands behind the mark, and one more than wanted. */
function read(lines: readonly Line[], wish: PageWish) {
  const mark = markOf(wish.cursor, byInstant)
  const behind = (line: Line) => !mark || line.at < mark[0] || (line.at.getTime() === mark[0].getTime() && line.id < mark[1])
  const sorted = [...lines].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
  return pageOf(sorted.filter(behind).slice(0, wish.limit + 1), wish.limit, line => [line.at, line.id])
}

test('rows of one instant are neither lost nor doubled, wherever a page ends', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (instants, limit) => {
      const lines = instants.map((ms, n) => ({ at: new Date(at.getTime() + ms), id: `pst_${String(n).padStart(26, '0')}` }))
      const shown: Line[] = []
      let cursor: string | undefined
      do {
        const page = read(lines, { cursor, limit })
        assert.ok(page.items.length === limit || page.next === null, 'only the last page is short')
        assert.ok(page.items.length > 0 || lines.length === 0, 'no page is empty')
        shown.push(...page.items)
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      assert.deepEqual(shown, read(lines, { limit: 100 }).items)
      assert.equal(shown.length, lines.length)
    }),
  )
})

test('a page shows its rows as they are asked to be shown', () => {
  const rows = [1, 2, 3].map(number => ({ number }))
  const shown = pageOf(
    rows,
    2,
    row => [row.number],
    row => `no. ${row.number}`,
  )
  assert.deepEqual(shown, { items: ['no. 1', 'no. 2'], next: cursorOf([2]) })
})

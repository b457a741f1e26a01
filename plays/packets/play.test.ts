// The packet table: points in are points out and points that lie there; once each; nothing hidden is told; what is left goes back once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable, type Tabletop } from '#tests/tabletop.ts'
import { packets } from './play.ts'
import type { Shown } from './shown.ts'
import { boundOn, type Table } from './table.ts'

/** Everyone is a member from the start, whether he has played or not. */
function lay(settings: object = {}, more: object = {}): Tabletop {
  const table = layTable(packets, { settings, ...more })
  for (const name of ['凌', '博', '晨', '丹', '浩', '梅']) table.seat(name)
  return table
}
const amountOf = (outcome: unknown): number => (outcome as { amount: number }).amount
const sum = (all: Iterable<number>): number => [...all].reduce((total, one) => total + one, 0)
const at = (table: Tabletop): Table => table.board.table as unknown as Table
const seen = (table: Tabletop, name: string | null): Shown => table.sees(name)
/** Every point that was put in is out again or lies on the table; what one holds more, others hold less. */
function even(table: Tabletop): void {
  const { points, opened, back } = at(table)
  const lying = sum(boundOn(at(table)).map(one => one.points))
  assert.equal(points, opened + back + lying)
  assert.equal(sum(table.held.values()), lying)
  assert.ok(boundOn(at(table)).every(one => one.points > 0))
}

test('a lucky packet: taken from the giver, opened once each, and everyone’s luck is shown when it is empty', () => {
  const table = lay()
  table.play('凌', 'give', { points: 100, shares: 3, wish: '周五快乐' })
  assert.equal(table.held.get('凌'), 100)
  const got = ['博', '晨'].map(name => amountOf(table.play(name, 'grab', { no: 1 })))
  assert.throws(() => table.play('博', 'grab', { no: 1 }), { why: 'opened' })
  const [open] = seen(table, '丹').open
  assert.deepEqual(
    [open?.by, open?.wish, open?.left, open?.count, open?.points, open?.names],
    ['凌', '周五快乐', 1, 3, null, null],
  )
  assert.deepEqual(seen(table, '博').open[0]?.names, ['博', '晨'])
  assert.equal(seen(table, '博').open[0]?.got, got[0])
  // Whoever gave it may open it too.
  const own = amountOf(table.play('凌', 'grab', { no: 1 }))
  assert.equal(sum([...got, own]), 100)
  assert.throws(() => table.play('丹', 'grab', { no: 1 }), { why: 'empty' })
  const [over] = seen(table, '丹').over
  assert.deepEqual(
    over?.row.map(one => [one.name, one.amount]),
    [
      ['博', got[0]],
      ['晨', got[1]],
      ['凌', own],
    ],
  )
  assert.equal(over?.row.find(one => one.isBest)?.amount, Math.max(...got, own))
  assert.deepEqual(
    table.held,
    new Map([
      ['凌', 100 - own],
      ['博', -(got[0] as number)],
      ['晨', -(got[1] as number)],
    ]),
  )
  even(table)
})

test('evenly, by password, and for one person', () => {
  const table = lay()
  assert.throws(() => table.play('凌', 'give', { kind: 'even', points: 10, shares: 3 }), { why: 'uneven' })
  table.play('凌', 'give', { kind: 'even', points: 12, shares: 3, word: '今晚 8 点' })
  assert.throws(() => table.play('博', 'grab', { no: 1 }), { why: 'wrong-word' })
  assert.equal(amountOf(table.play('博', 'grab', { no: 1, word: ' 今晚８点' })), 4)
  assert.throws(() => table.play('凌', 'give', { points: 5, shares: 1, to: '丹' }), { why: 'not-here' })
  assert.throws(() => table.play('凌', 'give', { points: 5, shares: 2, to: '博' }), { why: 'one-share' })
  assert.throws(() => table.play('凌', 'give', { points: 5, shares: 1, to: '凌' }), { why: 'yourself' })
  table.play('凌', 'give', { points: 5, shares: 1, to: '博' })
  assert.throws(() => table.play('晨', 'grab', { no: 2 }), { why: 'not-you' })
  assert.throws(() => table.play('凌', 'grab', { no: 2 }), { why: 'not-you' })
  assert.deepEqual(
    ['凌', '博', '晨'].map(name => seen(table, name).open[0]?.mayNot),
    ['not-you', '', 'not-you'],
  )
  assert.equal(amountOf(table.play('博', 'grab', { no: 2 })), 5)
  even(table)
})

test('what nobody opened within a day goes back to whoever gave it, by itself and once', () => {
  const table = lay().at('2026-03-03T08:00:00Z')
  table.play('凌', 'give', { points: 90, shares: 9, kind: 'even' })
  table.at('2026-03-03T12:00:00Z').play('博', 'give', { points: 40, shares: 2 })
  table.play('晨', 'grab', { no: 1 })
  table.at('2026-03-04T07:59:59Z').tick()
  assert.equal(table.held.get('凌'), 90)
  table.at('2026-03-04T08:00:00Z')
  assert.throws(() => table.play('丹', 'grab', { no: 1 }), { why: 'over' })
  table.tick()
  table.tick()
  assert.deepEqual([table.held.get('凌'), table.held.get('博'), at(table).back], [10, 40, 80])
  assert.throws(() => table.play('丹', 'grab', { no: 1 }), { why: 'over' })
  assert.deepEqual([seen(table, '丹').over[0]?.back, seen(table, '丹').over[0]?.row.length], [80, 1])
  table.at('2026-03-06T00:00:00Z').tick()
  assert.deepEqual([table.held.get('博'), at(table).back, at(table).open.length], [0, 120, 0])
  even(table)
})

test('before the end a packet lives no longer than the table; at the end all that is open goes back', () => {
  const table = lay({}, { closesAt: '2026-03-02T10:00:00Z' }).at('2026-03-02T09:00:00Z')
  table.play('凌', 'give', { points: 30, shares: 3, kind: 'even' })
  assert.equal(at(table).open[0]?.until, '2026-03-02T10:00:00.000Z')
  table.play('博', 'grab', { no: 1 })
  const { result } = table.close().settle()
  assert.deepEqual(result, { given: 1, points: 30, opened: 10, back: 20, best: null })
  assert.deepEqual([table.held.get('凌'), at(table).open.length], [10, 0])
  even(table)
})

test('limits: of a packet, of a day, of what is open', () => {
  const table = lay({ pointsMax: 50, sharesMax: 4, givesPerDay: 3, openEach: 2, openMax: 3, grabsPerDay: 2 })
  const gives = (name: string, points = 10, shares = 1) => table.play(name, 'give', { points, shares })
  assert.throws(() => gives('凌', 51), { why: 'too-much' })
  assert.throws(() => gives('凌', 50, 5), { why: 'too-many' })
  assert.throws(() => gives('凌', 3, 4), { why: 'too-little' })
  gives('凌')
  gives('凌')
  assert.throws(() => gives('凌'), { why: 'yours-open' })
  assert.equal(seen(table, '凌').mayGive, 0)
  gives('博')
  assert.throws(() => gives('晨'), { why: 'table-full' })
  table.play('晨', 'grab', { no: 1 })
  table.play('晨', 'grab', { no: 2 })
  assert.throws(() => table.play('晨', 'grab', { no: 3 }), { why: 'enough-opened' })
  gives('凌')
  assert.throws(() => gives('凌'), { why: 'enough-given' })
  table.at('2026-03-03T02:00:00Z').tick()
  gives('凌')
  even(table)
})

test('no password, no share to come and, to guests, no name is ever told', () => {
  const table = lay()
  table.play('凌', 'give', { points: 977, shares: 5, word: '芝麻开门', wish: '开心' })
  table.play('博', 'grab', { no: 1, word: '芝麻开门' })
  const hidden = at(table).open[0]?.shares.slice(1) as number[]
  for (const name of ['凌', '博', '晨']) {
    const told = JSON.stringify(seen(table, name).open)
    assert.equal(told.includes('芝麻'), false)
    assert.equal('shares' in (seen(table, name).open[0] ?? {}), false)
    for (const share of hidden) assert.equal(told.includes(`:${share},`), false, told)
  }
  assert.equal(JSON.stringify(seen(table, '晨')).includes('977'), true, 'how much lies on the table in all is no secret')
  assert.equal(seen(table, '晨').open[0]?.points, null)
  const guest = JSON.stringify(seen(table, null))
  assert.equal(/凌|博/.test(guest), false)
  assert.equal(packets.moves.give?.isSecret?.(packets.settings.parse({})), true)
})

test('a fee is told before publishing', () => {
  const check = (costPoints: number) =>
    packets.check?.(packets.settings.parse({}), { rewards: [], costPoints, opensAt: new Date(0), closesAt: new Date(1) })
  assert.deepEqual([check(0)?.length, check(1)?.length], [0, 1])
})

const cast = ['凌', '博', '晨', '丹', '浩', '梅']
const gives = fc.record({
  who: fc.constantFrom(...cast),
  move: fc.constant('give'),
  input: fc.record({
    kind: fc.constantFrom('lucky', 'even'),
    points: fc.integer({ min: 1, max: 60 }),
    shares: fc.integer({ min: 1, max: 5 }),
    word: fc.constantFrom('', '', '芝麻'),
    to: fc.option(fc.constantFrom(...cast), { freq: 6 }),
  }),
  hours: fc.integer({ min: 0, max: 9 }),
})
const grabs = fc.record({
  who: fc.constantFrom(...cast),
  move: fc.constant('grab'),
  input: fc.record({ no: fc.integer({ min: 1, max: 12 }), word: fc.constantFrom('', '芝麻') }),
  hours: fc.integer({ min: 0, max: 9 }),
})

test('in every order of moves: points in are points out and points on the table, nothing below nothing, the same again', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(gives, grabs, grabs), { maxLength: 40 }), fc.string(), (steps, seed) => {
      const ends = [1, 2].map(() => {
        const table = lay({ openEach: 2, openMax: 4 }, { seed })
        for (const { who, move, input, hours } of steps) {
          table.at(new Date(table.now.getTime() + hours * 3_600_000)).tick()
          table.tries(who, move, input)
          even(table)
          assert.ok(at(table).open.length <= 4 && at(table).over.length <= 6)
          for (const { shares, points, taken } of at(table).open) {
            assert.equal(sum(shares), points)
            assert.ok(shares.every(share => share >= 1))
            assert.equal(new Set(taken.map(one => one.memberId)).size, taken.length)
          }
        }
        table.close().tick()
        table.settle()
        even(table)
        assert.equal(sum(boundOn(at(table)).map(one => one.points)), 0)
        return [[...table.held], table.board.table]
      })
      assert.deepEqual(ends[0], ends[1])
    }),
    { numRuns: 200 },
  )
})

test('a full table stays small', () => {
  const table = lay()
  for (let n = 0; n < 40; n++) {
    table.seat(`mem_${String(n).padStart(26, '0')}`, { name: `客人${n}号` })
    table.tries(`mem_${String(n).padStart(26, '0')}`, 'give', { points: 200, shares: 20, wish: '恭喜发财'.repeat(9) })
    for (let who = 0; who < 20; who++) table.tries(`mem_${String(who).padStart(26, '0')}`, 'grab', { no: n + 1 })
  }
  assert.ok(JSON.stringify(table.board.table).length < 32_000, String(JSON.stringify(table.board.table).length))
})

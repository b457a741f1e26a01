// The relay at the table: lines of members and of the chat, sums, stock, and what each may change.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { No } from '#modules/activities/contract.ts'
import { layTable, type Tabletop } from '#tests/tabletop.ts'
import { totals } from './format.ts'
import type { Item } from './line.ts'
import { parse } from './parse.ts'
import { relay } from './play.ts'
import { importOf, reconcile, type Standing } from './reconcile.ts'
import type { Mine, Table } from './settings.ts'

const it = (units: number): Item[] => [{ what: '', units }]
const said = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof No) return error.why
    throw error
  }
  return ''
}
const names = ['凌', '博', '晨', '丹']
const linesOf = (table: Tabletop): Standing[] =>
  [
    ...(table.board.table as unknown as Table).chat.map(one => ({ ...one, memberId: null })),
    ...names.flatMap(name =>
      ((table.seat(name).mine as unknown as Mine | null)?.lines ?? []).map(one => ({ ...one, memberId: name })),
    ),
  ].sort((a, b) => a.number - b.number)

test('Ling signs up, changes her line and withdraws it; nobody else can', () => {
  const table = layTable(relay, { settings: { linesEach: 1, unitsMost: 5 } })
  assert.deepEqual(table.play('凌', 'add', { items: it(2), note: '少辣' }), { number: 1 })
  assert.equal(
    said(() => table.play('凌', 'add', { items: it(1) })),
    'enough-lines',
  )
  assert.equal(
    said(() => table.play('博', 'change', { number: 1, items: it(1) })),
    'not-yours',
  )
  assert.equal(
    said(() => table.play('凌', 'change', { number: 1, items: it(6) })),
    'too-many',
  )
  table.play('凌', 'change', { number: 1, items: it(3) })
  assert.deepEqual(table.sees('博').sums, it(3))
  assert.deepEqual(table.sees('博').mine, [])
  table.play('凌', 'withdraw', { number: 1 })
  assert.deepEqual([table.sees(null).lines, table.sees(null).sums], [0, []])
  assert.equal(
    said(() => table.play('凌', 'withdraw', { number: 1 })),
    'not-yours',
  )
  assert.deepEqual(table.play('博', 'add', { items: it(1) }), { number: 2 })
})

test('of ten portions the eleventh is refused, and what is given back can be had again', () => {
  const table = layTable(relay, { settings: { items: [{ what: '牛肉饭', units: 10 }, { what: '鸡肉饭' }] } })
  const beef = (units: number) => [{ what: '牛肉饭', units }]
  table.play('凌', 'add', { items: beef(6) })
  assert.equal(
    said(() => table.play('博', 'add', { items: beef(5) })),
    'sold-out',
  )
  assert.equal(
    said(() => table.play('博', 'add', { items: [{ what: '鱼', units: 1 }] })),
    'not-on-the-list',
  )
  table.play('凌', 'change', { number: 1, items: beef(5) })
  table.play('博', 'add', { items: beef(5) })
  assert.equal(
    said(() => table.play(null, 'import', { add: [{ name: '张三', items: beef(1) }] })),
    'sold-out',
  )
  table.play('凌', 'withdraw', { number: 1 })
  table.play(null, 'import', { add: [{ name: '张三', items: beef(5) }] })
  assert.equal(table.sees(null).items[0].left, 0)
})

test('a relay from the chat is taken over, comes back changed, and is held beside the lines of members', () => {
  const table = layTable(relay, { settings: {} })
  table.play('凌', 'add', { items: it(1) })
  const take = (text: string, drops: boolean) => {
    const held = reconcile(linesOf(table), parse(text).entries)
    table.play(null, 'import', importOf(held, drops))
    return held
  }
  take('#接龙\n团购\n1. 凌\n2. 张三 2份\n3. 李四 1份', false)
  assert.deepEqual(
    linesOf(table).map(one => `${one.number} ${one.name}`),
    ['1 凌', '2 张三', '3 李四'],
  )
  const held = take('#接龙\n团购\n1. 凌 3份\n2. 张三 4份\n3. 王五', true)
  assert.deepEqual(
    held.contested.map(({ was }) => was.name),
    ['凌'],
  )
  assert.deepEqual(
    linesOf(table).map(one => `${one.number} ${one.name} ${one.items[0]?.units}`),
    ['1 凌 1', '2 张三 4', '4 王五 1'],
  )
  table.play(null, 'correct', { memberId: '凌', number: 1, items: it(3), note: '' })
  assert.deepEqual(table.sees(null).sums, totals(linesOf(table)))
  assert.equal(
    said(() => table.play(null, 'import', { drop: [3] })),
    'line-gone',
  )
  assert.equal(
    said(() => table.play(null, 'remove', { memberId: '凌', number: 2 })),
    'not-yours',
  )
  table.play(null, 'remove', { memberId: '凌', number: 1 })
  assert.equal(table.sees(null).lines, 2)
})

test('the first line is rewarded once, while there are rewards', () => {
  const table = layTable(relay, { settings: { reward: 'gift' }, rewards: [{ key: 'gift', kind: 'points', amount: 5, units: 1 }] })
  table.play('凌', 'add', { items: it(1) })
  table.play('凌', 'withdraw', { number: 1 })
  table.play('凌', 'add', { items: it(1) })
  table.play('博', 'add', { items: it(1) })
  assert.deepEqual(
    table.given.map(one => one.memberId),
    ['凌'],
  )
})

test('whatever is done in whatever order, sums and counts are those of the lines', () => {
  const settings = { items: [{ what: '苹果', units: 12 }, { what: '梨', units: 7 }, { what: '枣' }], linesEach: 2, linesMost: 9 }
  const items = fc.array(fc.record({ what: fc.constantFrom('苹果', '梨', '枣'), units: fc.integer({ min: 1, max: 6 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  const number = fc.integer({ min: 1, max: 12 })
  const one = fc.oneof(
    fc.tuple(fc.constantFrom(...names), fc.constant('add'), fc.record({ items })),
    fc.tuple(fc.constantFrom(...names), fc.constant('change'), fc.record({ items, number })),
    fc.tuple(fc.constantFrom(...names), fc.constant('withdraw'), fc.record({ number })),
    fc.tuple(fc.constant(null), fc.constant('correct'), fc.record({ items, number, memberId: fc.constantFrom(...names) })),
    fc.tuple(fc.constant(null), fc.constant('remove'), fc.record({ number, memberId: fc.constantFrom(...names) })),
    fc.tuple(
      fc.constant(null),
      fc.constant('import'),
      fc.record({
        add: fc.array(fc.record({ name: fc.constantFrom('张三', '李四'), items }), { maxLength: 3 }),
        drop: fc.array(number, { maxLength: 1 }),
      }),
    ),
  )
  const property = (moves: [string | null, string, object][]) => {
    const table = layTable(relay, { settings })
    for (const [who, move, input] of moves) table.tries(who, move, input)
    const lines = linesOf(table)
    const { sums, lines: count, items: shown } = table.sees(null)
    assert.equal(count, lines.length)
    assert.ok(count <= 9)
    assert.equal(new Set(lines.map(one => one.number)).size, lines.length)
    const sum = new Map(totals(lines).map(one => [one.what, one.units]))
    assert.deepEqual(new Map(sums.map((one: Item) => [one.what, one.units])), sum)
    assert.deepEqual(
      shown.map((one: { left: number | null }) => one.left),
      [12 - (sum.get('苹果') ?? 0), 7 - (sum.get('梨') ?? 0), null],
    )
  }
  fc.assert(fc.property(fc.array(one, { maxLength: 25 }) as fc.Arbitrary<[string | null, string, object][]>, property), {
    numRuns: 120,
  })
})

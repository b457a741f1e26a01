// Relays out of a chat: what is read, what is asked, and that what is written out reads back the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changes } from './fixtures/changes.ts'
import { marks } from './fixtures/marks.ts'
import { csv, format, totals } from './format.ts'
import { type Entry, type Item, tidyItems, tidyName, tidyNote, tidyWhat } from './line.ts'
import { parse } from './parse.ts'
import { reconcile, type Standing } from './reconcile.ts'

const itemsText = (items: readonly Item[]) => items.map(({ what, units }) => `${what}×${units}`).join(', ')
const shown = ({ line, name, items, note }: Entry) => `${line}: ${name} | ${itemsText(items)} | ${note}`
const lineless = (entries: readonly Entry[]) => entries.map(({ line: _, ...rest }) => rest)

test('there are more than fifty of them', () => assert.ok(marks.length + changes.length > 50))
for (const { text, entries, doubts } of [...marks, ...changes])
  test(`read: ${text.replaceAll('\n', ' ⏎ ').slice(0, 70)}`, () => {
    const read = parse(text)
    assert.deepEqual(read.entries.map(shown), entries)
    assert.deepEqual(
      read.doubts.map(one => one.id),
      doubts,
    )
    assert.deepEqual(
      read.entries.map(one => one.number),
      read.entries.map((_one, at) => at + 1),
    )
    for (const { choices, chosen } of read.doubts) assert.equal(chosen, choices[0]?.key)
    const back = parse(format(read))
    assert.deepEqual(lineless(back.entries), lineless(read.entries))
    assert.deepEqual([back.title, back.rules, back.doubts], [read.title, read.rules, []])
    assert.equal(format(back), format(read))
  })

test('an answer is applied when the text is read again', () => {
  const said = (text: string, answers: Record<string, string>, items: string[] = []) =>
    parse(`#接龙\n午饭\n${text}`, { answers, items }).entries.map(({ name, items, note }) =>
      [name, itemsText(items), note].join('|'),
    )
  assert.deepEqual(said('1. 李四十份', {}), ['李四|×10|'])
  assert.deepEqual(said('1. 李四十份', { '3:glued': 'other' }), ['李|×40|'])
  assert.deepEqual(said('1. 张三 2份\n2. 张三 3份', { '4:twice': 'sum' }), ['张三|×5|'])
  assert.deepEqual(said('1. 张三 2份\n2. 张三 3份', { '4:twice': 'two' }), ['张三|×2|', '张三|×3|'])
  assert.deepEqual(said('1. 张三 2份\n2. 张三 +1', { '4:plus': 'once' }), ['张三|×2|'])
  assert.deepEqual(said('1. 张三 2-3份', { '3:range': 'more' }), ['张三|×3|'])
  assert.deepEqual(said('1. 张三 1.5斤', { '3:fraction': 'less' }), ['张三|×1|'])
  assert.deepEqual(said('1. 张三 200份', { '3:many': 'one' }), ['张三|×1|'])
  assert.deepEqual(said('1. 张三 2份\n李四 1份', { '4:unnumbered': 'ignore' }), ['张三|×2|'])
  assert.deepEqual(said('1. 张三 2份\n门口见', { '4:talk': 'note' }), ['张三|×2|门口见'])
  assert.deepEqual(said('1. 张三 2份\n取消', { '4:whose': 'name:张三' }), [])
  assert.deepEqual(said('1. 2份', { '3:nameless': 'keep' }), ['无名1|×2|'])
  assert.deepEqual(said('1. 张三、李四各1份', { '3:each': 'item' }), ['张三|李四×1|'])
  assert.deepEqual(said('1. 张三 待定', { '3:maybe': 'note' }), ['张三|×1|待定'])
  assert.deepEqual(said('1. 张三 2份', { '3:nonsense': 'x' }), ['张三|×2|'])
})

test('where it is settled what can be had, other words are remarks, and a slip of the finger is asked about', () => {
  const read = parse('1. 张三 牛肉饭 少辣\n2. 李四牛肉饭2份\n3. 王五 牛腩饭\n4. 赵六 鸡肉饭+1', { items: ['牛肉饭', '鸡肉饭'] })
  assert.deepEqual(read.entries.map(shown), [
    '1: 张三 | 牛肉饭×1 | 少辣',
    '2: 李四 | 牛肉饭×2 | ',
    '3: 王五 | 牛肉饭×1 | ',
    '4: 赵六 | 鸡肉饭×1 | ',
  ])
  assert.deepEqual(
    read.doubts.map(one => one.id),
    ['3:near'],
  )
})

const piece = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '张三',
    '李四十',
    'Tom Lee',
    '牛肉饭',
    '不要香菜',
    '取消',
    '同上',
    '改成3份',
    '2份',
    '第1',
    '1. 王',
    '①',
    '（a）',
    '：',
    '接龙',
    '🌸',
    '×',
    '3栋',
  ),
)
const messy = fc.array(piece, { maxLength: 3 }).map(all => all.join(''))
const entry = fc
  .record({
    name: messy,
    items: fc.array(fc.record({ what: messy, units: fc.integer({ min: 1, max: 9_999 }) }), { maxLength: 4 }),
    note: messy,
  })
  .map(({ name, items, note }) => ({
    name: tidyName(name),
    items: tidyItems(items.map(one => ({ what: tidyWhat(one.what), units: one.units }))),
    note: tidyNote(note),
  }))
  .filter(one => one.name !== '')

test('what is written out reads back, whatever the names, things and remarks are', () => {
  const property = (written: (typeof entry extends fc.Arbitrary<infer T> ? T : never)[]) => {
    // Two lines of one name are a question by design; here everyone has a name of his own.
    const once = [...new Map(written.map(one => [one.name.replace(/\s+/g, '').toLowerCase(), one])).values()]
    const text = format({ title: '周五团购', rules: ['每人限两份', '1、周五自提'], entries: once })
    const read = parse(text)
    assert.deepEqual(
      read.entries.map(({ name, items, note }) => ({ name, items, note })),
      once,
      text,
    )
    assert.deepEqual([read.title, read.rules, read.doubts], ['周五团购', ['每人限两份', '1、周五自提'], []])
    assert.equal(format(read), text)
  }
  fc.assert(fc.property(fc.array(entry, { maxLength: 6 }), property), { numRuns: 1_500 })
})

test('any text at all is read without a fault, and what is read is stable', () => {
  const property = (text: string) => {
    const read = parse(text)
    assert.ok(read.entries.every(one => one.name !== '' && one.items.length > 0 && one.items.every(item => item.units >= 1)))
    const back = parse(format({ title: '', rules: [], entries: read.entries }))
    const twice = new Set(read.entries.map(one => one.name)).size < read.entries.length
    if (!twice)
      assert.deepEqual(
        back.entries.map(one => [one.name, one.items, one.note]),
        read.entries.map(one => [one.name, one.items, one.note]),
      )
  }
  const lines = fc.array(
    fc.tuple(fc.constantFrom('', '1. ', '2、', '３）', '④', '-'), messy).map(([mark, rest]) => mark + rest),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        lines.map(all => all.join('\n')),
      ),
      property,
    ),
    { numRuns: 1_500 },
  )
})

test('the same lines in a different hand read the same', () => {
  const names = ['张三', '李四', '王五', '小红', '阿花']
  const styles = {
    number: fc.constantFrom('{n}. ', '{n}、', '{n}）', '({n}) ', '{n}．', '{n} ', '{n}：'),
    gap: fc.constantFrom(' ', '　', '  ', '，', ' 🌸 '),
    count: fc.constantFrom('{c}份', '{c}個', 'x{c}', '×{c}', '+{c}', '*{c}'),
  }
  const wide = (text: string) => text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  const property = (
    counts: number[],
    { number, gap, count }: { number: string; gap: string; count: string },
    isWide: boolean,
    skip: number,
  ) => {
    const lines = counts.map((units, at) => {
      const line = `${number.replace('{n}', String(at + 1 + (at > 1 ? skip : 0)))}${names[at]}${gap}${count.replace('{c}', String(units))}`
      return isWide ? wide(line) : line
    })
    const read = parse(['#接龙', '团购', ...lines].join('\n'))
    assert.deepEqual(
      read.entries.map(one => [one.name, itemsText(one.items)]),
      counts.map((units, at) => [names[at], `×${units}`]),
    )
    assert.deepEqual(read.doubts, [])
  }
  const counts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 })
  fc.assert(fc.property(counts, fc.record(styles), fc.boolean(), fc.nat(3), property), { numRuns: 800 })
})

test('lines out of the chat are held beside those that stand', () => {
  const one = (number: number, name: string, units: number, memberId: string | null = null): Standing => ({
    ...{ number, name, memberId, items: [{ what: '', units }], note: '' },
  })
  const standing = [one(1, '张三', 1), one(2, '凌', 1, 'mem_ling'), one(3, '李四', 2), one(4, '博', 1, 'mem_bo')]
  const read = parse('1. 张三\n2. 凌 3份\n3. 王五 2份\n4. 博').entries
  const { added, changed, same, contested, missing } = reconcile(standing, read)
  assert.deepEqual(
    added.map(one => one.name),
    ['王五'],
  )
  assert.deepEqual(changed, [])
  assert.deepEqual(
    same.map(one => one.name),
    ['张三', '博'],
  )
  assert.deepEqual(
    contested.map(({ was, now }) => [was.name, now.items[0]?.units]),
    [['凌', 3]],
  )
  assert.deepEqual(
    missing.map(one => one.name),
    ['李四'],
  )
})

test('sums and the sheet: a column for each thing, and no cell that a sheet would run', () => {
  const { entries } = parse('1. 张三 牛肉饭×2，鸡肉饭×1\n2. =1+1：2份（"快"）\n3. 王五 鸡肉饭×4')
  assert.deepEqual(
    totals(entries).map(one => `${one.what}${one.units}`),
    ['鸡肉饭5', '2', '牛肉饭2'],
  )
  const sheet = csv(entries, { number: '编号', name: '姓名', it: '份数', note: '备注' })
  assert.match(sheet, /^\ufeff编号,姓名,鸡肉饭,份数,牛肉饭,备注\r\n1,张三,1,,2,\r\n/)
  assert.match(sheet, /\r\n2,'=1\+1,,2,,"""快"""\r\n/)
})

// Every word of the apps, in both languages: complete, with the same blanks, set as each language is set, and counted as English counts.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Text } from '#kernel/i18n.ts'

const root = new URL('../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')
const filesOf = (...patterns: string[]): string[] => globSync(patterns, { cwd: root }).sort()

const han = /\p{Script=Han}/u
const inQuotes = String.raw`'((?:[^'\\\n]|\\.)*)'`
const pair = new RegExp(String.raw`\{\s*zh:\s*${inQuotes},\s*en:\s*${inQuotes},?\s*\}`, 'g')

/** All `{ zh, en }` of a source, exported or not. */
const textsIn = (source: string): Text[] => [...source.matchAll(pair)].map(m => ({ zh: m[1] as string, en: m[2] as string }))

const blanks = (text: string): string => [...new Set(text.matchAll(/\{(\w+)\}/g).map(m => m[1]))].sort().join()
/** `{count:one|many}`; a blank may stand in either. */
const choice = /\{\w+:(?:[^{|}]|\{\w+\})+\|(?:[^{|}]|\{\w+\})+\}/g
/** What stands in braces and is neither a blank nor a choice of words. */
const broken = (text: string): boolean => /[{}]/.test(text.replace(choice, '').replace(/\{\w+\}/g, ''))

// A blank before a word that stands for many ("3 seats", "3 weekly slots", "3 are open") is a count. Persons, days and the like do not count.
const notCounts = new Set([
  'name',
  'reporter',
  'author',
  'group',
  'number',
  'email',
  'day',
  'date',
  'time',
  'slug',
  'kind',
  'version',
  'community',
  'got',
])
const many =
  /\{(\w+)\}(?: [a-z]+)? (?!(?:as|is|was|has|its|this|less|address|across|s)\b)(?:[a-z]+s|are|were|have|people|members)\b/g
const uncounted = (en: string): boolean => [...en.replace(choice, '…').matchAll(many)].some(m => !notCounts.has(m[1] as string))

const faults = ({ zh, en }: Text): string[] => [
  ...(zh.trim() && en.trim() ? [] : ['is empty in one language']),
  ...(blanks(zh) === blanks(en) ? [] : ['has other blanks in the other language']),
  ...(broken(zh) || broken(en) ? ['has braces that nothing fills'] : []),
  ...(zh.match(choice) ? ['chooses between one and many in Chinese'] : []),
  ...(uncounted(en) ? ['counts in English without {count:one|many}'] : []),
  ...(han.test(en.replaceAll('中文', '')) ? ['has Han characters in English'] : []),
  ...(/\p{Script=Han}\s*[,;!?:]|\p{Script=Han}\.(?!\w)|[,;!?]\s*\p{Script=Han}/u.test(zh)
    ? ['has half-width marks beside Han']
    : []),
  ...(/["“”]/.test(zh) ? ['quotes with something else than 「」'] : []),
  ...(/\.\.\.|。。/.test(zh + en) ? ['has dots instead of …'] : []),
]

test('the checker sees what it should', () => {
  const wrong = (zh: string, en: string) => faults({ zh, en })
  assert.deepEqual(wrong('好的，走吧。', 'Fine.'), [])
  assert.deepEqual(wrong('{count} 席', '{count} {count:seat|seats}'), [])
  assert.deepEqual(wrong('{name}会离席', '{name} loses the seat'), [])
  assert.equal(wrong('好的,走吧', '').length, 2)
  assert.equal(wrong('说"好"', '好 {a}').length, 3)
  assert.equal(wrong('{count} 席', '{count} seats').length, 1)
  assert.equal(wrong('{count} 个时段', '{count} weekly slots').length, 1)
  assert.deepEqual(wrong('{count} 席', '{count:One seat|All {count} seats}'), [])
  assert.equal(wrong('{count} 席', '{count} {count:seat}').length, 1)
  assert.equal(wrong('{count:席|席}', '{count:a seat|seats}').length, 1)
  assert.equal(textsIn(`const a = { zh: '甲', en: 'A' }, b = {\n  zh: '乙',\n  en: 'B',\n}`).length, 2)
})

for (const file of filesOf('ui/**/*texts.ts', 'apps/*/**/*texts.ts', 'modules/**/*texts.ts', 'plays/*/**/*texts.ts'))
  test(file, () => {
    const source = read(file)
    const found = textsIn(source)
    assert.ok(found.length > 0, 'holds no texts')
    assert.equal(found.length, source.match(/\bzh:\s*['"`]/g)?.length, 'a text has no partner, or is not written as { zh, en }')
    for (const text of found) assert.deepEqual(faults(text), [], `${text.zh} | ${text.en}`)
  })

/** Chinese words that the glossary avoids, each with the row that says what to write instead. */
const avoided: [word: string, row: string][] = read('docs/glossary.md')
  .split('\n')
  .flatMap(row => {
    const words = (row.split('|')[4] ?? '').split(',').map(word => word.trim())
    return words.filter(word => han.test(word)).map((word): [string, string] => [word, row])
  })
const avoidedIn = (source: string): string[] =>
  avoided.filter(([word]) => source.includes(word)).map(([word, row]) => `${word}: ${row}`)

test('a word that the glossary avoids is seen', () => {
  assert.ok(avoided.length > 8)
  assert.equal(avoidedIn('请登录后台').length, 1)
  assert.deepEqual(avoidedIn('请登录运营台'), [])
})

const spoken = filesOf(
  'ui/**/*texts.ts',
  'apps/*/**/*texts.ts',
  'modules/**/*texts.ts',
  'apps/*/index.html',
  'apps/server/*.ts',
  'modules/*/contract.ts',
  'modules/*/contract/*.ts',
  'modules/*/rules/*.ts',
  'plays/*/*.{ts,tsx}',
  'docs/**/*.zh-CN.md',
  'README.zh-CN.md',
  'playbooks/**/*.yaml',
  'policies/*.yaml',
).filter(file => !file.endsWith('/import-headers.ts'))
for (const file of spoken) test(`${file} says things by their names`, () => assert.deepEqual(avoidedIn(read(file)), []))

const misquoted = /[\p{Script=Han}，。：；、}]“|”[\p{Script=Han}，。：；、]/u
test('Chinese stands in 「」 wherever the product speaks, rules and refusals too', () => {
  assert.deepEqual(
    ['得到“票”', '“票”用完了', 'The prize “票” is gone', '「票」'].map(one => misquoted.test(one)),
    [true, true, false, false],
  )
  const files = filesOf('{apps,gateways,kernel,modules,plays,ui}/**/*.{ts,tsx}', 'policies/*.yaml')
  const found = files.filter(
    file =>
      !file.endsWith('.test.ts') &&
      read(file)
        .split('\n')
        .some(line => misquoted.test(line)),
  )
  assert.deepEqual(found, [])
})

// Files that are not even YAML, and a file spoilt line by line: no mistake goes without a line and a sentence of ours.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readPlaybook } from './read.ts'

const head = `playbook: evenings
version: 1
title: { zh: 读书晚上, en: Book evenings }
summary: { zh: 每周一章。, en: A chapter a week. }
community:
  slug: evenings
  name: 灯下读书会
  intro: ""
  timeZone: Asia/Shanghai
  locale: zh-CN
`

const inHead = (from: string, to: string) => {
  assert.ok(head.includes(from))
  return head.replace(from, to)
}

test('a file that is empty, and one that is no playbook', () => {
  const told = (file: string, locale: 'zh-CN' | 'en') => readPlaybook(file, locale).mistakes?.map(m => `${m.line} ${m.message}`)
  assert.deepEqual(told('# 还没写\n', 'zh-CN'), ['1 文件是空的。从 playbook: 名字 这一行开始写，或者拿书架上的一份来改。'])
  assert.deepEqual(told('', 'en'), [
    '1 The file is empty. Begin with playbook: and a name, or change a copy of one from the shelf.',
  ])
  const wants = '文件要从 playbook: 名字 这一行开始，下面写 version、title、summary 和 community。'
  assert.deepEqual(told('- 一\n- 二\n', 'zh-CN'), [`1 这不像剧本。${wants}`])
  assert.match(told('words', 'en')?.join() ?? '', /^1 This does not look like a playbook/)
})

const yaml: [what: string, file: string, line: number, zh: RegExp, en: RegExp][] = [
  ['a key twice', `${head}version: 2\n`, 11, /已经写过/, /stands here twice/],
  ['a tab', inHead('  slug', '\tslug'), 6, /制表符/, /tab/],
  ['a quote left open', inHead('name: 灯下读书会', 'name: "灯下读书会'), 7, /引号/, /quote/],
  ['a bracket left open', inHead('en: Book evenings }', 'en: Book evenings'), 4, /括号/, /bracket/],
  ['a colon inside a sentence', inHead('name: 灯下读书会', 'name: 灯下: 读书会'), 7, /冒号/, /colon/],
  ['a forgotten colon', `${head}groups\n  - ref: a\n`, 11, /少了冒号/, /colon is missing/],
  ['a value that begins with @', inHead('name: 灯下读书会', 'name: @灯下'), 7, /放进引号/, /in quotes/],
  ['a reference to nothing', inHead('name: 灯下读书会', 'name: *灯下'), 7, /以 \* 开头/, /begins with \*/],
  ['two files in one', `${head}---\nplaybook: b\n`, 11, /一个文件只写一个剧本/, /one playbook/],
  ['a backslash', inHead('name: 灯下读书会', 'name: "灯\\下"'), 7, /反斜杠/, /backslash/],
]
for (const [what, file, line, zh, en] of yaml)
  test(`YAML: ${what}`, () => {
    for (const [locale, words] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const [mistake] = readPlaybook(file, locale).mistakes ?? []
      assert.equal(mistake?.line, line)
      assert.match(mistake.message, words)
    }
  })

test('whatever line of the shipped file is spoilt, no sentence is left to the reader of shapes', () => {
  const lines = readFileSync('playbooks/daily-voice-club.yaml', 'utf8').split('\n')
  for (const at of lines.keys())
    for (const spoilt of [
      '',
      '  x: 1',
      '  - 1',
      `${lines[at]} x`,
      `${lines[at]?.replace(/: .*/, ':')}`,
      `${lines[at]?.replace(/: .*/, ': [[]]')}`,
    ])
      for (const { line, message } of readPlaybook(lines.with(at, spoilt).join('\n'), 'zh-CN').mistakes ?? []) {
        assert.ok(line >= 1 && line <= lines.length)
        assert.match(message, /\p{Script=Han}/u)
        assert.doesNotMatch(message, /Invalid|expected|\{(got|near|key|keys|choices|max|min|size|example)\}|undefined/, message)
      }
})

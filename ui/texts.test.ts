// Every word of the apps, in both languages: complete, with the same blanks, and set as each language is set.
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Text } from '#kernel/i18n.ts'

const root = new URL('../', import.meta.url)
const files = globSync(['ui/**/texts.ts', 'apps/*/**/texts.ts', 'plays/*/**/texts.ts'], { cwd: root })
const han = /\p{Script=Han}/u
const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(m => m[1]!).sort()

/** All `{ zh, en }` pairs of a value, however deep. */
function* textsIn(value: unknown, path: string): Generator<[string, Text]> {
  if (typeof value !== 'object' || value === null) return
  if ('zh' in value && 'en' in value) yield [path, value as Text]
  else for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, `${path}.${key}`)
}

const faults = ({ zh, en }: Text): string[] => [
  ...(zh.trim() && en.trim() ? [] : ['is empty in one language']),
  ...(blanks(zh).join() === blanks(en).join() ? [] : ['has other blanks in the other language']),
  ...(han.test(en.replaceAll('中文', '')) ? ['has Han characters in English'] : []),
  ...(/\p{Script=Han}\s*[,;!?:]|\p{Script=Han}\.(?!\w)|[,;!?]\s*\p{Script=Han}/u.test(zh)
    ? ['has half-width marks beside Han']
    : []),
  ...(/["“”]/.test(zh) ? ['quotes with something else than 「」'] : []),
  ...(/\.\.\.|。。/.test(zh + en) ? ['has dots instead of …'] : []),
]

test('the checker sees what it should', () => {
  assert.deepEqual(faults({ zh: '好的，走吧。', en: 'Fine.' }), [])
  assert.equal(faults({ zh: '好的,走吧', en: '' }).length, 2)
  assert.equal(faults({ zh: '说"好"', en: '好 {a}' }).length, 3)
})

for (const file of files)
  test(file, async () => {
    const found = Object.entries(await import(pathToFileURL(new URL(file, root).pathname).href)).flatMap(([name, value]) => [
      ...textsIn(value, name),
    ])
    assert.ok(found.length > 0, 'holds no texts')
    for (const [path, text] of found) assert.deepEqual(faults(text), [], `${path}: ${text.zh} | ${text.en}`)
  })

// The tokens keep their promises: readable in both themes, and the same in CSS and in TypeScript.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contrast } from './contrast.ts'
import { day, hei, motion, night, type Palette, pairs, radius, size, song, space } from './tokens.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const nameOf = (token: string): string => `--${token.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`).replace(/(\d+)/, '-$1')}`

/** The declarations inside the first block that `start` opens. */
function block(start: string): Map<string, string> {
  const from = css.indexOf(start)
  assert.notEqual(from, -1, `tokens.css has no ${start}`)
  const open = css.indexOf('{', from)
  const body = css.slice(open + 1, css.indexOf('}', open))
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(m => [m[1]!, m[2]!.replace(/\s+/g, ' ')]))
}

for (const [name, palette] of [
  ['day', day],
  ['night', night],
] as [string, Palette][]) {
  test(`every pair of ${name} is readable`, () => {
    for (const [on, ground, least] of pairs) {
      const ratio = contrast(palette[on], palette[ground])
      assert.ok(ratio >= least, `${on} on ${ground} has ${ratio.toFixed(2)}, needs ${least}`)
    }
  })
}

test('contrast agrees with known values', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  assert.throws(() => contrast('#fff', '#000000'), TypeError)
})

test('tokens.css and tokens.ts hold the same colours, in all three places', () => {
  const places: [Map<string, string>, Palette][] = [
    [block(':root {'), day],
    [block(':root:not([data-theme="light"])'), night],
    [block(':root[data-theme="dark"]'), night],
  ]
  for (const [declared, palette] of places)
    for (const [token, value] of Object.entries(palette)) assert.equal(declared.get(nameOf(token)), value, token)
})

test('tokens.css and tokens.ts hold the same sizes, radii, spaces, faces and motion', () => {
  const root = block(':root {')
  for (const [token, px] of Object.entries(size)) assert.equal(root.get(`--size-${token}`), `${px / 16}rem`)
  for (const [token, px] of Object.entries(space)) assert.equal(root.get(`--space-${token}`), `${px / 16}rem`)
  for (const [token, px] of Object.entries(radius)) assert.equal(root.get(`--radius-${token}`), `${px}px`)
  assert.equal(root.get('--hei'), hei)
  assert.equal(root.get('--song'), song)
  assert.equal(root.get('--quick'), `${motion.quickMs}ms`)
  assert.equal(root.get('--calm'), `${motion.calmMs}ms`)
  assert.equal(root.get('--ease'), motion.ease)
})

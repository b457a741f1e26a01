// The root of the entries: every change shows, and a million entries take no memory.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { canonical, leafOf, Root, sealOf, settleSeedOf, veiled } from './entries.ts'

const sha = (...parts: (string | Buffer)[]) => {
  const made = createHash('sha256')
  for (const part of parts) made.update(part)
  return made.digest()
}
/** The same tree drawn the other way: from the top, split at the largest power of two. */
function topDown(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha('')
  if (leaves.length === 1) return leaves[0] as Buffer
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return sha(Buffer.from([1]), topDown(leaves.slice(0, half)), topDown(leaves.slice(half)))
}
const entry = (seq: number, more = {}) => ({
  seq,
  token: `t${seq}`,
  weight: 1,
  score: 0,
  seal: sealOf(veiled('veil', seq, { n: seq }), `mem_${seq}`),
  ...more,
})
const rootOf = (entries: ReturnType<typeof entry>[]) => {
  const root = new Root()
  for (const one of entries) root.add(leafOf('act_1', one))
  return root.hex()
}

test('the tree that grows leaf by leaf is the one that is split from the top', () => {
  for (let count = 0; count <= 70; count++) {
    const all = Array.from({ length: count }, (_, seq) => entry(seq))
    assert.equal(rootOf(all), topDown(all.map(one => leafOf('act_1', one))).toString('hex'), `${count} leaves`)
  }
})

test('one more, one less, another weight, another token, another order: another root', () => {
  const all = Array.from({ length: 9 }, (_, seq) => entry(seq))
  const roots = [
    rootOf(all),
    rootOf([...all, entry(9)]),
    rootOf(all.slice(1)),
    rootOf(all.with(4, entry(4, { weight: 2 }))),
    rootOf(all.with(4, entry(4, { score: 7 }))),
    rootOf(all.with(4, entry(4, { token: 'other' }))),
    rootOf(all.with(4, entry(4, { seal: sealOf(veiled('veil', 4, { n: 5 }), 'mem_4') }))),
    rootOf(all.with(4, entry(4, { seal: sealOf(veiled('veil', 4, { n: 4 }), 'mem_5') }))),
    rootOf(all.toReversed()),
  ]
  assert.equal(new Set(roots).size, roots.length)
})

test('what is kept has one text, however it was written', () => {
  assert.equal(canonical({ b: 1, a: [true, null, { d: '接龙', c: 1.5 }] }), '{"a":[true,null,{"c":1.5,"d":"接龙"}],"b":1}')
  assert.equal(canonical({ a: 1, b: { c: 2, d: 3 } }), canonical({ b: { d: 3, c: 2 }, a: 1 }))
})

test('the seed of settling hangs on root, rules and beacon', () => {
  const parts = [
    settleSeedOf('s', 'r', 'h'),
    settleSeedOf('s', 'r', 'h', 'b'),
    settleSeedOf('s', 'r2', 'h'),
    settleSeedOf('t', 'r', 'h'),
  ]
  assert.equal(new Set(parts).size, 4)
})

test('a million entries are hashed in one pass', () => {
  const root = new Root()
  for (let seq = 0; seq < 1_000_000; seq++) root.add(leafOf('act_1', { seq, token: 't', weight: 1, score: 0, seal: 'k' }))
  assert.equal(root.count, 1_000_000)
  assert.match(root.hex(), /^[0-9a-f]{64}$/)
})

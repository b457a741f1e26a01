// Names as people have them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initialOf, pigmentOf } from './initial.ts'

test('one character for every kind of name', () => {
  assert.deepEqual(['林晓雨', 'ling zhang', ' 7号 ', '𠮷', '阿Ben', '…', ''].map(initialOf), [
    '雨',
    'L',
    '7',
    '𠮷',
    '阿',
    '·',
    '·',
  ])
})

test('a pigment stays with its id, and all are used', () => {
  assert.equal(pigmentOf('mem_1'), pigmentOf('mem_1'))
  assert.equal(new Set(Array.from({ length: 80 }, (_none, i) => pigmentOf(`mem_${i}`))).size, 4)
})

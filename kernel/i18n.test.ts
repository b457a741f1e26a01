// Blanks in texts: filled, counted in English, and left visible when nobody fills them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, unfilled } from './i18n.ts'

const seats = '{taken} of {max} {max:seat is|seats are} taken'

test('an English count chooses its word, however it is set', () => {
  assert.equal(fill(seats, { taken: 0, max: 1 }), '0 of 1 seat is taken')
  assert.equal(fill(seats, { taken: 1, max: 30 }), '1 of 30 seats are taken')
  assert.equal(fill('{n} {n:row|rows}', { n: '1' }), '1 row')
  assert.equal(fill('{n} {n:row|rows}', { n: '1,001' }), '1,001 rows')
  assert.equal(fill('{n} {n:row|rows}', { n: 0 }), '0 rows')
  assert.equal(fill('{n:the row|all {n} rows} of {of}', { n: 1, of: 'A' }), 'the row of A')
  assert.equal(fill('{n:the row|all {n} rows} of {of}', { n: 3, of: 'A' }), 'all 3 rows of A')
})

test('a name that nobody fills stays visible', () => {
  assert.equal(fill('{a} and {b:one|two}', { a: 1 }), '1 and {b:one|two}')
})

test('a reference shows the form for many', () => {
  assert.equal(unfilled(seats), '{taken} of {max} seats are taken')
})

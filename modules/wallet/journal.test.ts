// The reader of exported journals sees what is wrong with one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJournal } from './fixtures/journal.ts'

test('a journal that does not balance, or names what it did not declare, is found out', () => {
  const head = 'commodity points 100000.\n\naccount equity:issued\naccount liabilities:members:mem_1\n\n'
  const entry = (to: string, amount: string) =>
    `${head}2026-03-02 (trf_1) given | c\n    equity:issued  points 5\n    ${to}  ${amount}\n\n`
  const faults = (text: string) => readJournal(text).faults.join(' · ')
  assert.equal(faults(entry('liabilities:members:mem_1', 'points -5')), '')
  assert.match(faults(entry('liabilities:members:mem_1', 'points -4')), /trf_1 is off by points 1/)
  assert.match(faults(entry('liabilities:members:mem_2', 'points -5')), /mem_2 is not declared/)
  assert.match(faults(entry('liabilities:members:mem_1', 'points -5.0')), /not declared as it is written/)
  assert.match(faults(`${head}2026-03-02 (trf_1) given | c\n    equity:issued  points 0\n`), /1 postings/)
  assert.match(faults(`${head}and so on`), /neither a declaration/)
})

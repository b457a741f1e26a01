// Counts of secret ballots while a vote is open: no two looks, and no unusual weight, tell what anybody voted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { vote } from './play.ts'
import type { Mine } from './settings.ts'

const options = ['茶会', '登山', '观影', '桌游'].map(title => ({ title }))
const open = { options, isSecret: false, results: 'live' }
const nonce = 'abcdefghijklmnop1234'

test('live counts of secret ballots move in steps of five and leave the latest out, to the desk too', () => {
  const table = layTable(vote, { settings: { options, results: 'live', mayChange: false } })
  const seen = Array.from({ length: 17 }, (_, n) => {
    table.play(`客${n}`, 'vote', { choices: [n % 2], nonce })
    assert.deepEqual(table.sees(null, 'desk').counts, table.sees(null).counts)
    assert.equal(table.sees(null).voters, n + 1, 'that they voted is no secret')
    return table.sees(null).counts?.join() ?? ''
  })
  const of = (counts: string, times: number): string[] => Array(times).fill(counts)
  assert.deepEqual(seen, [...of('', 9), ...of('3,2,0,0', 5), ...of('5,5,0,0', 3)])
  table.close()
  assert.deepEqual(table.sees(null).counts, [9, 8, 0, 0])
})

/** Everything that was ever shown, and the end: any two of them that differ, differ by five ballots or more. */
test('whatever is voted and left to others, no two looks at secret counts tell a single ballot', () => {
  const names = Array.from({ length: 30 }, (_, n) => `客${n}`)
  const one = fc.record({
    who: fc.constantFrom(...names),
    whom: fc.constantFrom(...names),
    move: fc.constantFrom('vote', 'vote', 'vote', 'join', 'delegate', 'revoke'),
    choice: fc.integer({ min: 0, max: 3 }),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 20, maxLength: 120 }), all => {
      const settings = { options, results: 'live', mayChange: false, mayDelegate: true }
      const table = layTable(vote, { settings })
      const cast = () => names.filter(name => (table.seat(name).mine as Mine | null)?.choices).length
      // By what was shown: how many ballots had been cast when it was first so, and for how many it can stand.
      const looks: { counts: string; from: number }[] = [{ counts: '', from: 0 }]
      for (const { who, whom, move, choice } of all) {
        const to = (table.seat(who).mine as Mine | null)?.to?.memberId ?? null
        if (move === 'vote') table.tries(who, 'vote', { choices: [choice], nonce, instead: to })
        else table.tries(who, move, { memberId: move === 'revoke' && to ? to : whom })
        if (table.sees(null).isUneven) break
        const counts = table.sees(null).counts?.join() ?? ''
        if (counts !== looks.at(-1)?.counts) looks.push({ counts, from: cast() })
      }
      for (const [n, look] of looks.entries())
        if (n > 0) assert.ok(look.from - (looks[n - 1]?.from ?? 0) >= 5, JSON.stringify(looks))
      const steps: any = (table.board.table as any).steps
      // What is seen was true at least five ballots ago, so that the end tells no more than a crowd either.
      if (steps?.seen) assert.ok(cast() - (looks.at(-2)?.from ?? 0) >= 5)
      assert.ok(looks.length === 1 || (looks[1]?.from ?? 0) >= 10)
    }),
    { numRuns: 100 },
  )
})

test('a secret ballot that counts more than one seals the counts until the end: its weight would tell whose it is', () => {
  const full = (more: object = {}) => {
    const table = layTable(vote, { settings: { options, results: 'live', mayChange: false, mayDelegate: true, ...more } })
    for (let n = 0; n < 14; n++) table.play(`客${n}`, 'vote', { choices: [n % 2], nonce })
    assert.deepEqual(table.sees(null).counts, [3, 2, 0, 0])
    return table
  }
  const weighty = full()
  weighty.seat('凌', { weight: 40 })
  weighty.play('凌', 'vote', { choices: [3], nonce })
  const trusted = full()
  trusted.play('凌', 'join')
  for (let n = 0; n < 7; n++) trusted.play(`托${n}`, 'delegate', { memberId: '凌' })
  assert.deepEqual(trusted.sees(null).counts, [3, 2, 0, 0], 'as long as she has not voted, nothing is hers')
  trusted.play('凌', 'vote', { choices: [3], nonce })
  const after = full()
  after.play('托', 'delegate', { memberId: '客3' })
  for (const table of [weighty, trusted, after]) {
    for (let n = 0; n < 20; n++) table.play(`后${n}`, 'vote', { choices: [2], nonce })
    for (const sight of [table.sees('凌'), table.sees(null), table.sees(null, 'desk'), table.close().sees(null)])
      assert.deepEqual([sight.counts, sight.weight, sight.isUneven], [null, null, true])
    assert.equal((table.settle().result as any).counts[2], 20)
  }
  // By name there is nothing to hide.
  const named = layTable(vote, { settings: open })
  named.seat('凌', { weight: 40 })
  named.play('凌', 'vote', { choices: [3] })
  assert.deepEqual(named.sees('博').counts, [0, 0, 0, 40])
})

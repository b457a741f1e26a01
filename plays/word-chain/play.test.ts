// The idiom chain: what may follow, whose turn it is, when it breaks, and who is rewarded.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { No } from '#modules/activities/contract.ts'
import { layTable, type Tabletop } from '#tests/tabletop.ts'
import { idiomWords } from './idioms.ts'
import { wordChain } from './play.ts'
import type { Table } from './settings.ts'
import { beginningWith, isUsed, lastOf, linksIn, mayFollow, openings, wordsIn } from './words.ts'

const tableOf = (table: Tabletop) => table.board.table as unknown as Table
const next = (table: Tabletop): string => {
  const { chain } = tableOf(table)
  const ways = beginningWith(lastOf(chain)).filter(word => !isUsed(chain, word))
  return ways.find(word => beginningWith(lastOf(word)).length > 2) ?? (ways[0] as string)
}
const said = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof No) return error.why
    throw error
  }
  return ''
}

test('the list: thousands, each once, four characters each, and every beginning has ways on', () => {
  assert.ok(idiomWords.length > 2_000)
  assert.equal(new Set(idiomWords).size, idiomWords.length)
  assert.ok(idiomWords.every(word => /^\p{Script=Han}{4}$/u.test(word)))
  assert.ok(openings.length > 300)
  assert.ok(openings.every(mayFollow))
})

test('Ling follows, Bo follows Ling, nobody follows himself, and a slip costs nothing', () => {
  const table = layTable(wordChain, { settings: {}, rewards: [] })
  const begin = tableOf(table).chain
  const word = next(table)
  assert.equal(
    said(() => table.play('凌', 'follow', { word: 'ABC' })),
    'other-character',
  )
  assert.equal(
    said(() => table.play('凌', 'follow', { word: `${lastOf(begin)}呀呀呀` })),
    'no-idiom',
  )
  assert.deepEqual((table.play('凌', 'follow', { word: ` ${word}！` }) as { word: string; links: number }).links, 2)
  assert.equal(
    said(() => table.play('凌', 'follow', { word: next(table) })),
    'not-twice',
  )
  table.play('博', 'follow', { word: next(table) })
  assert.deepEqual(wordsIn(tableOf(table).chain).slice(0, 2), [begin, word])
  assert.equal(table.seat('凌').score, 1)
})

test('nobody comes in time: the chain breaks, the longest is remembered, and a new one waits without a clock', () => {
  const table = layTable(wordChain, { settings: { seconds: 60 } })
  table.play('凌', 'follow', { word: next(table) })
  table.play('博', 'follow', { word: next(table) })
  const { chain } = tableOf(table)
  table.at('2026-03-02T00:00:59Z').tick()
  assert.equal(tableOf(table).chain, chain)
  table.at('2026-03-02T00:01:00Z').tick()
  assert.deepEqual([tableOf(table).best, tableOf(table).dueAt, tableOf(table).ended], [chain, null, 'nobody-came'])
  assert.equal(table.sees(null).best.length, 3)
  table.play('博', 'follow', { word: next(table) })
})

test('in a round the turn passes; who misses twice loses the seat', () => {
  const table = layTable(wordChain, { settings: { turns: 'round', seconds: 30, seats: 2 } })
  assert.equal(
    said(() => table.play('凌', 'follow', { word: next(table) })),
    'sit-first',
  )
  table.play('凌', 'sit')
  table.play('博', 'sit')
  assert.equal(
    said(() => table.play('晨', 'sit')),
    'seats-taken',
  )
  assert.equal(
    said(() => table.play('博', 'follow', { word: next(table) })),
    'not-your-turn',
  )
  table.play('凌', 'follow', { word: next(table) })
  table.at('2026-03-02T00:00:30Z').tick()
  assert.equal(tableOf(table).round[tableOf(table).turn]?.name, '凌')
  table.play('凌', 'follow', { word: next(table) })
  table.at('2026-03-02T00:01:00Z').tick()
  assert.deepEqual(
    tableOf(table).round.map(one => one.name),
    ['凌'],
  )
  table.play('凌', 'rise')
  assert.equal(tableOf(table).dueAt, null)
})

test('an idiom that nobody can follow ends the chain and brings more', () => {
  const end = openings.find(word =>
    beginningWith(lastOf(word)).some(other => beginningWith(lastOf(other)).length === 0),
  ) as string
  const table = layTable(wordChain, { settings: { finish: 3 } })
  table.board.table = { ...tableOf(table), chain: end } as never
  const word = beginningWith(lastOf(end)).find(other => beginningWith(lastOf(other)).length === 0) as string
  const outcome = table.play('凌', 'follow', { word }) as { points: number; over: string }
  assert.deepEqual([outcome.points, outcome.over, table.seat('凌').score], [4, 'nobody-can', 4])
  assert.deepEqual(wordsIn(tableOf(table).best), [end, word])
  assert.ok(mayFollow(tableOf(table).chain))
})

test('at the end the best are rewarded, of equals the earlier', () => {
  const rewards = [
    { key: 'cup', kind: 'badge', units: 1 },
    { key: 'points', kind: 'points', amount: 10, units: 5 },
  ] as const
  const table = layTable(wordChain, {
    settings: {
      places: [
        { reward: 'cup', places: 1 },
        { reward: 'points', places: 2 },
      ],
      each: 'points',
    },
    rewards,
  })
  for (const name of ['凌', '博', '晨', '博', '凌']) table.play(name, 'follow', { word: next(table) })
  assert.equal(table.given.length, 5)
  const { awards, result } = table.close().settle()
  assert.deepEqual(
    awards.map(one => [one.memberId, one.reward]),
    [['凌', 'cup']],
  )
  assert.equal((result as { best: string[] }).best.length, 6)
})

test('whatever is played in whatever order: a chain always links, repeats nothing and stays small', () => {
  const who = fc.constantFrom('凌', '博', '晨', '丹')
  const one = fc.tuple(fc.constantFrom('follow', 'follow', 'follow', 'wrong', 'sit', 'rise', 'wait', 'restart'), who)
  const property = (turns: string, moves: [string, string][], seed: string) => {
    const table = layTable(wordChain, { settings: { turns, seconds: 20, linksMost: 10 }, seed })
    let seconds = 0
    for (const [what, name] of moves) {
      seconds += what === 'wait' ? 21 : 1
      table.at(new Date(Date.parse('2026-03-02T00:00:00Z') + seconds * 1000)).tick()
      if (what === 'restart') table.tries(null, 'restart')
      else if (what === 'follow') table.tries(name, 'follow', { word: next(table) })
      else if (what === 'wrong') table.tries(name, 'follow', { word: idiomWords[seconds % 500] })
      else if (what !== 'wait') table.tries(name, what)
      const { chain, best, round, turn } = tableOf(table)
      const words = wordsIn(chain)
      assert.equal(new Set(words).size, words.length)
      for (const [at, word] of words.entries()) assert.ok(at === 0 || word.startsWith(lastOf(words[at - 1] as string)))
      assert.ok(linksIn(chain) < 10 && linksIn(best) <= 10)
      assert.ok(round.length === 0 ? turn === 0 : turn < round.length)
      assert.ok(JSON.stringify(tableOf(table)).length < 1_500)
    }
  }
  fc.assert(fc.property(fc.constantFrom('free', 'round'), fc.array(one, { maxLength: 30 }), fc.string(), property), {
    numRuns: 60,
  })
})

// Votes: known elections, whose voice counts, what nobody may see; and counters that always say what the ballots say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOf } from '#modules/activities/rules/chance.ts'
import { layTable } from '#tests/tabletop.ts'
import { counted, fundedBy, instantRunOff, mostVotes, noCounts } from './count.ts'
import { receiptOf } from './moves.ts'
import { vote } from './play.ts'
import type { Mine } from './settings.ts'

const options = ['茶会', '登山', '观影', '桌游'].map((title, at) => ({ title, cost: [30, 60, 50, 20][at] }))
const open = { options, isSecret: false, results: 'live' }
const nonce = 'abcdefghijklmnop1234'
const whyNot = (table: any, who: string, move: string, input: object) => {
  const tried = table.tries(who, move, input)
  return tried.kind === 'no' ? tried.no?.why : ''
}

test('each kind of ballot takes what it takes', () => {
  const tried = (kind: string, choices: number[]) =>
    whyNot(layTable(vote, { settings: { ...open, kind, most: 2 } }), '凌', 'vote', { choices })
  assert.equal(tried('single', [1, 2]), 'too-many')
  assert.equal(tried('several', [1, 2, 3]), 'too-many')
  assert.equal(tried('approval', [0, 1, 2, 3]), '')
  assert.equal(tried('ranked', [3, 0]), '')
  assert.equal(tried('budget', [1, 2]), 'over-budget')
  assert.equal(tried('budget', [0, 2, 3]), '')
  assert.equal(tried('single', []), 'empty')
  assert.equal(tried('approval', [1, 1]), 'wrong-ballot')
  assert.equal(tried('single', [4]), 'wrong-ballot')
})

test('a voter heavier than others counts for what he weighs; a change moves what he gave', () => {
  const table = layTable(vote, { settings: open })
  table.seat('凌', { weight: 3 })
  table.play('凌', 'vote', { choices: [0] })
  table.play('博', 'vote', { choices: [1] })
  assert.deepEqual(table.sees('博').counts, [3, 1, 0, 0])
  table.play('凌', 'vote', { choices: [1] })
  assert.deepEqual(table.sees('博').counts, [0, 4, 0, 0])
  const { result }: any = table.close().settle()
  assert.deepEqual([result.winners, result.voters, result.weight], [[1], 2, 4])
})

test('without a quorum nothing is decided; where votes stand, they stand', () => {
  const table = layTable(vote, { settings: { ...open, quorum: 2, mayChange: false } })
  table.play('凌', 'vote', { choices: [0] })
  assert.equal(whyNot(table, '凌', 'vote', { choices: [1] }), 'voted')
  const { result }: any = table.close().settle()
  assert.deepEqual([result.isQuorate, result.winners, result.counts], [false, [], [1, 0, 0, 0]])
})

test('a vote left to another goes one step, is taken back, and yields to one’s own', () => {
  const table = layTable(vote, { settings: { ...open, mayDelegate: true } })
  assert.equal(whyNot(table, '凌', 'delegate', { memberId: '博' }), 'not-joined')
  table.play('博', 'join')
  assert.equal(whyNot(table, '博', 'delegate', { memberId: '博' }), 'self')
  table.play('凌', 'delegate', { memberId: '博' })
  assert.deepEqual(table.sees('凌').counts, [0, 0, 0, 0])
  table.play('博', 'vote', { choices: [2] })
  assert.deepEqual([table.sees('凌').counts, table.sees('凌').voters], [[0, 0, 2, 0], 2])
  table.play('晨', 'vote', { choices: [0] })
  table.play('博', 'delegate', { memberId: '晨' })
  // 凌 left hers to 博, not to whom he leaves his.
  assert.deepEqual(table.sees('凌').counts, [2, 0, 0, 0])
  assert.equal(whyNot(table, '丹', 'delegate', { memberId: '博' }), 'passed-on')
  assert.equal(whyNot(table, '凌', 'vote', { choices: [3] }), 'delegated')
  table.play('凌', 'vote', { choices: [3], instead: '博' })
  table.play('博', 'revoke', { memberId: '晨' })
  table.play('博', 'vote', { choices: [1] })
  assert.deepEqual(table.sees('凌').counts, [1, 1, 0, 1])
  assert.equal(whyNot(table, '凌', 'revoke', { memberId: '博' }), 'not-delegated')
})

test('a secret ballot is told to nobody but the voter, who finds it by his receipt', () => {
  const table = layTable(vote, { settings: { options, results: 'sealed' } })
  assert.equal(whyNot(table, '凌', 'vote', { choices: [3] }), 'no-nonce')
  assert.deepEqual(table.play('凌', 'vote', { choices: [3], nonce }), { isChange: false })
  assert.equal(vote.moves['vote']?.isSecret?.(table.board.settings as never), true)
  for (const sight of [table.sees('博'), table.sees(null), table.sees(null, 'desk')])
    assert.deepEqual([sight.counts, sight.mine, sight.weight], [null, null, null])
  const entrant = {
    memberId: '凌',
    seq: 0,
    weight: 1,
    score: table.seat('凌').score,
    mine: table.seat('凌').mine as unknown as Mine,
  }
  const viewer = { by: 'desk', memberId: null, mine: null, crew: '' } as const
  const said = vote.showEntrant?.(entrant, { settings: table.board.settings as never, phase: 'settled', viewer })
  assert.deepEqual([said, entrant.score], [{ choices: null, isDelegating: false, entrusted: 0, voted: true, to: null }, 0])
  const { result }: any = table.close().settle()
  assert.deepEqual(result.list, [[receiptOf([3], nonce), '3']])
  assert.equal(table.sees('凌').mine.code, receiptOf([3], nonce))
})

test('the desk is told where every voice stands now, whatever it was before; of a secret ballot that it was cast', () => {
  const standing = (table: any, name: string, by: 'desk' | 'player' = 'desk') => {
    const { mine, seq, weight, score } = table.seat(name)
    const viewer = { by, memberId: by === 'desk' ? null : '丹', mine: null, crew: '' } as const
    return vote.showEntrant?.(
      { memberId: name, mine, seq, weight, score },
      { settings: table.board.settings, phase: 'open', viewer },
    )
  }
  const table = layTable(vote, { settings: { ...open, mayDelegate: true } })
  table.play('博', 'join')
  table.play('凌', 'vote', { choices: [0] })
  table.play('凌', 'vote', { choices: [2] })
  const nobody = { isDelegating: false, entrusted: 0 }
  assert.deepEqual(standing(table, '凌'), { ...nobody, choices: [2], voted: true, to: null })
  table.play('凌', 'delegate', { memberId: '博' })
  assert.deepEqual(standing(table, '凌'), { choices: null, isDelegating: true, entrusted: 0, voted: false, to: '博' })
  assert.deepEqual(standing(table, '凌', 'player'), { choices: null, isDelegating: true, entrusted: 0 })
  assert.deepEqual(standing(table, '博'), { ...nobody, choices: null, entrusted: 1, voted: false, to: null })
  const secret = layTable(vote, { settings: { options } })
  secret.play('晨', 'vote', { choices: [1], nonce })
  assert.deepEqual(standing(secret, '晨'), { ...nobody, choices: null, voted: true, to: null })
  assert.deepEqual(standing(secret, '晨', 'player'), { ...nobody, choices: null })
})

const lot = () => chanceOf('lot', 'settle')
test('instant run-off: the one in the middle loses though he would beat each of the others', () => {
  // 100 voters, a textbook example of the method's centre squeeze.
  const { winners, rounds } = instantRunOff(3, { '0,1,2': 45, '1,0,2': 10, '1,2,0': 10, '2,1,0': 35 }, lot())
  assert.deepEqual(winners, [0])
  assert.deepEqual(
    rounds.map(one => [one.counts, one.out]),
    [
      [[45, 20, 35], 1],
      [[55, 0, 45], null],
    ],
  )
  assert.deepEqual(instantRunOff(3, { '0': 4, '1,0': 3, '2,1': 2 }, lot()).winners, [1])
  assert.deepEqual(instantRunOff(3, {}, lot()).winners, [])
  // Level to the end: by lot, and it says so; whoever had less before leaves without one.
  assert.equal(instantRunOff(2, { '0': 5, '1': 5 }, lot()).byLot, true)
  assert.deepEqual(instantRunOff(3, { '0': 3, '1': 2, '2,1': 1 }, lot()).winners.length, 1)
  assert.deepEqual(instantRunOff(3, { '0': 3, '1': 2, '2,1': 1 }, lot()).rounds.at(-2)?.out, 1)
})

test('projects are paid in the order of their votes, and what does not fit is passed over', () => {
  const settings = { options: options.map(one => ({ ...one, about: '', cost: Number(one.cost) })), budget: 100 }
  assert.deepEqual(fundedBy(settings, [5, 9, 7, 1], lot()), { winners: [1, 0], spent: 90, byLot: false })
  assert.deepEqual(mostVotes([0, 0, 0], 2, lot()), { winners: [], byLot: false })
  assert.equal(mostVotes([2, 2, 1], 1, lot()).byLot, true)
})

const who = fc.constantFrom('凌', '博', '晨', '丹', '浩')
const steps = fc.array(
  fc.record({
    who,
    whom: who,
    move: fc.constantFrom('vote', 'delegate', 'revoke', 'join'),
    choices: fc.shuffledSubarray([0, 1, 2, 3]),
  }),
  { maxLength: 50 },
)
test('after any moves the counters are the ballots’ sum, each voice counts once at most, and the count can be done again', () => {
  fc.assert(
    fc.property(
      steps,
      fc.constantFrom('single', 'several', 'approval', 'ranked', 'budget'),
      fc.boolean(),
      (all, kind, isSecret) => {
        const settings = { options, kind, isSecret, mayDelegate: true, reward: 'thanks', winners: 2 }
        const table = layTable(vote, { settings, rewards: [{ key: 'thanks', kind: 'points', amount: 3, units: 4 }] })
        const names = ['凌', '博', '晨', '丹', '浩']
        for (const [n, name] of names.entries()) table.seat(name, { weight: n + 1 })
        for (const step of all) {
          const to = (table.seat(step.who).mine as any)?.to?.memberId ?? null
          if (step.move === 'vote') table.tries(step.who, 'vote', { choices: step.choices, nonce, instead: to })
          else table.tries(step.who, step.move, { memberId: step.move === 'revoke' && to ? to : step.whom })
        }
        const minds = names.map(name => table.seat(name).mine as unknown as Mine | null)
        const sum = minds.reduce(
          (sum, mine) => (mine ? counted(table.board.settings as never, sum, null, mine) : sum),
          noCounts(table.board.settings as never),
        )
        assert.deepEqual(table.board.table, sum)
        for (const [n, mine] of minds.entries()) {
          const from = minds.flatMap((one, at) => (one?.to?.memberId === names[n] ? [at + 1] : []))
          assert.deepEqual(mine?.load ?? { people: 0, weight: 0 }, {
            people: from.length,
            weight: from.reduce((a, b) => a + b, 0),
          })
        }
        assert.ok(sum.voters <= 5 && sum.weight <= 15)
        assert.ok(table.given.length <= 4 && new Set(table.given.map(one => one.memberId)).size === table.given.length)
        const { result }: any = table.close().settle()
        assert.deepEqual([result.counts, result.voters, result.weight], [sum.counts, sum.voters, sum.weight])
        assert.ok(kind !== 'budget' || result.spent <= 100)
        assert.equal(result.list.length, isSecret ? minds.filter(one => one?.choices).length : 0)
        assert.ok(
          result.list.every((one: unknown[]) => one.length === 2),
          'what a ballot counts stands nowhere',
        )
      },
    ),
    { numRuns: 200 },
  )
})

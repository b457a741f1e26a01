// Guessing on a table: pools sum to the last point, stakes go back when nobody is right, and what others guess is told as it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable, type Tabletop } from '#tests/tabletop.ts'
import { keptGuess } from './guess.ts'
import { type PredictionResult, prediction } from './play.ts'
import { shareOut } from './pool.ts'

const rewards = [
  { key: 'pool', kind: 'points' as const, amount: 1 },
  { key: 'mug', kind: 'goods' as const, value: 3_000, units: 2 },
]
const match = { subject: '周六的决赛', kind: 'score', home: '山猫', away: '海鸥', stake: 10, pool: 'pool' }
const lay = (settings: object) => layTable(prediction, { settings: { subject: '猜一猜', ...settings }, rewards, budget: 6_000 })
const end = (table: Tabletop, truth: string, accepted: string[] = []) => {
  table.close().play(null, 'result', { truth, accepted })
  const settled = table.settle()
  return { ...settled, result: settled.result as unknown as PredictionResult }
}
const paid = (table: Tabletop) => table.given.map(one => [one.memberId, one.reward.key, one.amount])

test('the score is guessed, stakes are taken, and those who were right share the pool exactly', () => {
  const table = lay({ ...match, bonus: 5, prize: 'mug', prizesMax: 1 })
  table.play('凌', 'guess', { guess: '2：1' })
  table.play('博', 'guess', { guess: '2-1' })
  table.play('晨', 'guess', { guess: '0:0' })
  table.play('丹', 'guess', { guess: '3:1' })
  table.play('丹', 'change', { guess: '2:1' })
  assert.throws(() => table.play('丹', 'guess', { guess: '1:1' }), { why: 'guessed' })
  assert.throws(() => table.play('浩', 'guess', { guess: '二比一' }), { why: 'no-score' })
  assert.throws(() => table.play('浩', 'change', { guess: '1:1' }), { why: 'not-guessed' })
  assert.deepEqual([...table.held.values()], [10, 10, 10, 10])
  const seen = table.sees('晨')
  assert.deepEqual([seen.pool, seen.all, seen.mine], [45, 4, ['0:0']])
  assert.deepEqual(seen.counts, { '2:1': 3, '0:0': 1, '3:1': 0 })
  const { result } = end(table, '2:1')
  assert.deepEqual(paid(table), [
    ['凌', 'pool', 15],
    ['博', 'pool', 15],
    ['丹', 'pool', 15],
    ['凌', 'mug', 0],
  ])
  assert.deepEqual([result.pool, result.refunded, result.off], [45, false, 0])
  assert.deepEqual([...table.held.values()], [10, 10, 10, 10])
})

test('nobody right: every stake goes back, and nothing is given; unless who won is enough', () => {
  const play = (more: object) => {
    const table = lay({ ...match, bonus: 5, ...more })
    table.play('凌', 'guess', { guess: '2:1' })
    table.play('博', 'guess', { guess: '0:3' })
    const ended = end(table, '4:0')
    return { ...ended, table }
  }
  const { table, result, awards } = play({})
  assert.deepEqual([result.refunded, awards, [...table.held.values()]], [true, [], [0, 0]])
  assert.deepEqual(paid(play({ fallsBack: true }).table), [['凌', 'pool', 25]])
})

test('the closest number wins, level ones share, and a leftover point goes to who came first', () => {
  const table = lay({ kind: 'number', unit: '台', stake: 5, pool: 'pool', guessesMax: 2 })
  table.play('凌', 'guess', { guess: '1,000' })
  table.play('凌', 'guess', { guess: '90' })
  table.play('博', 'guess', { guess: '110' })
  table.play('晨', 'guess', { guess: '９００' })
  table.play('丹', 'guess', { guess: '110' })
  table.close()
  assert.throws(() => table.settle(), { why: 'no-result' })
  const { result } = end(table, '100')
  assert.deepEqual(paid(table), [
    ['凌', 'pool', 9],
    ['博', 'pool', 8],
    ['丹', 'pool', 8],
  ])
  assert.equal(result.off, 10)
})

test('a name counts in any accepted form; once the result is in, no guess is taken', () => {
  const table = lay({ kind: 'word', subject: '海报上的新品叫什么', prize: 'mug', prizesMax: 2, odds: 'hidden' })
  table.play('凌', 'guess', { guess: '云雀 One' })
  table.play('博', 'guess', { guess: '夜莺' })
  table.play('晨', 'guess', { guess: '云雀ｏｎｅ' })
  table.play('丹', 'guess', { guess: '雲雀１' })
  table.play(null, 'result', { truth: '云雀 ONE', accepted: ['雲雀1'] })
  assert.throws(() => table.play('浩', 'guess', { guess: '云雀 ONE' }), { why: 'known' })
  table.close()
  const { result } = end(table, '云雀 ONE', ['雲雀1'])
  assert.deepEqual(
    result.winners.map(one => one.memberId),
    ['凌', '晨', '丹'],
  )
  assert.deepEqual(paid(table), [
    ['凌', 'mug', 0],
    ['晨', 'mug', 0],
  ])
})

test('what others guess is hidden where it should be, and the table stays small', () => {
  const hidden = lay({ kind: 'choice', options: ['甲', '乙'], odds: 'hidden' })
  hidden.play('凌', 'guess', { guess: '1' })
  assert.equal(hidden.sees('博').counts, null)
  assert.deepEqual(hidden.close().sees('博').counts, { 1: 1 })
  const table = lay({ ...match, stake: 0 })
  for (let n = 0; n < 2_000; n++) table.play(`${n}`, 'guess', { guess: `${n % 40}:${n % 37}` })
  assert.ok(JSON.stringify(table.board.table).length < 2_000)
  assert.equal(JSON.stringify(table.sees('凌')).includes('guesses"'), false)
})

test('what does not fit is told before publishing', () => {
  const problems = (settings: object, prizes: readonly object[] = rewards, costPoints = 0) => {
    const table = layTable(prediction, { settings: { subject: '？', ...settings }, rewards: prizes as typeof rewards })
    const { rewards: set } = table.board
    const setup = { rewards: set.map(one => one.key), prizes: set, costPoints, opensAt: new Date(0), closesAt: new Date(1) }
    return prediction.check?.(table.board.settings as never, setup).length
  }
  assert.equal(problems({ ...match }), 0)
  assert.equal(problems({ kind: 'choice', options: ['甲', '甲'] }), 1)
  assert.equal(problems({ ...match, pool: null }), 1)
  assert.equal(problems({ ...match }, [{ key: 'pool', kind: 'coupon' }]), 1)
  assert.equal(problems({ ...match }, [{ key: 'pool', kind: 'points', amount: 1, value: 1 }]), 1)
  assert.equal(problems({ ...match, fallsBack: true, kind: 'word' }, rewards, 3), 2)
})

test('guesses are kept in one form', () => {
  const kept = (kind: 'choice' | 'score' | 'number' | 'word', said: string) =>
    keptGuess({ kind, options: ['甲', '乙'], numberMax: 5_000 }, said)
  assert.deepEqual([kept('choice', '1'), kept('score', '０２ - 1'), kept('number', '0４,200')], ['1', '2:1', '4200'])
  for (const [kind, said] of [
    ['choice', '2'],
    ['choice', 'x'],
    ['number', '5001'],
    ['number', '-1'],
    ['word', ' '],
  ] as const)
    assert.throws(() => kept(kind, said))
})

test('pools are shared out exactly, and more parts are never less', () => {
  const world = fc.record({
    total: fc.integer({ min: 0, max: 1e12 }),
    parts: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 200 }),
  })
  fc.assert(
    fc.property(world, ({ total, parts }) => {
      const shares = shareOut(total, parts)
      const sum = shares.reduce((all, one) => all + one, 0)
      assert.equal(sum, parts.length === 0 ? 0 : total)
      const all = parts.reduce((a, b) => a + b, 0)
      for (const [n, share] of shares.entries()) assert.ok(Math.abs(share - (total * (parts[n] as number)) / all) < 1.001)
    }),
  )
})

test('no order of moves breaks it: stakes and bonus are what is paid, or what goes back', () => {
  const step = fc.record({
    who: fc.constantFrom('凌', '博', '晨', '丹'),
    move: fc.constantFrom('guess', 'guess', 'change', 'result'),
    guess: fc.constantFrom('0:0', '1:0', '2:1', '7', '0', '1', '12:3'),
    which: fc.nat(2),
  })
  const how = fc.record({
    kind: fc.constantFrom('choice', 'score', 'number', 'word'),
    stake: fc.nat(7),
    bonus: fc.nat(10),
    guessesMax: fc.integer({ min: 1, max: 3 }),
    fallsBack: fc.boolean(),
    truth: fc.constantFrom('0', '1:0', '1', '2:1'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), how, (steps, { truth, ...more }) => {
      const ends = [1, 2].map(() => {
        const table = lay({ options: ['甲', '乙'], pool: 'pool', prize: 'mug', prizesMax: 2, ...more })
        for (const { who, move, guess, which } of steps) {
          if (move === 'result') table.tries(null, move, { truth: guess })
          else table.tries(who, move, { guess, which })
        }
        table.close().tries(null, 'result', { truth })
        if ((table.board.table as { truth: unknown }).truth === null) return null
        const { result } = table.settle()
        const { winners, guesses } = result as unknown as PredictionResult
        const held = [...table.held.values()].reduce((sum, one) => sum + one, 0)
        const points = table.given.reduce((sum, one) => sum + one.amount, 0)
        assert.equal(points, winners.length === 0 ? 0 : more.stake * guesses + more.bonus)
        assert.equal(held, winners.length === 0 ? 0 : more.stake * guesses)
        assert.ok(table.given.filter(one => one.reward.key === 'mug').length <= 2)
        return [result, points]
      })
      assert.deepEqual(ends[0], ends[1])
    }),
    { numRuns: 300 },
  )
})

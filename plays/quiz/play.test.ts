// Quizzes on a table: the clock is the server's, answers stay hidden until they may be told, and ranks and rewards come out right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable, type Tabletop } from '#tests/tabletop.ts'
import { bare } from './answers.ts'
import { quiz } from './play.ts'

const questions = [
  { text: '群里第一位开课的是谁？', options: [{ text: '梅' }, { text: '浩', isRight: true }, { text: '丹' }], points: 10 },
  {
    text: '哪些是周五的活动？',
    kind: 'several',
    options: [{ text: '闪电演讲', isRight: true }, { text: '抽奖' }, { text: '夜读', isRight: true }],
    points: 20,
    note: '夜读在九点。',
  },
  { text: '手机品牌 MIX 的中文名？', kind: 'text', accepted: ['探索 MIX', '秘密词'], points: 30, seconds: null },
]
const rewards = [
  { key: 'first', kind: 'goods' as const, value: 9_900, units: 1 },
  { key: 'badge', kind: 'badge' as const, value: 100, units: 2 },
]
const settings = { questions, shuffles: false, top: [{ places: 1, reward: 'first' }], mark: 30, markReward: 'badge' }
const lay = (more: object = {}) => layTable(quiz, { settings: { ...settings, ...more }, rewards, budget: 10_100 })
const start = Date.parse('2026-03-02T12:00:00Z')
const after = (table: Tabletop, seconds: number) => table.at(new Date(table.now.getTime() + seconds * 1_000))

test('questions come one by one; each answer is told once it is given', () => {
  const table = lay().at(new Date(start))
  assert.deepEqual(table.play('凌', 'start'), { questions: 3 })
  const { asked } = table.sees('凌').run
  assert.deepEqual([asked.text, asked.options], ['群里第一位开课的是谁？', ['梅', '浩', '丹']])
  assert.throws(() => table.play('凌', 'next'), { why: 'answer-first' })
  const first: any = after(table, 5).play('凌', 'answer', { chosen: [1] })
  assert.deepEqual(first, { isLast: false, isRight: true, isLate: false, points: 10, answer: ['浩'], note: '' })
  assert.throws(() => table.play('凌', 'answer', { chosen: [1] }), { why: 'nothing-asked' })
  table.play('凌', 'next')
  const half: any = after(table, 5).play('凌', 'answer', { chosen: [0] })
  assert.deepEqual([half.isRight, half.answer, half.note], [false, ['闪电演讲', '夜读'], '夜读在九点。'])
  table.play('凌', 'next')
  const last: any = after(table, 500).play('凌', 'answer', { text: ' 探索ｍｉｘ！' })
  assert.deepEqual([last.isRight, last.isLast], [true, true])
  assert.equal(table.seat('凌').score, 40)
  assert.throws(() => table.play('凌', 'next'), { why: 'nothing-left' })
  assert.throws(() => table.play('凌', 'start'), { why: 'answered' })
})

test('what comes after its time is not answered', () => {
  const table = lay().at(new Date(start))
  table.play('博', 'start')
  const late: any = after(table, 22).play('博', 'answer', { chosen: [1] })
  assert.deepEqual([late.isRight, late.isLate, late.points], [false, true, 0])
  table.play('博', 'next')
  const justIn: any = after(table, 21).play('博', 'answer', { chosen: [0, 2] })
  assert.deepEqual([justIn.isRight, justIn.points], [true, 20])
})

const answers = ['浩', '闪电演讲', '夜读', '探索', '秘密词', 'isRight', 'accepted']
test('no answer is seen before it may be told', () => {
  const table = lay({ reveals: 'at-end', attempts: 2 }).at(new Date(start))
  const leaks = (seen: unknown, words = answers) => words.filter(word => JSON.stringify(seen).includes(word))
  table.play('凌', 'start')
  // Of what is asked the options are seen, and nothing else.
  assert.deepEqual(leaks(table.sees('凌')), ['浩'])
  assert.deepEqual(leaks([table.sees('博'), table.sees(null)]), [])
  assert.deepEqual(leaks(quiz.rules(table.board.settings as never, key => key)), [])
  assert.equal(quiz.hidesSettings?.(table.board.settings as never), true)
  assert.deepEqual(table.play('凌', 'answer', { chosen: [1] }), { isLast: false, isLate: false })
  const { run } = table.sees('凌')
  assert.deepEqual([run.points, run.marks, table.seat('凌').score], [null, '', 0])
  table.close()
  assert.equal(leaks(table.sees('凌')).includes('探索'), true)
})

test('ranks go by points, then by time; the mark has its own reward while there are some', () => {
  const table = lay().at(new Date(start))
  const run = (name: string, seconds: number, last: string) => {
    table.play(name, 'start')
    after(table, seconds).play(name, 'answer', { chosen: [1] })
    table.play(name, 'next')
    after(table, seconds).play(name, 'answer', { chosen: [2, 0] })
    table.play(name, 'next')
    after(table, seconds).play(name, 'answer', { text: last })
  }
  run('凌', 9, '秘密词')
  run('博', 5, '秘密词')
  run('晨', 3, '不知道')
  run('丹', 1, '不知道')
  table.play('浩', 'start')
  const { result, priced } = table.close().settle()
  assert.deepEqual(
    priced.map(one => [one.memberId, one.reward.key]),
    [
      ['博', 'first'],
      ['博', 'badge'],
      ['凌', 'badge'],
    ],
  )
  const told = result as { top: { memberId: string }[]; questions: object[]; passed: number }
  assert.deepEqual(
    told.top.map(one => one.memberId),
    ['博', '凌', '丹', '晨', '浩'],
  )
  assert.deepEqual([told.passed, told.questions[2]], [4, { asked: 4, knew: 2 }])
})

test('each meets his own order, and the same seed gives the same', () => {
  const many = Array.from({ length: 12 }, (_none, n) => ({ ...questions[0], text: `第 ${n} 题` }))
  const orders = [1, 2].map(() => {
    const table = lay({ questions: many, shuffles: true, asked: 6 })
    return ['凌', '博', '晨'].map(name => {
      table.play(name, 'start')
      return (table.seat(name).mine as any).run.order
    })
  })
  assert.deepEqual(orders[0], orders[1])
  assert.equal(new Set(orders[0]?.map(String)).size, 3)
  for (const order of orders[0] ?? []) assert.equal(new Set(order).size, 6)
  assert.ok(JSON.stringify(lay().seat('凌').mine).length < 400)
})

test('what is not whole is told before publishing', () => {
  const problems = (more: object) => {
    const table = lay(more)
    const setup = { rewards: ['first', 'badge'], prizes: table.board.rewards, opensAt: new Date(0), closesAt: new Date(1) }
    return quiz.check?.(table.board.settings as never, setup).length
  }
  assert.equal(problems({}), 0)
  assert.equal(problems({ questions: [{ text: '？', options: [{ text: '甲' }] }], mark: null, markReward: null }), 1)
  assert.equal(problems({ questions: [{ text: '？', kind: 'text' }], mark: null, markReward: null }), 1)
  assert.equal(problems({ attempts: 2 }), 1)
  assert.equal(problems({ mark: 61 }), 1)
  assert.equal(problems({ top: [{ reward: 'none' }], asked: 9 }), 2)
})

test('words are compared without case, width, spaces and marks', () => {
  assert.equal(bare(' Ｈｅｌｌｏ，World! '), 'helloworld')
  assert.equal(bare('＋'), '+')
})

test('no order of moves breaks it, and no more than the full mark is reached', () => {
  const step = fc.record({
    who: fc.constantFrom('凌', '博', '晨'),
    move: fc.constantFrom('start', 'next', 'answer', 'answer'),
    chosen: fc.array(fc.nat(9), { maxLength: 4 }),
    text: fc.constantFrom('', '秘密词', '??'),
    wait: fc.nat(30),
  })
  const how = fc.record({
    shuffles: fc.boolean(),
    attempts: fc.integer({ min: 1, max: 3 }),
    asked: fc.constantFrom(null, 1, 2),
    reveals: fc.constantFrom('at-once', 'at-end'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), how, (steps, more) => {
      const ends = [1, 2].map(() => {
        const table = lay(more).at(new Date(start))
        for (const { who, move, chosen, text, wait } of steps) {
          after(table, wait).tries(who, move, move === 'answer' ? { chosen, text } : {})
          assert.ok(table.seat(who).score <= 60)
        }
        const { result, priced } = table.close().settle()
        assert.ok(priced.reduce((sum, one) => sum + one.value, 0) <= 10_100)
        return [result, priced.map(one => [one.memberId, one.reward.key])]
      })
      assert.deepEqual(ends[0], ends[1])
    }),
    { numRuns: 150 },
  )
})

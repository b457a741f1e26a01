// Surveys: what is asked and taken, places that run out, and that answers without a name have none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { noAnswers, tallied } from './answers.ts'
import { survey } from './play.ts'
import { Settings } from './settings.ts'

const options = (...titles: string[]) => titles.map(title => ({ title }))
const questions = [
  { title: '来吗？', options: options('来', '不来') },
  { title: '想吃什么？', kind: 'several', options: options('火锅', '烧烤', '素食'), most: 2, showIf: { question: 1, answer: 1 } },
  { title: '辣度', kind: 'stars', isRequired: false, showIf: { question: 2, answer: 1 } },
  { title: '上次怎么样？', kind: 'scale' },
  { title: '几个人', kind: 'number', least: 1, largest: 8, showIf: { question: 1, answer: 1 } },
  { title: '想说的话', kind: 'text', isRequired: false },
  { title: '排个序', kind: 'ranking', options: options('周五', '周六', '周日') },
]
const full = { 0: 0, 1: [1, 0], 2: 4, 3: 9, 4: 2, 5: '期待！', 6: [2, 0, 1] }
const whyNot = (table: any, who: string, answers: object) => {
  const tried = table.tries(who, 'answer', { answers })
  return tried.kind === 'no' ? tried.no?.why : ''
}

test('what hangs on an answer is asked only then, and each kind takes what it takes', () => {
  const tried = (answers: object) => whyNot(layTable(survey, { settings: { questions } }), '凌', answers)
  assert.equal(tried(full), '')
  assert.equal(tried({ 0: 1, 3: 0, 6: [0, 1, 2] }), '')
  assert.equal(tried({ 0: 0, 3: 0, 6: [0, 1, 2] }), 'missing')
  for (const [at, wrong] of [
    [0, 2],
    [1, [0, 1, 2]],
    [2, 6],
    [3, 11],
    [4, 9],
    [6, [0, 1]],
    [0, '来'],
  ] as const)
    assert.equal(tried({ ...full, [at]: wrong }), 'wrong-answer', String(at))
  const table = layTable(survey, { settings: { questions } })
  // What nobody asked is not kept.
  table.play('凌', 'answer', { answers: { ...full, 0: 1 } })
  assert.deepEqual(table.sees('凌').mine.answers, { 0: 1, 3: 9, 5: '期待！', 6: [2, 0, 1] })
})

test('a change moves the counters; a second answer is refused where changes are not allowed', () => {
  const table = layTable(survey, { settings: { questions } })
  table.play('凌', 'answer', { answers: full })
  assert.equal(table.sees('博').tallies, null)
  table.play('凌', 'answer', { answers: { ...full, 0: 1, 3: 5 } })
  const { tallies, people } = table.sees('凌')
  assert.equal(people, 1)
  assert.deepEqual([tallies[0].counts, tallies[1].answers, tallies[3].sum, tallies[3].squares], [[0, 1], 0, 5, 25])
  assert.deepEqual(tallies[6].counts, [1, 0, 2])
  const once = layTable(survey, { settings: { questions, mayChange: false } })
  once.play('凌', 'answer', { answers: full })
  assert.equal(whyNot(once, '凌', full), 'answered')
})

test('places run out, and come back when somebody chooses otherwise', () => {
  const settings = { questions: [{ title: '场次', options: [{ title: '上午', quota: 1 }, { title: '下午' }] }] }
  const table = layTable(survey, { settings })
  table.play('凌', 'answer', { answers: { 0: 0 } })
  assert.equal(whyNot(table, '博', { 0: 0 }), 'quota')
  assert.equal(table.sees('博').questions[0].options[0].left, 0)
  table.play('凌', 'answer', { answers: { 0: 0 } })
  table.play('凌', 'answer', { answers: { 0: 1 } })
  table.play('博', 'answer', { answers: { 0: 0 } })
  assert.deepEqual(table.sees('凌').tallies[0].counts, [1, 1])
})

test('without names it is only kept that one has answered', () => {
  const table = layTable(survey, {
    settings: { questions, isAnonymous: true, results: 'after-closing', reward: 'thanks' },
    rewards: [{ key: 'thanks', kind: 'badge' }],
  })
  const who = ['凌', '博', '晨', '丹', '浩']
  for (const [n, name] of who.entries()) {
    assert.deepEqual([table.sees(null, 'desk').tallies, table.sees(null, 'desk').texts], [null, null])
    assert.deepEqual(table.play(name, 'answer', { answers: { ...full, 5: `话 ${4 - n}` } }), { isChange: false })
    assert.deepEqual(table.seat(name).mine, { answers: null })
    assert.equal(table.seat(name).score, 0)
  }
  assert.equal(survey.moves['answer']?.isSecret?.(table.board.settings as never), true)
  assert.equal(whyNot(table, '凌', full), 'answered')
  assert.equal(table.sees(null, 'desk').texts, null)
  assert.equal(table.sees('凌').tallies, null)
  assert.equal(table.given.length, 5)
  table.close()
  const texts = table.sees(null, 'desk').texts.map((one: any) => one.text)
  // Nothing tells who came first.
  assert.deepEqual(texts, ['话 0', '话 1', '话 2', '话 3', '话 4'])
  const { result }: any = table.settle()
  assert.equal(result.tallies[0].counts[0], 5)
  assert.equal(table.sees('凌').tallies[3].sum, 45)
  assert.equal(table.sees('凌').texts, null)
})

test('counts without names move in steps of five, the latest left out: nobody is told by comparing, not at the desk either', () => {
  const settings = { questions, isAnonymous: true, results: 'after-answering' }
  const table = layTable(survey, { settings })
  const seen: (string | null)[] = []
  for (let n = 0; n < 17; n++) {
    table.play(`客${n}`, 'answer', { answers: { ...full, 0: n % 2, 3: n % 10 } })
    const [mine, desk] = [table.sees(`客${n}`), table.sees(null, 'desk')]
    assert.deepEqual([mine.tallies, mine.people, desk.texts, desk.textsAll], [desk.tallies, n + 1, null, 0])
    seen.push(mine.tallies && `${mine.counted}: ${mine.tallies[0].counts} ${mine.tallies[3].sum}`)
  }
  const of = (what: string | null, times: number) => Array(times).fill(what)
  assert.deepEqual(seen, [...of(null, 9), ...of('5: 3,2 10', 5), ...of('10: 5,5 45', 3)])
  table.close()
  assert.deepEqual([table.sees('客0').counted, table.sees(null, 'desk').texts.length], [17, 17])
})

test('the sample of texts has an end, and each text the same chance to be in it', () => {
  const settings = { questions: [{ title: '说吧', kind: 'text' }], isAnonymous: true }
  const kept = Array(3).fill(0)
  for (let round = 0; round < 30; round++) {
    const table = layTable(survey, { settings, seed: `round ${round}` })
    for (let n = 0; n < 300; n++) table.play(`m${n}`, 'answer', { answers: { 0: `text ${n}` } })
    const { texts, textsAll } = table.close().sees(null, 'desk')
    assert.deepEqual([texts.length, textsAll], [100, 300])
    for (const { text } of texts) kept[Math.floor(Number(text.slice(5)) / 100)]++
  }
  // 3000 kept of 9000: a thousand of each third, with a standard deviation near 26.
  for (const third of kept) assert.ok(Math.abs(third - 1000) < 130, String(kept))
})

test('questions that cannot be asked are told before publishing', () => {
  const problems = (one: object) => survey.check?.(Settings.parse({ questions: [questions[0], one] }), {} as never).length
  assert.equal(problems({ title: '二', kind: 'several' }), 1)
  assert.equal(problems({ title: '二', kind: 'text', showIf: { question: 2, answer: 1 } }), 1)
  assert.equal(problems({ title: '二', kind: 'text', showIf: { question: 1, answer: 3 } }), 1)
  assert.equal(problems({ title: '二', kind: 'number', least: 3, largest: 2 }), 1)
  assert.equal(problems({ title: '二', kind: 'text', showIf: { question: 1, answer: 2 } }), 0)
})

const answer = fc.oneof(
  fc.integer({ min: -1, max: 12 }),
  fc.subarray([0, 1, 2]),
  fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
  fc.constant('好'),
)
const given = fc.dictionary(fc.constantFrom('0', '1', '2', '3', '4', '5', '6'), answer, { minKeys: 3, maxKeys: 7 })
const sound = fc.record({
  0: fc.integer({ min: 0, max: 1 }),
  1: fc.subarray([0, 1, 2], { minLength: 1, maxLength: 2 }),
  3: fc.integer({ min: 0, max: 10 }),
})
test('whatever is sent, counters are the answers’ sum, places are never overdrawn and rewards go once to each', () => {
  const limited = questions.map((one, at) =>
    at === 1 ? { ...one, options: [{ title: '火锅', quota: 2 }, { title: '烧烤', quota: 1 }, { title: '素食' }] } : one,
  )
  const sendings = fc.array(
    fc.tuple(
      fc.constantFrom('凌', '博', '晨', '丹'),
      fc.oneof(
        given,
        sound.map(one => ({ ...full, ...one })),
      ),
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(sendings, all => {
      const table = layTable(survey, {
        settings: { questions: limited, reward: 'gift' },
        rewards: [{ key: 'gift', kind: 'goods', units: 2 }],
      })
      for (const [who, answers] of all) table.tries(who, 'answer', { answers })
      const settings = table.board.settings as Settings
      const minds = ['凌', '博', '晨', '丹'].flatMap(who => (table.seat(who).mine ? [(table.seat(who).mine as any).answers] : []))
      const sums = minds.reduce((sums, answers) => tallied(settings, sums, answers, 1), noAnswers(settings).tallies)
      const { tallies, people }: any = table.board.table
      assert.deepEqual([tallies, people], [sums, minds.length])
      assert.deepEqual(table.board.stock['q2o1'], 2 - tallies[1].counts[0])
      assert.deepEqual(table.board.stock['q2o2'], 1 - tallies[1].counts[1])
      assert.ok(Number(table.board.stock['q2o1']) >= 0 && Number(table.board.stock['q2o2']) >= 0)
      assert.equal(table.given.length, Math.min(2, minds.length))
    }),
    { numRuns: 200 },
  )
})

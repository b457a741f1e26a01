// Contests: stages by their dates, jurors and voters who are kept honest, places that can be counted again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { contest } from './play.ts'
import { addEntrant, freshEntry, juryScore, placesOf, type Sum, totalScore } from './scores.ts'
import { type Mine, type Result, Settings } from './settings.ts'

const settings = {
  submitUntil: '2026-03-10T00:00:00Z',
  reviewUntil: '2026-03-15T00:00:00Z',
  prizes: [
    { title: '一等奖', reward: 'gold', places: 1 },
    { title: '二等奖', reward: 'silver', places: 2 },
  ],
  joinReward: 'thanks',
}
const rewards = [
  { key: 'gold', kind: 'goods' as const, value: 30_000, units: 1 },
  { key: 'silver', kind: 'points' as const, amount: 100, value: 1_000 },
  { key: 'thanks', kind: 'points' as const, amount: 5, value: 50 },
]
function laid(more: object = {}, budget = 100_000) {
  const table = layTable(contest, { settings: { ...settings, ...more }, rewards, budget })
  table.seat('评', { crew: '评委' })
  table.seat('审', { crew: 'jury' })
  table.seat('浩', { crew: '教练' })
  return table
}
type Laid = ReturnType<typeof laid>
const work = (title: string) => ({ title, text: `《${title}》的正文` })
/** Works are named by the number of their author. */
const of = (table: Laid, name: string) => ({ work: table.seat(name).seq })
const why = (table: Laid, name: string | null, move: string, input: object = {}) =>
  (table.tries(name, move, input) as any).no?.why
const ripe = (table: Laid) => {
  for (const name of ['凌', '博', '晨']) table.play(name, 'submit', work(`${name}的作品`))
  return table.at('2026-03-20T00:00:00Z')
}

test('from the first draft to the certificate', () => {
  const table = laid()
  for (const name of ['凌', '博', '晨']) table.play(name, 'submit', work(name))
  assert.equal(why(table, '凌', 'submit', work('又一件')), 'one-work')
  table.at('2026-03-11T00:00:00Z')
  assert.equal(why(table, '丹', 'submit', work('迟到')), 'not-this-stage')
  table.play('浩', 'coach', { ...of(table, '凌'), word: '开头再紧一点。' })
  assert.equal(table.sees('凌').mine.notes[0].word, '开头再紧一点。')
  assert.deepEqual(table.play('凌', 'revise', work('凌，第二稿')), { version: 2 })
  table.at('2026-03-20T00:00:00Z')
  assert.equal(why(table, '凌', 'revise', work('第三稿')), 'not-this-stage')
  for (const juror of ['评', '审']) {
    table.play(juror, 'judge', { ...of(table, '凌'), marks: [9, 9, 9] })
    table.play(juror, 'judge', { ...of(table, '博'), marks: [8, 8, 8] })
  }
  table.play('丹', 'vote', { ...of(table, '博') })
  table.close()
  table.play('评', 'judge', { ...of(table, '晨'), marks: [5, 5, 5] })
  const { result } = table.settle() as unknown as { result: Result }
  assert.equal(
    contest.tell?.(result as never, table.board.settings as never)?.zh,
    '3 件作品。一等奖：博《博》；二等奖：凌《凌，第二稿》；二等奖：晨《晨》',
  )
  // 凌 60 % of 90; 博 60 % of 80 and all of the public; 晨 60 % of 50.
  assert.deepEqual(
    result.placed.map(one => [one.name, one.place, one.total, one.prize]),
    [
      ['博', 1, 8_800, '一等奖'],
      ['凌', 2, 5_400, '二等奖'],
      ['晨', 3, 3_000, '二等奖'],
    ],
  )
  assert.deepEqual(table.sees('凌').certificate, {
    ...{ place: 2, prize: '二等奖', title: '凌，第二稿', name: '凌', date: '2026-04-02', sponsor: '' },
  })
  assert.equal(table.given.filter(one => one.reward.key === 'silver').length, 2)
})

test('votes: not for oneself, once a day for a work, so many a day, and with what one weighs', () => {
  const table = ripe(laid({ votesPerDay: 2 }))
  assert.equal(why(table, '凌', 'vote', { ...of(table, '凌') }), 'own')
  assert.equal(why(table, '凌', 'vote', { work: 9 }), 'gone')
  table.seat('丹', { weight: 3 })
  table.play('丹', 'vote', { ...of(table, '凌') })
  assert.equal(why(table, '丹', 'vote', { ...of(table, '凌') }), 'once-a-day')
  table.play('丹', 'vote', { ...of(table, '博') })
  assert.equal(why(table, '丹', 'vote', { ...of(table, '晨') }), 'enough')
  table.at('2026-03-20T16:00:01Z').play('丹', 'vote', { ...of(table, '凌') })
  assert.equal((table.board.settings as Settings).showsVotes && table.seat('凌').score, 7)
})

test('votes cast in the shops are entered by place, count like others, and are put right by entering them again', () => {
  const table = ripe(laid({ takesPaperVotes: true, juryShare: 0 }))
  const enter = (name: string, place: string, votes: number) => table.play(null, 'count', { ...of(table, name), place, votes })
  table.play('丹', 'vote', { ...of(table, '博') })
  enter('凌', '一号店', 30)
  enter('凌', '二号店', 5)
  enter('凌', '一号店', 3)
  enter('博', '一号店', 4)
  assert.equal(table.seat('凌').score, 9)
  const entrants = (name: string) => {
    const { memberId, mine, seq, score } = table.seat(name)
    const entrant = { memberId, mine: mine as Mine, seq: Number(seq), score, weight: 1 }
    return contest.showEntrant?.(entrant, {
      ...{ settings: table.board.settings as never, phase: 'open' },
      viewer: { by: 'player', memberId: '丹', mine: null, crew: '' },
    }) as any
  }
  assert.deepEqual(
    [entrants('凌').votes, entrants('凌').paper],
    [
      8,
      [
        { place: '一号店', votes: 3 },
        { place: '二号店', votes: 5 },
      ],
    ],
  )
  table.play(null, 'finals', { finalists: [0, 1] })
  assert.equal(why(table, null, 'count', { ...of(table, '晨'), place: '一号店', votes: 9 }), 'not-finalist')
  table.play('丹', 'vote', { ...of(table, '凌') })
  table.close()
  enter('博', '一号店', 2)
  const { result } = table.settle() as unknown as { result: Result }
  assert.deepEqual(
    result.placed.map(one => [one.name, one.votes]),
    [
      ['博', 2],
      ['凌', 1],
      ['晨', 0],
    ],
  )
  assert.equal(result.votes, 5 + 8 + 2 + 1)
  const plain = ripe(laid())
  assert.equal(why(plain, null, 'count', { ...of(plain, '凌'), place: '一号店', votes: 1 }), 'no-paper')
})

test('a jury that is blind, sheets that stay with their juror, and notes with the author', () => {
  const table = ripe(laid())
  table.play('评', 'judge', { ...of(table, '凌'), marks: [10, 1, 7] })
  const viewer = (by: 'player' | 'crew' | 'desk', memberId: string | null, crew = '') => ({ by, memberId, crew, mine: null })
  const scene = (seen: ReturnType<typeof viewer>) => ({ settings: table.board.settings, phase: 'open' as const, viewer: seen })
  const entrant = { memberId: '凌', seq: 0, weight: 1, score: 1, mine: table.seat('凌').mine as unknown as Mine }
  const shown = (seen: ReturnType<typeof viewer>) => contest.showEntrant!(entrant, scene(seen) as any) as any
  assert.deepEqual(shown(viewer('crew', '评', '评委')).marks, [10, 1, 7])
  assert.equal(shown(viewer('crew', '审', 'jury')).marks, null)
  assert.equal(shown(viewer('player', '博')).notes, null)
  assert.ok(!JSON.stringify([shown(viewer('player', '博')), table.sees('博')]).includes('[10,1,7]'))
  assert.equal('name' in shown(viewer('crew', '评', '评委')).work, false)
  for (const by of ['player', 'crew'] as const) assert.equal(contest.veilsNames!(scene(viewer(by, '评', '评委')) as any), true)
  assert.equal(why(table, '浩', 'judge', { ...of(table, '凌'), marks: [1, 1, 1] }), 'not-jury')
  table.play('评', 'judge', { ...of(table, '博'), marks: [1, 1, 1] })
})

test('the finals are judged anew, and stand before all others', () => {
  const table = ripe(laid())
  table.play('评', 'judge', { ...of(table, '凌'), marks: [10, 10, 10] })
  table.play(null, 'finals', { finalists: [1, 2] })
  assert.equal(why(table, '评', 'judge', { ...of(table, '凌'), marks: [10, 10, 10] }), 'not-finalist')
  table.play('评', 'judge', { ...of(table, '晨'), marks: [2, 2, 2] })
  const { result } = table.close().settle() as unknown as { result: Result }
  assert.deepEqual(
    result.placed.map(one => one.name),
    ['晨', '博', '凌'],
  )
})

test('level works share a place, and it is said', () => {
  const sum: Sum = { finalists: null, counted: [], votes: 0 }
  const told = { text: '', pictures: [], voice: null, file: null, version: 1, at: '' }
  const votes = [5, 7, 5, 1]
  votes.forEach((votes, seq) => {
    const entry = { ...freshEntry({ ...told, title: `${seq}`, name: `${seq}` }), votes }
    addEntrant(sum, { memberId: `${seq}`, seq, weight: 1, score: 0, mine: { entry, day: '', voted: [] } })
  })
  const placed = placesOf(sum, Settings.parse({ juryShare: 0 }))
  assert.deepEqual(
    placed.map(one => [one.name, one.place, one.isTied]),
    [
      ['1', 1, false],
      ['0', 2, true],
      ['2', 2, true],
      ['3', 4, false],
    ],
  )
})

test('scores lie between nothing and all, and more marks never mean less', () => {
  const criteria = Settings.parse({}).criteria
  const marks = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 9 }), fc.integer({ min: 0, max: 100 }), (sheets, share) => {
      const score = juryScore(sheets, criteria)
      assert.ok(score >= 0 && score <= 10_000 && Number.isInteger(totalScore(score, 10_000, share)))
      const [first] = sheets
      const more = sheets.map(one => (one === first ? one.map(() => 10) : one))
      assert.ok(juryScore(more, criteria) >= score)
    }),
  )
})

const anyMove = fc.record({
  who: fc.constantFrom('凌', '博', '晨', '丹', '评'),
  move: fc.constantFrom(
    'submit',
    'submit',
    'revise',
    'withdraw',
    'vote',
    'vote',
    'judge',
    'coach',
    'finals',
    'take-out',
    'put-back',
  ),
  work: fc.nat(3),
  marks: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 3 }),
  hours: fc.nat(40),
})
test('no order of moves breaks it; prizes stay within count and budget', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 80 }), fc.integer({ min: 0, max: 40_000 }), (moves, budget) => {
      const run = () => {
        const table = laid({}, budget)
        for (const { who, move, work: at, marks, hours } of moves) {
          table.at(new Date(table.now.getTime() + hours * 3_600_000))
          const named = { judge: '评', coach: '浩', finals: null, 'take-out': null, 'put-back': null }[move as 'judge'] as
            | string
            | null
            | undefined
          const input = { ...work('稿'), work: at, marks, word: '好', finalists: [0, 1], reason: '重复' }
          table.tries(named === undefined ? who : named, move, input)
        }
        table.close().settle()
        assert.ok(Number(table.board.budgetLeft) >= 0)
        return JSON.stringify([table.board.table, table.sees(null), table.given.map(one => one.memberId + one.reward.key)])
      }
      const once = run()
      assert.equal(run(), once)
    }),
    { numRuns: 60 },
  )
})

// What the desk takes out of a contest: it hangs nowhere and counts nowhere, its author reads why, and voters have their votes again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layTable } from '#tests/tabletop.ts'
import { contest } from './play.ts'
import type { Mine, Result } from './settings.ts'

const settings = { submitUntil: '2026-03-10T00:00:00Z', juryShare: 0, votesPerDay: 2, prizes: [] }
function hung() {
  const table = layTable(contest, { settings })
  for (const name of ['凌', '博', '晨']) table.play(name, 'submit', { title: name, text: `${name}的作品` })
  return table.at('2026-03-20T00:00:00Z')
}
type Hung = ReturnType<typeof hung>
const why = (table: Hung, name: string | null, move: string, input: object = {}) =>
  (table.tries(name, move, input) as any).no?.why
const hangs = (table: Hung, name: string, by: 'player' | 'crew' | 'desk', viewer: string | null) => {
  const { memberId, mine, seq, score } = table.seat(name)
  const entrant = { memberId, mine: mine as Mine, seq: Number(seq), score, weight: 1 }
  const seen = { by, memberId: viewer, mine: null, crew: by === 'crew' ? '评委' : '' }
  return contest.showEntrant?.(entrant, { settings: table.board.settings as never, phase: 'open', viewer: seen }) as any
}
const [ling, bo, chen] = [0, 1, 2]
const out = (work: number, reason = '不是自己画的') => ({ work, reason })

test('it vanishes for everyone but the desk; the author reads why, and can neither withdraw it nor hand in another', () => {
  const table = hung().at('2026-03-05T00:00:00Z')
  table.play(null, 'take-out', out(ling))
  assert.equal(hangs(table, '凌', 'player', '丹'), null)
  assert.equal(hangs(table, '凌', 'crew', '评'), null)
  assert.equal(hangs(table, '凌', 'desk', null).out.reason, '不是自己画的')
  assert.equal(table.sees('凌').mine.out.reason, '不是自己画的')
  assert.equal(table.sees('博').works, 2)
  assert.ok(!JSON.stringify(table.sees('博')).includes('不是自己画的'))
  assert.equal(why(table, '凌', 'withdraw'), 'taken-out')
  assert.equal(why(table, '凌', 'submit', { title: '又一件', text: '正文' }), 'one-work')
  assert.equal(why(table, null, 'take-out', out(ling)), 'taken-out')
  table.play(null, 'put-back', { work: ling })
  assert.equal(hangs(table, '凌', 'player', '丹').work.title, '凌')
  assert.deepEqual([table.sees('凌').mine.out, table.sees('博').works], [null, 3])
  assert.equal(why(table, null, 'put-back', { work: ling }), 'not-out')
})

test('votes for it come back the same day and the days after, once each, and stand again when it is put back', () => {
  const table = hung()
  for (const work of [ling, bo]) table.play('丹', 'vote', { work })
  assert.equal(why(table, '丹', 'vote', { work: chen }), 'enough')
  table.play(null, 'take-out', out(ling))
  assert.equal(table.sees('丹').votesLeft, 1)
  assert.equal(why(table, '丹', 'vote', { work: ling }), 'taken-out')
  table.play('丹', 'vote', { work: chen })
  assert.equal(why(table, '丹', 'vote', { work: bo }), 'once-a-day')
  assert.equal(table.sees('丹').votesLeft, 0)
  // The next day: two new ones, and one for Bo's that was given the day before comes back.
  table.at('2026-03-21T00:00:00Z')
  assert.equal(table.sees('丹').votesLeft, 2)
  table.play(null, 'take-out', out(bo))
  assert.equal(table.sees('丹').votesLeft, 3)
  table.play('丹', 'vote', { work: chen })
  assert.equal(table.sees('丹').votesLeft, 2)
  table.play(null, 'put-back', { work: ling })
  table.play('丹', 'vote', { work: ling })
  assert.equal(table.sees('丹').votesLeft, 1)
  assert.equal(hangs(table, '凌', 'player', '丹').votes, 2)
})

test('a vote that came back from days before goes to another work, and only once', () => {
  const table = hung()
  table.play('丹', 'vote', { work: ling })
  table.at('2026-03-21T00:00:00Z').play(null, 'take-out', out(ling))
  for (const name of ['秋', '冬']) table.play(name, 'vote', { work: bo })
  for (const work of [bo, chen]) table.play('丹', 'vote', { work })
  assert.equal(table.sees('丹').votesLeft, 1)
  table.at('2026-03-22T00:00:00Z')
  assert.equal(table.sees('丹').votesLeft, 3)
  for (const work of [bo, chen]) table.play('丹', 'vote', { work })
  table.play(null, 'take-out', out(bo, '撤了'))
  // Ling's of the first day, Bo's of the second and of today.
  assert.equal(table.sees('丹').votesLeft, 3)
})

test('what was taken out has no place, and its votes are not among those counted; finals go on without it', () => {
  const table = hung()
  table.play('丹', 'vote', { work: ling })
  table.play('凌', 'vote', { work: bo })
  table.play(null, 'take-out', out(ling))
  assert.equal(why(table, null, 'finals', { finalists: [ling, bo] }), 'taken-out')
  table.play(null, 'finals', { finalists: [bo, chen] })
  assert.equal(why(table, null, 'put-back', { work: ling }), 'not-this-stage')
  table.play(null, 'take-out', out(chen, '迟到的举报'))
  const { result } = table.close().settle() as unknown as { result: Result }
  assert.deepEqual([result.placed.map(one => one.name), result.votes, result.works], [['博'], 1, 1])
  assert.equal(table.sees('凌').certificate, null)
  assert.equal(table.sees('凌').mine.out.reason, '不是自己画的')
})

test('votes of the judging stage do not come back in the finals', () => {
  const table = hung()
  table.play('丹', 'vote', { work: chen })
  table.at('2026-03-21T00:00:00Z').play(null, 'finals', { finalists: [bo, chen] })
  table.play(null, 'take-out', out(chen))
  assert.equal(table.sees('丹').votesLeft, 2)
})

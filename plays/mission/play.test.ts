// Missions: a book written by many, nothing lost when somebody lets go, nothing done twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layTable } from '#tests/tabletop.ts'
import { mission } from './play.ts'
import type { Result, Shown, State, Table } from './settings.ts'
import { transitions } from './steps.ts'

const rewards = [
  { key: 'pen', kind: 'points' as const, amount: 50, value: 500, units: 3 },
  { key: 'eye', kind: 'points' as const, amount: 10, value: 100 },
]
const book = { count: 40, days: 7, proofreads: 2, reward: 'pen', proofReward: 'eye' }
const laid = (settings: object = book, more = {}) => layTable(mission, { settings, rewards, budget: 100_000, ...more })
const given = (table: ReturnType<typeof laid>) => table.given.map(one => `${one.memberId} ${one.reward.key}`)

test('a chapter: claimed, written, reviewed, read twice, done', () => {
  const table = laid().at('2026-03-02T01:00:00Z')
  assert.equal((table.play('凌', 'claim', { piece: 4 }) as any).slot, 4)
  table.play('凌', 'hand-in', { slot: 4, text: '第五章，写完了。' })
  table.play(null, 'desk-return', { slot: 4, version: 1, word: '结尾太急。' })
  assert.equal(table.sees('凌').slots[4].why.word, '结尾太急。')
  table.play('凌', 'hand-in', { slot: 4, link: 'https://example.com/5' })
  table.seat('浩', { crew: '主编' })
  table.play('浩', 'accept', { slot: 4, version: 2 })
  table.play('博', 'proofread', { slot: 4, version: 2, good: true })
  assert.equal((table.tries('博', 'proofread', { slot: 4, version: 2, good: true }) as any).no.why, 'read')
  assert.equal((table.tries('凌', 'proofread', { slot: 4, version: 2, good: true }) as any).no.why, 'own')
  table.play('晨', 'proofread', { slot: 4, version: 2, good: true })
  const shown = table.sees('凌') as Shown
  assert.equal(shown.slots[4]?.state, 'done')
  assert.deepEqual(given(table), ['凌 pen', '博 eye', '晨 eye'])
  assert.deepEqual(shown.heroes[0], { memberId: '凌', name: '凌', done: 1, read: 0 })
})

test('a claim runs out on its day and lies in the pool again, with the reason', () => {
  const table = laid({ count: 3, asksPledge: true }).at('2026-03-02T00:00:00Z')
  const why = (input: object) => (table.tries('凌', 'claim', input) as any).no?.why
  assert.equal(why({ piece: 0 }), 'no-pledge')
  assert.equal(why({ piece: 0, pledge: '不完成就请全群喝茶', by: '2027-01-01T00:00:00Z' }), 'pledge-day')
  table.play('凌', 'claim', { piece: 0, pledge: '不完成就请全群喝茶', by: '2026-03-05T10:00:00Z' })
  assert.equal((table.tries('博', 'claim', { piece: 0, pledge: '我来', by: '2026-03-05T10:00:00Z' }) as any).no.why, 'taken')
  table.at('2026-03-05T09:59:59Z').tick()
  assert.equal(table.sees('博').slots[0].state, 'claimed')
  table.at('2026-03-05T10:00:00Z').tick()
  const slot = (table.sees('博') as Shown).slots[0]
  assert.deepEqual(slot?.why, { kind: 'run-out', name: '凌', word: '不完成就请全群喝茶' })
  assert.equal((table.tries('凌', 'hand-in', { slot: 0, text: '迟了' }) as any).no.why, 'not-yours')
  table.play('博', 'claim', { piece: 0, pledge: '我来', by: '2026-03-06T10:00:00Z' })
})

test('a team does one piece together, and many may do the same piece', () => {
  const table = laid({ pieces: ['拍一张日出'], takers: 2, teamMax: 2, isReviewed: false, reward: 'pen', allReward: 'eye' })
  table.play('凌', 'claim', { piece: 0 })
  table.play('博', 'join', { slot: 0 })
  assert.equal((table.tries('晨', 'join', { slot: 0 }) as any).no.why, 'team-full')
  table.play('晨', 'claim', { piece: 0 })
  assert.equal((table.tries('丹', 'claim', { piece: 0 }) as any).no.why, 'taken')
  table.play('博', 'hand-in', { slot: 0, text: '在山顶' })
  table.play('晨', 'hand-in', { slot: 1, text: '在海边' })
  const { result } = table.close().settle() as unknown as { result: Result }
  assert.equal(result.done, 2)
  assert.deepEqual(given(table), ['凌 pen', '博 pen', '晨 pen', '凌 eye', '博 eye', '晨 eye'])
})

test('a reader who finds a fault sends it back; what was read before does not count', () => {
  const table = laid({ count: 1, isReviewed: false, proofreads: 2 })
  table.play('凌', 'claim', { piece: 0 })
  table.play('凌', 'hand-in', { slot: 0, text: '初稿' })
  table.play('博', 'proofread', { slot: 0, version: 1, good: true })
  assert.equal((table.tries('晨', 'proofread', { slot: 0, version: 1, good: false }) as any).no.why, 'no-word')
  table.play('晨', 'proofread', { slot: 0, version: 1, good: false, word: '有三个错字。' })
  table.play('凌', 'hand-in', { slot: 0, text: '二稿' })
  assert.equal((table.tries('晨', 'proofread', { slot: 0, version: 1, good: true }) as any).no.why, 'changed')
  assert.equal((table.sees('晨') as Shown).slots[0]?.readers.length, 0)
})

test('from every state only the steps of the table lead on, and done is the end', () => {
  for (const [state, steps] of Object.entries(transitions))
    for (const next of Object.values(steps)) assert.ok(next in transitions, `${state} → ${next}`)
  assert.deepEqual(transitions.done, {})
})

const anyMove = fc.record({
  who: fc.constantFrom('凌', '博', '晨', '丹'),
  move: fc.constantFrom(
    ...['claim', 'claim', 'join', 'hand-in', 'hand-in', 'give-back', 'proofread', 'proofread'],
    ...['desk-accept', 'desk-accept', 'desk-return', 'take-back', 'tick'],
  ),
  slot: fc.nat(4),
  version: fc.integer({ min: 1, max: 3 }),
  good: fc.boolean(),
  word: fc.constantFrom('', '再想想'),
  hours: fc.nat(60),
})
test('no order of moves breaks it: stock and slots agree, rewards stay within count and budget', () => {
  const settings = {
    count: 2,
    takers: 2,
    teamMax: 2,
    days: 2,
    proofreads: 1,
    heldMax: 2,
    reward: 'pen',
    proofReward: 'eye',
    allReward: 'eye',
  }
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 80 }), moves => {
      const run = () => {
        const table = laid(settings, { budget: 1_350 })
        for (const { who, move, hours, slot, good, word, version } of moves) {
          table.at(new Date(table.now.getTime() + hours * 600_000))
          if (move === 'tick') table.tick()
          else {
            const isDesk = ['desk-accept', 'desk-return', 'take-back'].includes(move)
            const told = move === 'take-back' || move === 'desk-return' ? word || '收回' : word
            table.tries(isDesk ? null : who, move, { piece: slot % 3, slot, text: '交', good, word: told, version })
          }
          const { slots } = table.board.table as unknown as Table
          for (const piece of [0, 1]) {
            const taken = slots.slice(piece * 2, piece * 2 + 2).filter(one => one.state !== 'open').length
            assert.equal(table.board.stock[`piece-${piece}`], 2 - taken)
          }
          for (const { state, claim } of slots) assert.equal((state as State) === 'open', claim === null)
        }
        table.close().settle()
        assert.ok(Number(table.board.budgetLeft) >= 0 && Number(table.board.stock['reward:pen']) >= 0)
        return JSON.stringify([table.board.table, given(table)])
      }
      const once = run()
      assert.equal(run(), once)
    }),
    { numRuns: 60 },
  )
})

// Applications: first come, drawn, chosen; offers run out, parties are passed over, nobody is seated twice or beyond the places.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { No } from '#modules/activities/contract.ts'
import { layTable, type TableOptions } from '#tests/tabletop.ts'
import { application } from './play.ts'
import type { Table } from './rules.ts'
import { Settings } from './settings.ts'

const lay = (settings: object, more: Partial<TableOptions> = {}) =>
  layTable(application, {
    settings,
    rewards: [{ key: 'thanks', kind: 'points', amount: 50, value: 100 }],
    opensAt: '2026-03-02T00:00:00Z',
    closesAt: '2026-03-12T00:00:00Z',
    ...more,
  })
type Laid = ReturnType<typeof lay>
const tableOf = (table: Laid) => table.board.table as Table
const refused = (why: string) => (error: unknown) => error instanceof No && error.why === why
const standing = (table: Laid, ...names: string[]) => names.map(name => table.sees(name).standing)

test('first come: seated at once, the line is told honestly, a free place is offered down the line', () => {
  const table = lay({ seats: 2, way: 'first-come', waitingMax: 2, confirmHours: 4 })
  assert.deepEqual(table.play('凌', 'apply'), { state: 'confirmed' })
  table.play('博', 'apply')
  assert.deepEqual(table.play('晨', 'apply'), { state: 'waiting', place: 1 })
  table.play('丹', 'apply')
  assert.throws(() => table.play('浩', 'apply'), refused('line-full'))
  assert.equal(table.sees('丹').place, 2)
  table.play('凌', 'withdraw')
  assert.deepEqual(standing(table, '凌', '晨', '丹'), ['withdrawn', 'offered', 'waiting'])
  table.at('2026-03-02T04:00:00Z')
  assert.throws(() => table.play('晨', 'confirm'), refused('offer-over'))
  table.tick()
  assert.deepEqual(standing(table, '晨', '丹'), ['lapsed', 'offered'])
  table.play('丹', 'confirm')
  assert.deepEqual([tableOf(table).confirmed, table.board.stock.seats], [2, 0])
})

test('who brings more than fit is passed over and keeps his place', () => {
  const table = lay({ seats: 4, way: 'first-come', partyMax: 4 })
  table.play('凌', 'apply', { party: 2 })
  table.play('博', 'apply', { party: 2 })
  table.play('晨', 'apply', { party: 3 })
  table.play('丹', 'apply', { party: 2 })
  table.play('凌', 'withdraw')
  assert.deepEqual(standing(table, '晨', '丹'), ['waiting', 'offered'])
  assert.equal(table.sees('晨').place, 1)
  table.play('丹', 'withdraw')
  table.play('博', 'withdraw')
  assert.deepEqual(standing(table, '晨'), ['offered'])
})

test('a draw is made when applying ends, by lots that coming back does not change', () => {
  const table = lay({ seats: 2, way: 'draw', applyHours: 24, waitingMax: 1, confirmHours: 12 })
  const names = Array.from({ length: 30 }, (_, nth) => `成员${nth}`)
  for (const name of names) table.play(name, 'apply')
  const lot = (table.seat('成员3').mine as { lot: number }).lot
  table.play('成员3', 'withdraw')
  table.play('成员3', 'apply')
  assert.equal((table.seat('成员3').mine as { lot: number }).lot, lot)
  assert.equal(tableOf(table).queue.length <= 3, true)
  assert.equal(table.sees('成员3').standing, 'applied')
  table.at('2026-03-03T00:00:00Z').tick()
  assert.throws(() => table.play('晚来', 'apply'), refused('applying-over'))
  const best = [...names].sort((a, b) => (table.seat(a).mine as any).lot - (table.seat(b).mine as any).lot)
  assert.deepEqual(standing(table, ...best.slice(0, 2)), ['offered', 'offered'])
  assert.equal(standing(table, best[20] as string)[0], 'not-drawn')
  assert.equal((application.due as any)({ ...table.board, now: table.now }).toISOString(), '2026-03-03T12:00:00.000Z')
})

test('every application is as likely to be drawn as any other (χ²)', () => {
  const rounds = 600
  const hits = new Array<number>(12).fill(0)
  for (let round = 0; round < rounds; round++) {
    const table = lay({ seats: 3, way: 'draw', applyHours: 24, waitingMax: 2 }, { seed: `round ${round}` })
    for (let nth = 0; nth < 12; nth++) table.play(`成员${nth}`, 'apply')
    table.play('成员5', 'withdraw')
    table.play('成员5', 'apply')
    table.at('2026-03-03T00:00:00Z').tick()
    for (const [memberId] of tableOf(table).offers) hits[Number(memberId.slice(2))]!++
  }
  const expected = (rounds * 3) / 12
  const chi = hits.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0)
  // 11 degrees of freedom: beyond 31.3 once in a thousand times.
  assert.ok(chi < 31.3, `${chi} ${hits}`)
})

test('chosen by hand, in order; who came is rewarded once; a no-show can be put right', () => {
  const table = lay({ seats: 2, way: 'choose', cameReward: 'thanks', questions: [{ label: '城市', options: ['杭州', '成都'] }] })
  table.seat('浩', { crew: '接待' })
  assert.throws(() => table.play('凌', 'apply', { answers: [] }), refused('unanswered'))
  assert.throws(() => table.play('凌', 'apply', { answers: ['北京'] }), refused('no-such-choice'))
  for (const name of ['凌', '博', '晨']) table.play(name, 'apply', { answers: ['杭州'] })
  assert.throws(() => table.play(null, 'choose', { memberId: '丹' }), refused('not-applied'))
  for (const memberId of ['晨', '凌', '博']) table.play(null, 'choose', { memberId })
  assert.deepEqual(standing(table, '晨', '凌', '博'), ['offered', 'offered', 'waiting'])
  assert.throws(() => table.play(null, 'choose', { memberId: '晨' }), refused('chosen-already'))
  table.play('晨', 'confirm')
  table.play('凌', 'confirm')
  table.close()
  table.play('浩', 'present', { memberId: '晨', came: false })
  table.play(null, 'mark', { memberId: '晨', came: true })
  assert.throws(() => table.play('浩', 'present', { memberId: '晨', came: false }), refused('came-already'))
  assert.throws(() => table.play('浩', 'present', { memberId: '博' }), refused('not-confirmed'))
  table.play(null, 'mark', { memberId: '凌', came: false })
  assert.deepEqual(
    table.given.map(one => one.memberId),
    ['晨'],
  )
  const { result } = table.settle()
  assert.deepEqual(result, { applications: 3, people: 3, confirmed: 2, came: 1, noShows: 1, noShowSkips: 1 })
})

test('who confirmed and did not come sits out the next ones, as many as were announced; the desk may let him in', () => {
  const first = lay({ seats: 3, way: 'first-come', noShowSkips: 2 })
  for (const name of ['凌', '博', '晨']) first.play(name, 'apply')
  first.close()
  for (const memberId of ['凌', '博']) first.play(null, 'mark', { memberId, came: false })
  first.play(null, 'mark', { memberId: '晨' })
  first.play(null, 'mark', { memberId: '博', came: true })
  const { result } = first.settle()
  const nextAfter = (since: number) => lay({ way: 'first-come' }, { earlier: [{ table: tableOf(first), result, since }] })
  const second = nextAfter(0)
  assert.throws(() => second.play('凌', 'apply'), refused('sits-out'))
  assert.deepEqual(
    ['凌', '博', '晨'].map(name => second.sees(name).sitsOut),
    [2, 0, 0],
  )
  second.play('博', 'apply')
  assert.equal(second.sees('博', 'player').desk, null, 'who sits out is between him and the desk')
  assert.deepEqual(second.sees(null, 'desk').desk.sittingOut, [{ memberId: '凌', name: '凌', times: 2 }])
  assert.throws(() => nextAfter(1).play('凌', 'apply'), refused('sits-out'))
  assert.deepEqual(nextAfter(2).play('凌', 'apply'), { state: 'confirmed' })
  assert.throws(() => second.play(null, 'forgive', { memberId: '博' }), refused('not-out'))
  second.play(null, 'forgive', { memberId: '凌' })
  assert.deepEqual(second.play('凌', 'apply'), { state: 'confirmed' })
})

test('answers and lots are nobody else’s business', () => {
  const table = lay({ seats: 1, way: 'draw', applyHours: 24, questions: [{ label: '为什么' }] })
  table.play('凌', 'apply', { answers: ['秘密理由'] })
  const lot = String((table.seat('凌').mine as { lot: number }).lot)
  for (const [name, by] of [
    ['凌', undefined],
    ['博', undefined],
    [null, 'desk'],
  ] as const)
    assert.ok(!JSON.stringify(table.sees(name, by)).includes(lot))
  assert.ok(!JSON.stringify(table.sees('博')).includes('秘密'))
  const entrant = { memberId: '凌', seq: 0, weight: 1, mine: table.seat('凌').mine as never, score: 0 }
  const shown = (by: 'player' | 'desk') =>
    JSON.stringify(
      application.showEntrant?.(entrant, {
        settings: table.board.settings as never,
        phase: 'open',
        viewer: { by, memberId: '博', mine: null, crew: '' },
      }),
    )
  assert.equal(shown('player'), 'null')
  assert.ok(shown('desk').includes('秘密') && !shown('desk').includes(lot))
})

test('the form alone is a good form', () => {
  const settings = Settings.parse({})
  assert.deepEqual(application.check?.(settings, { rewards: [], opensAt: new Date(0), closesAt: new Date(9e8) }), [])
})

const steps = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: 9 }),
    what: fc.constantFrom('apply', 'apply', 'apply', 'confirm', 'confirm', 'withdraw', 'choose', 'mark'),
    party: fc.integer({ min: 1, max: 4 }),
    came: fc.boolean(),
    hours: fc.integer({ min: 0, max: 8 }),
  }),
  { maxLength: 100 },
)
const setups = fc.record({
  seats: fc.integer({ min: 1, max: 8 }),
  way: fc.constantFrom('first-come', 'draw', 'choose'),
  partyMax: fc.integer({ min: 1, max: 4 }),
  waitingMax: fc.integer({ min: 0, max: 4 }),
  applyHours: fc.integer({ min: 1, max: 100 }),
  confirmHours: fc.integer({ min: 1, max: 20 }),
})
test('in whatever order: places are never taken over, nobody stands twice, nobody who fits waits beside a free place', () => {
  const run = (settings: any, all: any[]) => {
    const table = lay({ ...settings, cameReward: 'thanks' })
    for (const { who, what, party, came, hours } of all) {
      table.at(new Date(table.now.getTime() + hours * 3_600_000)).tick()
      const memberId = `成员${who}`
      const isDesk = what === 'choose' || what === 'mark'
      table.tries(isDesk ? null : memberId, what, isDesk ? { memberId, came } : { party })
      const { queue, offers, confirmed, isDrawn } = tableOf(table)
      const offered = offers.reduce((sum, one) => sum + one[1], 0)
      const free = Number(table.board.stock.seats)
      assert.equal(free, settings.seats - confirmed - offered)
      const ids = [...queue, ...offers].map(one => one[0])
      assert.equal(new Set(ids).size, ids.length)
      const isMoving = table.now < table.board.closesAt && (settings.way !== 'draw' || isDrawn)
      if (isMoving) assert.ok(queue.every(one => one[1] > free))
    }
    table.close().tick()
    const { result } = table.settle()
    const paid = table.given.map(one => one.memberId)
    assert.equal(new Set(paid).size, paid.length)
    assert.ok(paid.length <= Number(application.worst(table.board.settings as never, 10, 1).thanks))
    return [result, paid]
  }
  fc.assert(
    fc.property(setups, steps, (settings, all) => assert.deepEqual(run(settings, all), run(settings, all))),
    { numRuns: 100 },
  )
})

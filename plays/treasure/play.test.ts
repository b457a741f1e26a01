// Treasure hunts: teams, codes and places, order, offline finds handed in once, ranking, prizes; codes stay hidden.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { No } from '#modules/activities/contract.ts'
import { layTable, type TableOptions } from '#tests/tabletop.ts'
import { treasure } from './play.ts'
import { bearingTo, metresBetween } from './rules.ts'

const tower = { latitude: 30.2477, longitude: 120.1476 }
const points = [
  { title: '断桥', hint: '桥断情不断' },
  { title: '雷峰塔', kind: 'place', ...tower, toleranceMetres: 30, worth: 20, task: '全队与塔合影', taskWorth: 5 },
  { title: '花港', hint: '看鱼' },
]
const lay = (settings: object = {}, more: Partial<TableOptions> = {}) =>
  layTable(treasure, {
    settings: { points, ...settings },
    rewards: [
      { key: 'gold', kind: 'points', amount: 100 },
      { key: 'all', kind: 'badge' },
    ],
    opensAt: '2026-05-01T01:00:00Z',
    closesAt: '2026-05-01T04:00:00Z',
    ...more,
  })
const codeOf = (table: ReturnType<typeof lay>, point: number) => (table.board.deck as string[])[point] as string
const refused = (why: string) => (error: unknown) => error instanceof No && error.why === why
/** So many metres north of the tower. */
const north = (metres: number, accuracyMetres = 5) => ({
  place: { latitude: tower.latitude + metres / 111_195, longitude: tower.longitude, accuracyMetres },
})

test('distances and directions are those of the globe', () => {
  const [a, b] = [
    { latitude: 31.2304, longitude: 121.4737 },
    { latitude: 39.9042, longitude: 116.4074 },
  ]
  assert.ok(Math.abs(metresBetween(a, b) - 1_067_300) < 2_000)
  assert.equal(Math.round(bearingTo({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })), 90)
  assert.ok(metresBetween({ latitude: 0, longitude: 179.9999 }, { latitude: 0, longitude: -179.9999 }) < 30)
})

test('a team fills up, sets out, and takes nobody more; who left with what it found enters no other', () => {
  const table = lay({ teamSize: 2 })
  table.play('凌', 'found', { name: '西湖队' })
  table.play('博', 'join', { team: 't1' })
  assert.throws(() => table.play('晨', 'join', { team: 't1' }), refused('team-full'))
  table.play('博', 'leave')
  table.play('凌', 'find', { point: 0, code: ` ${codeOf(table, 0).toLowerCase()} ` })
  assert.throws(() => table.play('晨', 'join', { team: 't1' }), refused('under-way'))
  assert.throws(() => table.play('晨', 'found', { name: '西湖队' }), refused('name-taken'))
  table.play('凌', 'leave')
  assert.throws(() => table.play('凌', 'found', { name: '新队' }), refused('knows'))
})

test('a code must be right, a place near enough and exact enough, and each counts once', () => {
  const table = lay()
  table.play('凌', 'found', { name: '甲' })
  table.play('博', 'join', { team: 't1' })
  assert.throws(() => table.play('凌', 'find', { point: 0, code: 'NOPE22' }), refused('wrong'))
  assert.throws(() => table.play('凌', 'find', { point: 1, ...north(60) }), refused('far'))
  assert.throws(() => table.play('凌', 'find', { point: 1, ...north(0, 400) }), refused('inexact'))
  assert.throws(() => table.play('凌', 'find', { point: 1, code: 'ABCDEF' }), refused('nowhere'))
  assert.throws(() => table.play('凌', 'photo', { point: 1, fileId: 'fil_1' }), refused('not-found-yet'))
  table.play('凌', 'find', { point: 1, ...north(33) })
  assert.throws(() => table.play('博', 'find', { point: 1, ...north(0) }), refused('had'))
  table.play('博', 'photo', { point: 1, fileId: 'fil_1' })
  assert.throws(() => table.play('凌', 'photo', { point: 1, fileId: 'fil_2' }), refused('photo-had'))
  assert.equal(table.sees('凌').teams[0].points, 25)
})

test('what was found offline counts once, with times that can be believed', () => {
  const table = lay()
  table.play('凌', 'found', { name: '甲' })
  table.at('2026-05-01T03:00:00Z')
  const finds = [
    { point: 0, code: codeOf(table, 0), at: '2026-05-01T02:10:00Z' },
    { point: 1, ...north(10), at: '2026-05-01T09:00:00Z' },
    { point: 2, code: 'WRONG2', at: '2026-05-01T02:20:00Z' },
    { point: 0, code: codeOf(table, 0), at: '2026-05-01T02:05:00Z' },
  ]
  const states = (outcome: any) => outcome.finds.map((one: { state: string }) => one.state)
  assert.deepEqual(states(table.play('凌', 'sync', { finds })), ['had', 'found', 'wrong', 'found'])
  assert.deepEqual(states(table.play('凌', 'sync', { finds })), ['had', 'had', 'wrong', 'had'])
  assert.deepEqual(
    table.sees('凌').points.map((one: { foundAt: string | null }) => one.foundAt),
    ['2026-05-01T02:05:00.000Z', '2026-05-01T03:00:00.000Z', null],
  )
  table.close().at('2026-05-01T04:20:00Z')
  const late = [{ point: 2, code: codeOf(table, 2), at: '2026-05-01T04:10:00Z' }]
  assert.deepEqual(states(table.play('凌', 'sync', { finds: late })), ['late'])
  const inTime = [{ ...late[0], at: '2026-05-01T03:59:00Z' }]
  assert.deepEqual(states(table.play('凌', 'sync', { finds: inTime })), ['found'])
  assert.throws(() => table.at('2026-05-01T04:31:00Z').play('凌', 'sync', { finds: inTime }), refused('too-late'))
})

test('in a fixed order one sees and finds only the next', () => {
  const table = lay({ order: 'fixed' })
  table.play('凌', 'found', { name: '甲' })
  const titles = () => table.sees('凌').points.map((one: { title: string | null }) => one.title)
  assert.deepEqual(titles(), ['断桥', null, null])
  assert.throws(() => table.play('凌', 'find', { point: 2, code: codeOf(table, 2) }), refused('order'))
  table.play('凌', 'find', { point: 0, code: codeOf(table, 0) })
  assert.deepEqual(titles(), ['断桥', '雷峰塔', null])
  assert.ok(!JSON.stringify(table.sees('凌')).includes('看鱼'))
})

test('equal teams stand by their last find, then by who handed in first; prizes go to those present', () => {
  const table = lay({ firstReward: 'gold', allReward: 'all', needsPresence: true })
  table.seat('浩', { crew: '志愿者' })
  for (const [nth, name] of ['凌', '博', '晨'].entries()) table.play(name, 'found', { name: `队${nth}` })
  table.play('丹', 'join', { team: 't2' })
  const all = (at: string) => [0, 2].map(point => ({ point, code: codeOf(table, point), at }))
  table.at('2026-05-01T02:30:00Z')
  table.play('凌', 'sync', { finds: all('2026-05-01T02:00:00Z') })
  table.play('博', 'sync', { finds: all('2026-05-01T01:50:00Z') })
  table.play('晨', 'sync', { finds: all('2026-05-01T01:50:00Z') })
  assert.deepEqual(
    table.sees('凌').teams.map((one: { name: string }) => one.name),
    ['队1', '队2', '队0'],
  )
  table.play('浩', 'present', { team: 't2' })
  table.play(null, 'adjust', { team: 't1', points: -5, why: '闯红灯' })
  const { priced } = table.close().settle()
  assert.deepEqual(
    priced.map(one => [one.memberId, one.reward.key]),
    [
      ['博', 'gold'],
      ['丹', 'gold'],
    ],
  )
})

test('codes are seen at the desk and nowhere else, nor clues in the published record', () => {
  const table = lay()
  table.play('凌', 'found', { name: '甲' })
  const codes = table.board.deck as string[]
  for (const [name, by] of [
    ['凌', undefined],
    ['浩', 'crew'],
    [null, 'guest'],
  ] as const)
    for (const code of codes) assert.ok(!JSON.stringify(table.sees(name, by)).includes(code))
  assert.equal(table.sees(null, 'desk').points[0].code, codes[0])
  assert.equal(table.sees(null, 'desk').points[1].code, null)
  assert.ok(!JSON.stringify(table.sees(null)).includes('断桥'))
  assert.equal(treasure.hidesSettings?.(table.board.settings as never), true)
})

const steps = fc.array(
  fc.record({
    who: fc.constantFrom('凌', '博', '晨', '丹'),
    what: fc.constantFrom('found', 'join', 'leave', 'find', 'sync', 'photo', 'find', 'sync'),
    point: fc.integer({ min: 0, max: 3 }),
    isRight: fc.boolean(),
    minutes: fc.integer({ min: -30, max: 260 }),
    after: fc.integer({ min: 0, max: 10 }),
  }),
  { maxLength: 60 },
)
test('no order of moves breaks a team, counts a find twice or gives more than was said', () => {
  const run = (order: string, all: any[]) => {
    const table = lay({ order, teamSize: 2, teamsMax: 3, firstReward: 'gold', secondReward: 'gold', allReward: 'all' })
    for (const { who, what, point, isRight, minutes, after } of all) {
      table.at(new Date(table.now.getTime() + after * 60_000))
      const code = isRight ? codeOf(table, Math.min(point, 2)) : 'WRONG2'
      const find = point === 1 ? { point, ...north(isRight ? 0 : 500) } : { point, code }
      const at = new Date(Date.parse('2026-05-01T01:00:00Z') + minutes * 60_000).toISOString()
      const input = { found: { name: who }, join: { team: `t${point + 1}` }, leave: {}, find, sync: { finds: [{ ...find, at }] } }
      table.tries(who, what, { ...input, photo: { point, fileId: 'fil_1' } }[what as 'find'])
      for (const team of (table.board.table as any).teams) {
        const had = team.found.map((one: number[]) => one[0])
        assert.equal(new Set(had).size, had.length)
        assert.ok(team.size >= 0 && team.size <= 2 && team.last >= 0 && team.last <= 3 * 3600)
        if (order === 'fixed')
          assert.deepEqual(
            had,
            had.map((_: number, nth: number) => nth),
          )
      }
    }
    const { result, priced } = table.close().settle()
    const worst = treasure.worst(table.board.settings as never, 4, 1)
    for (const key of ['gold', 'all']) assert.ok(priced.filter(one => one.reward.key === key).length <= Number(worst[key]))
    return [result, priced.map(one => [one.memberId, one.reward.key])]
  }
  fc.assert(
    fc.property(fc.constantFrom('free', 'fixed'), steps, (order, all) => assert.deepEqual(run(order, all), run(order, all))),
    { numRuns: 60 },
  )
})

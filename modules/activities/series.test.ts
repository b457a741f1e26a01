// Series: none missing and none doubled, over restarts and two at once; what stands against the next one stops the series and is told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { within } from '#kernel/db/within.ts'
import { Services } from '#kernel/services.ts'
import { openWorld, type World } from '#tests/world.ts'
import { setCrew } from './commands/keep-draft.ts'
import { keepSeries, listSeries } from './commands/keep-series.ts'
import { play } from './contract/play.ts'
import { SeriesDraft } from './contract.ts'
import { makeSeries, moveSeries, playShelf } from './index.ts'
import { crewOf } from './store/activities.ts'

let world: World
const hour = 3_600_000
const gone = { is: false }
const bell = play<{ text: string }, null>({
  key: 'bell',
  title: { zh: '钟声', en: 'Bell' },
  about: { zh: '整点敲一下。', en: 'Strikes on the hour.' },
  settings: z.object({ text: z.string().default('当') }),
  check: () => (gone.is ? [{ zh: '钟坏了。', en: 'The bell is broken.' }] : []),
  rules: () => [],
  worst: () => ({}),
  moves: {},
  show: () => null,
})
before(async () => {
  world = await openWorld({ services: new Services().provide(playShelf, [bell]) })
})
after(() => world.close())

const wish = (more: object = {}) =>
  SeriesDraft.parse({
    title: '夜场',
    draft: { play: 'bell', title: '今晚八点' },
    pattern: '0 20 * * *',
    minutes: 120,
    startsAt: world.clock.now().toISOString(),
    ...more,
  })
interface Made {
  nth: number
  opensAt: Date
  closesAt: Date
  state: string
}
const madeOf = async (seriesId: string): Promise<Made[]> =>
  (
    await sql<Made>`
      select series_nth as nth, opens_at, closes_at, state from activities_activities where series_id = ${seriesId}
       order by series_nth`.execute(world.house.db)
  ).rows
const seriesOf = async (seriesId: string) =>
  (await listSeries(world.ctx(), { limit: 100 })).items.find(one => one.id === seriesId)

test('every night from eight to ten: the next one is seen a day before, opens and closes, and after thirty it ends', async () => {
  const { seriesId } = await makeSeries(world.ctx(), wish({ timesMax: 30 }))
  const [first, ...none] = await madeOf(seriesId)
  assert.equal(none.length, 0)
  assert.equal(first?.state, 'scheduled')
  assert.equal(first?.opensAt.toISOString(), '2026-03-02T12:00:00.000Z')
  await world.advance(new Date('2026-03-02T12:30:00Z'))
  assert.deepEqual(
    (await madeOf(seriesId)).map(one => one.state),
    ['open', 'scheduled'],
  )
  await world.advance(new Date('2026-04-20T00:00:00Z'))
  const all = await madeOf(seriesId)
  assert.equal(all.length, 30)
  all.forEach((one, n) => {
    assert.equal(one.nth, n + 1)
    assert.equal(one.opensAt.getTime(), Date.parse('2026-03-02T12:00:00Z') + n * 24 * hour)
    assert.equal(one.closesAt.getTime() - one.opensAt.getTime(), 2 * hour)
    assert.ok(['closed', 'settled'].includes(one.state), one.state)
  })
  assert.equal((await seriesOf(seriesId))?.state, 'ended')
})

test('two processes at once, and the same again after a restart, make each once', async () => {
  const { seriesId } = await makeSeries(world.ctx(), wish({ pattern: '0 * * * *', minutes: 30 }))
  for (let n = 0; n < 5; n++) {
    const next = (await seriesOf(seriesId))?.nextAt as Date
    await Promise.all(Array.from({ length: 6 }, () => keepSeries(world.ctx(), seriesId, next)))
    await keepSeries(world.ctx(), seriesId, next)
  }
  const all = await madeOf(seriesId)
  assert.deepEqual(
    all.map(one => one.nth),
    [1, 2, 3, 4, 5, 6],
  )
  assert.equal(new Set(all.map(one => one.opensAt.getTime())).size, 6)
  await moveSeries(world.ctx(), seriesId, 'ended')
})

test('a house that stood still goes on where it is: what runs now is made, what is over is not', async () => {
  const { seriesId } = await makeSeries(world.ctx(), wish({ pattern: '0 * * * *', minutes: 45 }))
  const [first] = await madeOf(seriesId)
  const from = first?.opensAt.getTime() as number
  // Nobody ran the jobs for five hours and a half.
  world.clock.moveTo(new Date(from + 5.5 * hour))
  await world.settle()
  const hours = (await madeOf(seriesId)).map(one => (one.opensAt.getTime() - from) / hour)
  assert.deepEqual(hours, [0, 5, 6])
  assert.deepEqual(
    (await madeOf(seriesId)).map(one => one.nth),
    [1, 2, 3],
  )
  // Four had come and gone: each stands on record, and the series says so to whoever looks for them.
  const { rows } = await sql<{ opensAt: string }>`
    select payload ->> 'opensAt' as opens_at from kernel_facts where name = 'activities.left-out' and subject = ${seriesId} order by 1`.execute(
    world.house.db,
  )
  assert.deepEqual(
    rows.map(row => (Date.parse(row.opensAt) - from) / hour),
    [1, 2, 3, 4],
  )
  assert.match((await seriesOf(seriesId))?.why ?? '', /有 4 次没有办，从 \d{4}-\d\d-\d\d \d\d:00 到 .*不补办/)
  await moveSeries(world.ctx(), seriesId, 'ended')
})

test('who helps with one helps with those after it, whether they are announced or not', async () => {
  const [hao, chen] = await Promise.all(['浩', '晨'].map(name => world.member(name)))
  const { seriesId } = await makeSeries(world.ctx(), wish({ timesMax: 6 }))
  const idOf = async (nth: number) =>
    (
      await sql<{
        id: string
      }>`select id from activities_activities where series_id = ${seriesId} and series_nth = ${nth}`.execute(world.house.db)
    ).rows[0]?.id as string
  const crewIn = async (nth: number) => (await crewOf(world.ctx(), await idOf(nth))).map(one => [one.name, one.title])
  await setCrew(world.ctx(), await idOf(1), [{ memberId: hao?.memberId as string, title: '评委' }])
  await world.advance(new Date(((await madeOf(seriesId))[0]?.opensAt as Date).getTime() + hour))
  assert.deepEqual([await crewIn(1), await crewIn(2)], [[['浩', '评委']], [['浩', '评委']]])
  // The second is announced while the first is open: what is said of the first goes for both.
  await setCrew(world.ctx(), await idOf(1), [{ memberId: chen?.memberId as string, title: '老师' }])
  await world.advance(3 * 24 * hour)
  for (const nth of [1, 2, 3, 4]) assert.deepEqual(await crewIn(nth), [['晨', '老师']], `of ${nth}`)
})

test('what stands against the next one stops the series and says why; from then on it goes on without making up', async () => {
  const { seriesId } = await makeSeries(world.ctx(), wish({ pattern: '0 * * * *', minutes: 30 }))
  const before = (await madeOf(seriesId)).length
  gone.is = true
  await world.advance(3 * hour)
  const paused = await seriesOf(seriesId)
  assert.equal(paused?.state, 'paused')
  assert.match(paused?.why ?? '', /钟坏了/)
  assert.equal((await madeOf(seriesId)).length, before)
  gone.is = false
  await moveSeries(world.ctx(), seriesId, 'running')
  await world.advance(10 * 60_000)
  const again = await madeOf(seriesId)
  assert.ok((again.at(-1)?.opensAt as Date) >= world.clock.now() || again.at(-1)?.state === 'open')
  assert.equal((await seriesOf(seriesId))?.why, '')
  await moveSeries(world.ctx(), seriesId, 'ended')
  await assert.rejects(moveSeries(world.ctx(), seriesId, 'running'), /moved-on/)
  await assert.rejects(makeSeries(world.ctx(), wish({ pattern: 'every night' })), /wrong-pattern/)
})

test('a bell for 400 days, three times a day: 1,200 in their order, none missing and none doubled', async () => {
  const { seriesId } = await makeSeries(world.ctx(), wish({ pattern: '0 */8 * * *', minutes: 5, timesMax: 1_200 }))
  const from = (await madeOf(seriesId))[0]?.opensAt.getTime() as number
  // Only what makes them is run, a month at a time; that each opens and closes by itself is shown above.
  for (let next = await nextOf(seriesId); next; next = await nextOf(seriesId))
    await within(world.ctx(), async ctx => {
      let at: Date | null = next
      for (let n = 0; at && n < 90; n++, at = await nextOf(seriesId, ctx))
        await keepSeries({ ...ctx, now: new Date(at.getTime() - hour) }, seriesId, at)
    })
  const { rows } = await sql<{ count: number; wrong: number }>`
    select count(*)::int as count,
           count(*) filter (where opens_at <> ${new Date(from)}::timestamptz + (series_nth - 1) * interval '8 hours')::int as wrong
      from activities_activities where series_id = ${seriesId}`.execute(world.house.db)
  assert.deepEqual(rows[0], { count: 1_200, wrong: 0 })
})
const nextOf = async (seriesId: string, { db } = world.ctx()): Promise<Date | null> =>
  (await sql<{ nextAt: Date | null }>`select next_at from activities_series where id = ${seriesId}`.execute(db)).rows[0]
    ?.nextAt ?? null

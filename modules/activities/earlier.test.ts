// Looking back: what opens is told what came of those before it, of its own kind alone, and how many have opened since.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { Services } from '#kernel/services.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type World } from '#tests/world.ts'
import { makeDraft } from './commands/keep-draft.ts'
import { publishActivity } from './commands/publish-activity.ts'
import { type Json, move, play } from './contract/play.ts'
import { ActivityDraft, SeriesDraft } from './contract.ts'
import { key } from './fixtures/hall.ts'
import { makeSeries, playShelf } from './index.ts'
import { readTable } from './store/tables.ts'

type Table = { name: string; before: readonly Json[] }
const diary = (key: string) =>
  play<{ name: string }, null, Table>({
    key,
    title: { zh: '日记', en: 'Diary' },
    about: { zh: '记下前面几篇。', en: 'Notes those before it.' },
    settings: z.object({ name: z.string().default('series') }),
    rules: () => [],
    worst: () => ({}),
    lay: ({ name }) => ({ name, before: [] }),
    opens: (table, earlier) => ({
      ...table,
      before: earlier.map(({ table, result, since }) => [table.name, String(result), since]),
    }),
    moves: {
      look: move<{ name: string }, null, Table>()({
        title: { zh: '翻看', en: 'Look' },
        by: 'player',
        input: z.object({}),
        decide: ({ table }) => ({ outcome: table.before.length }),
      }),
    },
    settle: { begin: () => null, add: sum => sum, end: (_, { settings }) => ({ result: `end of ${settings.name}`, awards: [] }) },
    show: () => null,
  })

let world: World
before(async () => {
  world = await openWorld({ services: new Services().provide(playShelf, [diary('diary'), diary('almanac')]) })
})
after(() => world.close())

const hourMs = 3_600_000
async function write(name: string, hours: number, more: { play?: string; inHours?: number } = {}): Promise<string> {
  const opensAt = world.clock.now().getTime() + (more.inHours ?? 0) * hourMs
  const closesAt = new Date(opensAt + hours * hourMs).toISOString()
  const draft = {
    play: more.play ?? 'diary',
    title: name,
    settings: { name },
    opensAt: new Date(opensAt).toISOString(),
    closesAt,
  }
  const { activityId } = await makeDraft(world.ctx(), ActivityDraft.parse(draft))
  await publishActivity(world.ctx(), activityId, null)
  return activityId
}
const lookedBackOf = async (activityId: string) => ((await readTable(world.ctx(), activityId))?.table as Table).before

test('each looks back at those that were settled, the latest first, and counts what has opened since', async () => {
  const first = await write('one', 1)
  const long = await write('long', 8)
  await write('of another play', 1, { play: 'almanac' })
  await world.advance(2 * hourMs)
  const second = await write('two', 1)
  await world.advance(2 * hourMs)
  const third = await write('three', 1)
  assert.deepEqual(await lookedBackOf(first), [])
  assert.deepEqual(await lookedBackOf(long), [])
  assert.deepEqual(await lookedBackOf(second), [['one', 'end of one', 0]])
  assert.deepEqual(await lookedBackOf(third), [
    ['two', 'end of two', 0],
    ['one', 'end of one', 1],
  ])
  await world.advance(10 * hourMs)
  const fourth = await write('four', 1, { inHours: 1 })
  assert.deepEqual(await lookedBackOf(fourth), [], 'not before it opens')
  await world.advance(hourMs)
  assert.deepEqual(await lookedBackOf(fourth), [
    ['long', 'end of long', 0],
    ['three', 'end of three', 0],
    ['two', 'end of two', 1],
    ['one', 'end of one', 2],
  ])
})

test('a series looks back at its own', async () => {
  const draft = { play: 'diary', title: '每天' }
  const wish = {
    title: '每天',
    draft,
    pattern: '0 20 * * *',
    minutes: 60,
    startsAt: world.clock.now().toISOString(),
    timesMax: 3,
  }
  const { seriesId } = await makeSeries(world.ctx(), SeriesDraft.parse(wish))
  await world.advance(4 * 24 * hourMs)
  const { rows } = await world.house.database.pool.query(
    `select t."table" -> 'before' as before from activities_tables t
       join activities_activities a on a.community_id = t.community_id and a.id = t.activity_id
      where a.series_id = $1 order by a.series_nth`,
    [seriesId],
  )
  assert.deepEqual(
    rows.map(row => row.before.map(([, , since]: [string, string, number]) => since)),
    [[], [0], [0, 1]],
  )
})

test('whoever is quicker than the clock’s work finds it opened, and what it looks back at', async () => {
  await write('yesterday', 1)
  await world.advance(2 * hourMs)
  const next = await write('today', 4, { inHours: 1 })
  const ling = await world.member('凌')
  const look = () =>
    ask(world, `POST /communities/${world.club.id}/activities/${next}/moves`, {
      ...{ headers: ling.headers, key: key(), body: { move: 'look', input: {} } },
    })
  assert.equal((await look()).body.code, 'activities.not-open')
  // The hour has come, and the work that it puts on the list has not been done yet.
  world.clock.moveTo(new Date(world.clock.now().getTime() + hourMs))
  const first = await Promise.all([look(), look(), look()])
  const seen = (await lookedBackOf(next)).length
  assert.ok(seen > 0)
  assert.deepEqual(
    first.map(({ status, body }) => [status, body.outcome]),
    [
      [200, seen],
      [200, seen],
      [200, seen],
    ],
  )
  await world.settle()
  const facts = await world.house.database.pool.query(
    `select 1 from kernel_facts where name = 'activities.opened' and subject = $1`,
    [next],
  )
  assert.equal(facts.rowCount, 1)
})

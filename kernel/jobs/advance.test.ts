// The virtual clock's driver: what falls due is run in order, each at its own time, with what it brings about in between.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { z } from 'zod'
import { openWorld, type World } from '#tests/world.ts'
import { advance } from './advance.ts'
import { type Job, job, later } from './define.ts'
import { backoffSeconds, indexJobs } from './run.ts'

let world: World
let ran: string[] = []
const start = new Date('2026-03-02T00:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)

const say: Job = job(
  'test.say',
  z.object({ word: z.string(), next: z.string().optional() }),
  async (ctx, { word, next }: any) => {
    ran.push(`${word} at ${(ctx.now.getTime() - start.getTime()) / 1000}`)
    if (next) await later(ctx, say, { word: next }, { at: new Date(ctx.now.getTime() + 10_000) })
  },
)
let failures = 0
const stumble = job('test.stumble', z.object({}), async ctx => {
  ran.push(`tried at ${(ctx.now.getTime() - start.getTime()) / 1000}`)
  if (failures-- > 0) throw new Error('not yet')
})
const index = indexJobs([say, stumble], [], [])
const go = (seconds: number, options = {}) => advance(world.house, index, world.clock, at(seconds), options)

before(async () => {
  world = await openWorld({ startsAt: start.toISOString() })
  await world.settle()
})
after(() => world.close())
beforeEach(() => {
  ran = []
})

test('order is that of the due times, then of the ids; what is brought about on the way takes its place', async () => {
  await later(world.ctx(), say, { word: 'thirty' }, { at: at(30) })
  await later(world.ctx(), say, { word: 'ten, then', next: 'twenty' }, { at: at(10) })
  await later(world.ctx(), say, { word: 'also thirty' }, { at: at(30) })
  await later(world.ctx(), say, { word: 'too late' }, { at: at(41) })
  assert.equal(await go(40), 4)
  assert.deepEqual(ran, ['ten, then at 10', 'twenty at 20', 'thirty at 30', 'also thirty at 30'])
  assert.deepEqual(world.clock.now(), at(40))
  assert.equal(await go(41), 1)
})

test('a failure stops the walk at its own moment, or is tried again in virtual time', async () => {
  failures = 1
  await later(world.ctx(), stumble, {}, { at: at(50) })
  await assert.rejects(go(60), /not yet/)
  assert.deepEqual(world.clock.now(), at(50))
  await go(60)
  assert.deepEqual(ran, ['tried at 50', 'tried at 52'])
  failures = 3
  ran = []
  await later(world.ctx(), stumble, {}, { at: at(100) })
  await go(200, { tolerate: true })
  assert.deepEqual(ran, ['tried at 100', 'tried at 102', 'tried at 106', 'tried at 114'])
})

test('it can stop between two jobs of one moment, and the clock stands there until it goes on', async () => {
  for (const word of ['one', 'two', 'three']) await later(world.ctx(), say, { word }, { at: at(201) })
  assert.equal(await go(205, { jobsMost: 2 }), 2)
  assert.deepEqual([ran.length, world.clock.now()], [2, at(201)])
  assert.equal(await go(205, { jobsMost: 0 }), 0)
  assert.equal(await go(205), 1)
  assert.deepEqual([ran.length, world.clock.now()], [3, at(205)])
})

test('the clock is not moved past a job that a real worker holds', async () => {
  await later(world.ctx(), say, { word: 'held' }, { at: at(210), key: 'held' })
  await world.house.db
    .updateTable('kernelJobs')
    .set({ leasedBy: 'wrk_1.1', leaseUntil: at(900) })
    .where('key', '=', 'held')
    .execute()
  await assert.rejects(go(220), /held by another worker/)
})

test('pauses grow to an hour and no further', () => {
  assert.deepEqual([1, 2, 3, 11, 12, 60].map(backoffSeconds), [2, 4, 8, 2048, 3600, 3600])
})

// The real queue: each job once however many work, failures laid aside, jobs put off while they run, rounds, the end of work.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { openWorkbench, until, type Workbench } from '#tests/workbench.ts'
import { openWorld, type World } from '#tests/world.ts'
import { job, later, round } from './define.ts'
import { indexJobs } from './run.ts'

const failing = job(
  'test.failing',
  z.object({}),
  async () => {
    bench.ran.push('failing')
    throw new Error('no way\0 through')
  },
  { triesMax: 3 },
)

let world: World
let bench: Workbench
before(async () => {
  world = await openWorld()
  bench = await openWorkbench(world, [failing])
})
after(() => world.close())
afterEach(() => bench.clear())

test('three workers on one list run each of two hundred jobs once', async () => {
  for (let n = 0; n < 200; n++) await later(world.ctx(), bench.note, { n })
  for (let i = 0; i < 3; i++) bench.work()
  await until(() => bench.ran.length >= 200, 'the list does not become empty')
  await until(bench.isEmpty, 'their ends were not written')
  assert.equal(bench.ran.length, 200)
  assert.equal(new Set(bench.ran).size, 200)
})

test('a job that fails too often is laid aside with its error', async () => {
  await later(world.ctx(), failing, {}, { key: 'f' })
  bench.work()
  for (let tries = 1; tries <= 3; tries++) {
    await until(() => bench.ran.length === tries, `no try ${tries}`)
    await until(async () => (await bench.rows()).every(row => row.leasedBy === null), 'its end was not written')
    bench.move(2 ** tries * 1000)
  }
  await until(bench.isEmpty, 'it was not laid aside')
  const [dead] = await world.house.db.selectFrom('kernelDeadJobs').selectAll().execute()
  assert.equal(dead?.kind, 'test.failing')
  assert.equal(dead?.attempts, 3)
  assert.match(dead?.lastError ?? '', /no way through/)
  await pause(60)
  assert.equal(bench.ran.length, 3)
})

test('a job put off while it runs comes again at its new time, with its new payload', async () => {
  bench.gate.close()
  await later(world.ctx(), bench.long, { n: 1 }, { key: 'k' })
  bench.work()
  await until(() => bench.ran.length === 1, 'it did not begin')
  const at = new Date(world.clock.now().getTime() + 10_000)
  await later(world.ctx(), bench.long, { n: 2 }, { key: 'k', at, replace: true })
  bench.gate.open()
  await pause(100)
  assert.deepEqual(bench.ran, ['long 1'])
  bench.move(10_000)
  await until(bench.isEmpty, 'it did not come again')
  assert.deepEqual(bench.ran, ['long 1', 'long 2'])
})

test('a job put back to now while it runs is not ended by the run before', async () => {
  bench.gate.close()
  await later(world.ctx(), bench.long, { n: 1 }, { key: 'k' })
  const worker = bench.work()
  await until(() => bench.ran.length === 1, 'it did not begin')
  const openFirst = bench.gate.close()
  await later(world.ctx(), bench.long, { n: 2 }, { key: 'k', replace: true })
  worker.wake()
  await until(() => bench.ran.length === 2, 'it did not begin again')
  openFirst()
  await pause(100)
  assert.equal((await bench.rows()).length, 1, 'the run before ended the one after')
  bench.gate.open()
  await until(bench.isEmpty, 'its end was not written')
})

test('rounds are planned once by many, a missed one runs once at the next start', async () => {
  const rounds = [round('test.morning', '0 6 * * *', 'Asia/Shanghai', async ctx => void bench.ran.push(ctx.now.toISOString()))]
  const on = indexJobs([], [], rounds)
  const first = Array.from({ length: 4 }, () => bench.work({}, on, rounds))
  await until(async () => (await bench.rows()).length > 0, 'nothing is planned')
  await Promise.all(first.map(worker => worker.stop()))
  const [planned] = await bench.rows()
  assert.equal((await bench.rows()).length, 1)
  assert.equal(planned?.runAt.toISOString().slice(11), '22:00:00.000Z')
  bench.move(3 * 86_400_000)
  bench.work({}, on, rounds)
  bench.work({}, on, rounds)
  await until(async () => bench.ran.length === 1 && (await bench.rows()).length === 1, 'it was not made up for')
  assert.ok(((await bench.rows())[0]?.runAt ?? 0) > world.clock.now())
})

test('a round that fails until it is laid aside is not the last', async () => {
  const rounds = [
    round('test.broken', '0 6 * * *', 'UTC', async () => {
      bench.ran.push('broken')
      throw new Error('not today')
    }),
  ]
  const on = indexJobs([], [], rounds)
  bench.work({}, on, rounds)
  await until(async () => (await bench.rows()).length === 1, 'nothing is planned')
  await world.house.db.updateTable('kernelJobs').set({ attempts: 11 }).execute()
  world.clock.moveTo((await bench.rows())[0]!.runAt)
  await until(() => bench.ran.length === 1, 'it did not run')
  await until(async () => (await bench.rows()).every(row => row.runAt > world.clock.now()), 'it was not laid aside')
  assert.equal((await bench.rows()).length, 1)
})

test('stopping takes nothing more and waits for what is under way', async () => {
  bench.gate.close()
  await later(world.ctx(), bench.long, { n: 1 })
  const worker = bench.work()
  await until(() => bench.ran.length === 1, 'it did not begin')
  let stopped = false
  const stopping = worker.stop().then(() => {
    stopped = true
  })
  await later(world.ctx(), bench.note, { n: 1 })
  worker.wake()
  await pause(100)
  assert.equal(stopped, false)
  bench.gate.open()
  await stopping
  const left = await bench.rows()
  assert.deepEqual(
    left.map(row => row.kind),
    ['test.note'],
  )
  assert.deepEqual(bench.ran, ['long 1'])
})

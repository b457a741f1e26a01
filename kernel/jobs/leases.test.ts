// A lease: what a claim is worth after a crash, a long wait, neglect, or an end that could not be written.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openWorkbench, until, type Workbench } from '#tests/workbench.ts'
import { openWorld, type World } from '#tests/world.ts'
import { theHouseCtx } from '../house.ts'
import { later } from './define.ts'

let world: World
let bench: Workbench
before(async () => {
  world = await openWorld()
  bench = await openWorkbench(world)
})
after(() => world.close())
afterEach(() => bench.clear())

test('a job whose worker is gone waits for its lease, then is taken over', async () => {
  await later(world.ctx(), bench.note, { n: 1 })
  const leaseUntil = new Date(world.clock.now().getTime() + 60_000)
  await world.house.db.updateTable('kernelJobs').set({ leasedBy: 'wrk_gone.1', leaseUntil, attempts: 1 }).execute()
  bench.work()
  await pause(150)
  assert.deepEqual(bench.ran, [])
  bench.move(60_001)
  await until(bench.isEmpty, 'nobody took it over')
  assert.deepEqual(bench.ran, ['note 1'])
})

test('a process killed in the middle of a job loses it to another after the lease', async () => {
  await later(world.ctx(), bench.long, { n: 7 })
  const { connectionString } = world.house.database.connection
  const child = spawn(
    process.execPath,
    ['tests/fixtures/worker-to-kill.ts', String(connectionString), world.clock.now().toISOString()],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const over = new Promise(done => child.once('exit', done))
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', text => String(text).includes('began 7') && done())
    child.once('exit', () => fail(new Error('the other process ended too early')))
  })
  child.kill('SIGKILL')
  await over
  bench.work()
  await pause(100)
  assert.deepEqual(bench.ran, [])
  bench.move(60_001)
  await until(bench.isEmpty, 'nobody took it over')
  assert.deepEqual(bench.ran, ['long 7'])
})

test('a long job keeps its lease by signs of life', async () => {
  bench.gate.close()
  await later(world.ctx(), bench.long, { n: 1 })
  bench.work({ heartbeatMs: 20 })
  await until(() => bench.ran.length === 1, 'it did not begin')
  for (let i = 0; i < 4; i++) {
    bench.move(40_000)
    const least = world.clock.now().getTime() + 59_000
    await until(async () => Number((await bench.rows())[0]?.leaseUntil) > least, 'the lease was not kept')
  }
  bench.work()
  await pause(100)
  bench.gate.open()
  await until(bench.isEmpty, 'its end was not written')
  assert.deepEqual(bench.ran, ['long 1'])
})

test('whoever lost the lease does not end the job of the one who took it over', async () => {
  bench.gate.close()
  await later(world.ctx(), bench.long, { n: 1 })
  bench.work({ heartbeatMs: 3_600_000, idleMsMax: 3_600_000 })
  await until(() => bench.ran.length === 1, 'it did not begin')
  const openFirst = bench.gate.close()
  bench.move(60_001)
  bench.work()
  await until(() => bench.ran.length === 2, 'nobody took it over')
  openFirst()
  await pause(100)
  assert.equal((await bench.rows()).length, 1, 'the first one ended what is not his any more')
  bench.gate.open()
  await until(bench.isEmpty, 'its end was not written')
})

test('a lease counts from the claim, not from the look before a long wait for a free hand', async () => {
  bench.gate.close()
  await later(world.ctx(), bench.long, { n: 1 })
  await later(theHouseCtx(world.house, 'test'), bench.long, { n: 1 })
  bench.work({ atOnce: 1 })
  await until(() => bench.ran.length === 1, 'none began')
  bench.move(55_000)
  const openFirst = bench.gate.close()
  openFirst()
  await until(() => bench.ran.length === 2, 'the other did not begin')
  const [last] = await bench.rows()
  assert.ok(Number(last?.leaseUntil) >= world.clock.now().getTime() + 60_000, String(last?.leaseUntil))
})

test('a job whose end could not be written comes again, though its worker lives and is busy', async () => {
  bench.gate.close()
  await sql`create function test_stuck() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`.execute(
    world.house.db,
  )
  await sql`create trigger test_stuck before delete on kernel_jobs for each row when (old.kind = 'test.note')
    execute function test_stuck()`.execute(world.house.db)
  await later(world.ctx(), bench.long, { n: 1 })
  await later(world.ctx(), bench.note, { n: 1 })
  bench.work({ heartbeatMs: 20 })
  await until(() => bench.ran.length === 2, 'they did not begin')
  await pause(100)
  await sql`drop trigger test_stuck on kernel_jobs`.execute(world.house.db)
  for (let i = 0; i < 3; i++) {
    bench.move(30_000)
    await pause(80)
  }
  await until(() => bench.ran.filter(r => r === 'note 1').length === 2, 'it was kept for ever')
  assert.equal(bench.ran.filter(r => r === 'long 1').length, 1)
})

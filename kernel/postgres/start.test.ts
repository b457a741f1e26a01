// Starting: the first time, the next time, as root and as anybody, in folders long and private.
import assert from 'node:assert/strict'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { needsTwoUsers, ownerElsewhere, twoUsers } from '#tests/another-process.ts'
import { copyOfPreparedData, testFolder } from '#tests/throw-away-cluster.ts'
import { type Connection, startPostgres } from './index.ts'
import { postgresProcessesOf } from './processes.ts'

const homes: string[] = []
const home = (): string => {
  const made = testFolder()
  homes.push(made)
  return made
}
after(() => {
  for (const made of homes) rmSync(made, { recursive: true, force: true })
})

async function ask(connection: Connection | string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(typeof connection === 'string' ? { connectionString: connection } : connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const quiet = { ballastBytes: 0 }
const asRoot = process.getuid?.() === 0

test('the first start makes everything, the second finds it, in a folder too deep for a socket', async () => {
  const dataDir = path.join(home(), 'a-folder-with-a-name-of-some-length/'.repeat(5), '数据')
  assert.ok(dataDir.length > 107)
  const said: string[] = []
  const first = await startPostgres({ dataDir, ballastBytes: 1_048_576, say: text => said.push(text.en) })
  assert.equal(first.firstStart, true)
  assert.deepEqual(said, ['First start: preparing the database…'])
  assert.deepEqual(await ask(first.pool, 'select current_database() d, rolsuper s from pg_roles where rolname = current_user'), [
    { d: 'qunluo', s: false },
  ])
  await ask(first.url, 'create table kept as select 群 from (values (1)) v(群)')
  assert.equal((await ask(first.admin, 'show data_checksums'))[0]?.['data_checksums'], 'on')
  assert.equal((await ask(first.admin, 'show listen_addresses'))[0]?.['listen_addresses'], '')
  await first.stop()
  assert.deepEqual(postgresProcessesOf(path.join(dataDir, 'postgres')), [])

  assert.deepEqual(readdirSync(dataDir).sort(), ['ballast', 'postgres', 'postgres.log', 'postgres.secret', 'qunluo.json'])
  assert.equal(statSync(path.join(dataDir, 'postgres')).mode & 0o777, 0o700)
  assert.equal(statSync(path.join(dataDir, 'postgres.secret')).mode & 0o777, 0o600)
  assert.equal(existsSync(first.pool.host), false, 'the folder of the socket goes with the server')

  const second = await startPostgres({ dataDir, ...quiet })
  assert.equal(second.firstStart, false)
  assert.deepEqual(await ask(second.pool, 'select * from kept'), [{ 群: 1 }])
  await second.stop()
})

test('nobody gets in without the password', async () => {
  const running = await startPostgres({ dataDir: await copyOfPreparedData(home()), ...quiet })
  await assert.rejects(ask({ ...running.pool, password: 'wrong' }, 'select 1'), { code: '28P01' })
  await assert.rejects(ask({ ...running.admin, password: '' }, 'select 1'))
  await running.stop()
})

test('a first start that was cut off half-way is begun anew', async () => {
  const prepared = await copyOfPreparedData(home())
  const dataDir = path.join(home(), 'data')
  mkdirSync(path.join(dataDir, 'postgres.unfinished', 'base'), { recursive: true })
  writeFileSync(path.join(dataDir, 'postgres.unfinished', 'PG_VERSION'), '18\n')
  writeFileSync(path.join(dataDir, 'qunluo.json'), readFileSync(path.join(prepared, 'qunluo.json')))
  const running = await startPostgres({ dataDir, ...quiet })
  assert.deepEqual(await ask(running.pool, 'select 1 as one'), [{ one: 1 }])
  assert.equal(existsSync(path.join(dataDir, 'postgres.unfinished')), false)
  await running.stop()
})

test('lost passwords are replaced, for whoever owns the folder owns the data', async () => {
  const dataDir = await copyOfPreparedData(home())
  const before = readFileSync(path.join(dataDir, 'postgres.secret'), 'utf8')
  rmSync(path.join(dataDir, 'postgres.secret'))
  const running = await startPostgres({ dataDir, ...quiet })
  assert.deepEqual(await ask(running.pool, 'select 1 as one'), [{ one: 1 }])
  assert.notEqual(readFileSync(path.join(dataDir, 'postgres.secret'), 'utf8'), before)
  await running.stop()
})

test("an operator's own settings win and stay", async () => {
  const dataDir = await copyOfPreparedData(home())
  writeFileSync(path.join(dataDir, 'postgres', 'postgresql.local.conf'), "work_mem = '11MB'\n", { mode: 0o644 })
  const running = await startPostgres({ dataDir, ...quiet, settings: { maintenance_work_mem: '33MB' } })
  assert.deepEqual(await ask(running.pool, "select current_setting('work_mem') w, current_setting('maintenance_work_mem') m"), [
    { w: '11MB', m: '33MB' },
  ])
  await running.stop()
})

test('root keeps data below a folder that nobody else may enter', { skip: !asRoot && 'only root has this trouble' }, async () => {
  const closed = path.join(home(), 'root-only')
  mkdirSync(closed, { mode: 0o700 })
  const dataDir = path.join(closed, 'data')
  for (const firstStart of [true, false]) {
    const running = await startPostgres({ dataDir, ...quiet })
    assert.equal(running.firstStart, firstStart)
    assert.deepEqual(await ask(running.pool, 'select 1 as one'), [{ one: 1 }])
    await running.stop()
  }
})

test('an ordinary user starts it alike, and root goes on as the owner of the data', {
  skip: !twoUsers && needsTwoUsers,
}, async () => {
  const dataDir = path.join(home(), 'data')
  mkdirSync(dataDir, { mode: 0o777 })
  const nobody = { uid: 65534, gid: 65534 }
  chownSync(dataDir, nobody.uid, nobody.gid)
  const theirs = await ownerElsewhere(dataDir, nobody)
  await ask(theirs.url, 'create table kept as select 7 as a')
  await theirs.kill()
  const running = await startPostgres({ dataDir, ...quiet })
  assert.deepEqual(await ask(running.pool, 'select a from kept'), [{ a: 7 }])
  await running.stop()
  assert.equal(statSync(path.join(dataDir, 'postgres')).uid, nobody.uid)
})

// Migrations: once however many try, whole or not at all, and never on a database that is not ours to change.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, beforeEach, test } from 'node:test'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '#tests/postgres.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

let database: TestDatabase
let pools: pg.Pool[] = []
const connect = (options = '') => {
  const pool = new pg.Pool({ connectionString: database.url, max: 2, options })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  pools.push(pool)
  return pool
}
const folder = mkdtempSync(join(tmpdir(), 'qunluo-migrations-'))
after(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  database = await createDatabase('migrate')
})
afterEach(async () => {
  await Promise.all(pools.map(pool => pool.end()))
  pools = []
  await database.drop()
})

const one = (number: number, sql: string): Migration => {
  const name = `${String(number).padStart(4, '0')}-step.sql`
  return { number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}
const steps = [
  one(1, 'create table steps (n int primary key)'),
  one(2, 'insert into steps values (1); select pg_sleep(0.1); insert into steps values (2)'),
  one(3, 'insert into steps values (3)'),
]
const count = async (pool: pg.Pool) => (await pool.query('select count(*)::int as n from steps')).rows[0].n

test('five at once apply each migration once, and all of them come back when all is done', async () => {
  const results = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const pool = connect()
      const applied = await migrate(pool, steps)
      return { applied, seen: await count(pool) }
    }),
  )
  assert.deepEqual(
    results.flatMap(r => r.applied).sort(),
    steps.map(s => s.name),
  )
  assert.deepEqual(
    results.map(r => r.seen),
    [3, 3, 3, 3, 3],
  )
  assert.deepEqual(await migrate(connect(), steps), [])
})

test('one that fails leaves nothing behind, and is taken up where it stopped', async () => {
  const broken = [...steps.slice(0, 2), one(3, 'insert into steps values (3); insert into steps values (1)')]
  await assert.rejects(migrate(connect(), broken), /duplicate key/)
  assert.equal(await count(connect()), 2)
  const lines: string[] = []
  assert.deepEqual(await migrate(connect(), steps, line => lines.push(line)), ['0003-step.sql'])
  assert.deepEqual(lines, ['0003-step.sql'])
})

test('a connection cut in the middle leaves the migration to the next', async () => {
  const pool = connect()
  const slow = [steps[0]!, one(2, 'insert into steps values (1); select pg_sleep(30)')]
  const cut = assert.rejects(migrate(pool, slow))
  const watcher = connect()
  const ended = `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query like '%pg_sleep(30)%' and pid <> pg_backend_pid()`
  for (;;) if (((await watcher.query(ended)).rowCount ?? 0) > 0) break
  await cut
  assert.equal(await count(watcher), 0)
  assert.deepEqual(await migrate(watcher, steps), ['0002-step.sql', '0003-step.sql'])
})

test('a long one is not ended by the limits of everyday statements', async () => {
  const pool = connect('-c statement_timeout=80 -c lock_timeout=80 -c idle_in_transaction_session_timeout=80')
  await migrate(pool, [one(1, 'select pg_sleep(0.3)')])
  const { rows } = await pool.query('show statement_timeout')
  assert.equal(rows[0].statement_timeout, '80ms', 'afterwards they hold again')
})

test('an edited migration, a newer database, a gap: each is refused with what to do', async () => {
  await migrate(connect(), steps)
  await assert.rejects(
    migrate(connect(), [steps[0]!, one(2, 'select 1'), steps[2]!]),
    /0002-step.sql was changed after it had been/,
  )
  await assert.rejects(migrate(connect(), steps.slice(0, 2)), /newer than this program: it holds 0003-step.sql.*ends at 2/)
  assert.equal(await count(connect()), 3)
})

test('files are read by number; a gap, a double or an unlawful name is refused', () => {
  const put = (name: string) => writeFileSync(join(folder, name), `select '${name}'`)
  put('0001-first.sql')
  put('0002-second.sql')
  put('notes.txt')
  assert.deepEqual(
    readMigrations(folder).map(m => [m.number, m.name]),
    [
      [1, '0001-first.sql'],
      [2, '0002-second.sql'],
    ],
  )
  put('0004-fourth.sql')
  assert.throws(() => readMigrations(folder), /0004-fourth.sql: expected number 3/)
  put('0003-third.sql')
  put('0004-another.sql')
  assert.throws(() => readMigrations(folder), /0004-fourth.sql: expected number 5/)
  put('5-fifth.sql')
  assert.throws(() => readMigrations(folder), /named 0001-what-it-does.sql/)
})

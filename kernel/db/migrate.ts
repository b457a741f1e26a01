// Plain SQL migrations: numbered, forward only, each claimed inside its own transaction.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { MigrationRefused } from './refused.ts'

export interface Migration {
  number: number
  name: string
  sql: string
  sha256: string
}

export function readMigrations(folder: string): Migration[] {
  const found = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1] ?? Number.NaN)
      if (Number.isNaN(number)) throw new MigrationRefused(`${file}: a migration is named 0001-what-it-does.sql`)
      const sql = readFileSync(join(folder, file), 'utf8')
      return { number, name: file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
  found.forEach((m, i) => {
    if (m.number !== i + 1)
      throw new MigrationRefused(`${m.name}: expected number ${i + 1}; numbers follow each other without gaps`)
  })
  return found
}

/** Brings the database to the newest migration; several processes may try at once. Returns the names applied here. */
export async function migrate(pool: pg.Pool, migrations: Migration[], say: (line: string) => void = () => {}): Promise<string[]> {
  const applied: string[] = []
  const known = await appliedSoFar(pool)
  refuseSurprises(migrations, known)
  for (const migration of migrations.slice(known.length)) {
    if (await applyOne(pool, migration)) {
      applied.push(migration.name)
      say(migration.name)
    }
  }
  return applied
}

interface Applied {
  number: number
  name: string
  sha256: string
}

async function appliedSoFar(pool: pg.Pool): Promise<Applied[]> {
  const { rows: there } = await pool.query(`select to_regclass('kernel_migrations') is not null as yes`)
  if (!there[0].yes) await createLedger(pool)
  return (await pool.query<Applied>('select number, name, sha256 from kernel_migrations order by number')).rows
}

// `create table if not exists` from two processes at once can fail on a catalogue key, so it is done under the lock.
const createLedger = (pool: pg.Pool) =>
  underLock(pool, client =>
    client.query(`create table if not exists kernel_migrations (
      number int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`),
  )

function refuseSurprises(migrations: Migration[], known: Applied[]): void {
  const newest = migrations.length
  const newer = known.find(k => k.number > newest)
  if (newer)
    throw new MigrationRefused(
      `The database is newer than this program: it holds ${newer.name}, this program ends at ${newest}. Start the newer program, or restore an older backup. 数据库比程序新，请使用更新的程序版本。`,
    )
  for (const k of known) {
    const ours = migrations[k.number - 1]
    if (ours && ours.sha256 !== k.sha256)
      throw new MigrationRefused(`${k.name} was changed after it had been applied; a migration is never edited, write a new one.`)
  }
}

const applyOne = (pool: pg.Pool, migration: Migration): Promise<boolean> =>
  underLock(pool, async client => {
    const claim = await client.query(
      'insert into kernel_migrations (number, name, sha256) values ($1, $2, $3) on conflict do nothing',
      [migration.number, migration.name, migration.sha256],
    )
    if (claim.rowCount === 0) return false
    // The limits of everyday statements are not for the rewriting of a large table.
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    await client.query(migration.sql)
    return true
  })

// A waiting blocking lock would dead-lock with CREATE INDEX CONCURRENTLY elsewhere, so the lock is polled.
async function underLock<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    for (;;) {
      await client.query('begin')
      const { rows } = await client.query(`select pg_try_advisory_xact_lock(hashtext('qunluo.migrate')) as mine`)
      if (rows[0].mine) break
      await client.query('rollback')
      await pause(50)
    }
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

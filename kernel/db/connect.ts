// The database handle: Kysely over a pg pool. snake_case in SQL, camelCase above, converted here and nowhere else.
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import { gatherSent } from './gathered.ts'
import { prepareNamed } from './prepared.ts'
import type { DB as Tables } from './tables.gen.ts'

export type { Tables }
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

// int8 as a number, refused beyond ±2^53: every amount of ours fits, and silence would corrupt money.
pg.types.setTypeParser(20, text => {
  const n = Number(text)
  if (!Number.isSafeInteger(n)) throw new RangeError(`${text} does not fit a safe integer`)
  return n
})
// date stays the text it is: a day has no time zone.
pg.types.setTypeParser(1082, text => text)
// Connections speak UTC in ISO (see below), so a moment is nearly what Date reads by itself; whatever looks otherwise goes the long way.
const anyMoment = pg.types.getTypeParser(1184)
pg.types.setTypeParser(1184, text =>
  text.length >= 22 && text.length <= 29 && text.endsWith('+00') && text.charCodeAt(4) === 45
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, Math.min(23, text.length - 3))}Z`)
    : anyMoment(text),
)

export interface Database {
  db: Db
  pool: pg.Pool
  /** For statements prepared by name (see hot.ts): planned once a connection. Opened when first used. */
  hotPool: pg.Pool
  /** Transactions on those connections; see withinHot. */
  hotDb: Db
  connection: pg.ClientConfig
  close(): Promise<void>
}

// Set once a connection, as start-up options, so that no statement can wait for ever.
const limits = '-c lock_timeout=4000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC'
// Planning the joins of a hot read costs more than running it, and its plan does not depend on the values. They look up by
// index: a plan that was made while a table was empty, and then looked cheap without one, would read it whole for ever. And they go
// from entry to entry: only so is an entry that leads to nothing any more, as most do behind the outbox, passed over the next time.
const plannedOnce = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off'

export function openDatabase(connection: pg.ClientConfig, log: Log, poolMax = 12): Database {
  const pool = openPool(connection, log, { max: poolMax, min: 1, options: limits })
  const hotPool = openPool(connection, log, {
    max: poolMax,
    min: 0,
    options: `${limits} ${plannedOnce}`,
  })
  const [db, hotDb] = [kyselyOver(pool), kyselyOver(hotPool)]
  const close = async () => {
    await Promise.all([db.destroy(), hotDb.destroy()])
    // A handle that was never used does not end its pool.
    if (!hotPool.ended) await hotPool.end()
  }
  return { db, hotDb, pool, hotPool, connection, close }
}

const kyselyOver = (pool: pg.Pool): Db =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

function openPool(connection: pg.ClientConfig, log: Log, settings: { max: number; min: number; options: string }): pg.Pool {
  const times = { idleTimeoutMillis: 30_000, connectionTimeoutMillis: 8_000 }
  // In a pipeline, statements of one transaction that do not wait for each other go out together.
  const pool = new pg.Pool({ ...connection, ...settings, ...times, application_name: 'qunluo', pipeline: true })
  // A connection that breaks while somebody holds it fails his statement; without a listener it would end the program too.
  pool.on('connect', client => {
    client.on('error', () => {})
    gatherSent(client)
    prepareNamed(client)
  })
  pool.on('error', error => log.warn({ err: error }, 'an idle database connection broke'))
  return pool
}

/** PostgreSQL's five-letter state of an error, e.g. 23505 for a unique violation. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined

/** True when `error` is the breach of the named unique constraint or index. */
export const breaks = (error: unknown, constraint: string): boolean =>
  sqlState(error) === '23505' && (error as { constraint?: string }).constraint === constraint

// The database handle: Kysely over a pg pool. snake_case in SQL, camelCase above, converted here and nowhere else.
import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
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

export interface Database {
  db: Db
  pool: pg.Pool
  connection: pg.ClientConfig
  close(): Promise<void>
}

export function openDatabase(connection: pg.ClientConfig, log: Log, poolMax = 12): Database {
  const pool = new pg.Pool({
    ...connection,
    max: poolMax,
    min: 1,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 8_000,
    application_name: 'qunluo',
    // Set once a connection, as start-up options, so that no statement can wait for ever.
    options: '-c lock_timeout=4000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC',
  })
  // A connection that breaks while somebody holds it fails his statement; without a listener it would end the program too.
  pool.on('connect', client => void client.on('error', () => {}))
  pool.on('error', error => log.warn({ err: error }, 'an idle database connection broke'))
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, connection, close: () => db.destroy() }
}

/** PostgreSQL's five-letter state of an error, e.g. 23505 for a unique violation. */
export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined

/** True when `error` is the breach of the named unique constraint or index. */
export const breaks = (error: unknown, constraint: string): boolean =>
  sqlState(error) === '23505' && (error as { constraint?: string }).constraint === constraint

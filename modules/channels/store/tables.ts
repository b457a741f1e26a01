// The tables of this room: no other handle is used in its store.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'

export const own = (db: Db) =>
  db.$pickTables<
    | 'channelsAccounts'
    | 'channelsFollowers'
    | 'channelsGreetings'
    | 'channelsKeywordHits'
    | 'channelsKeywords'
    | 'channelsMessages'
    | 'channelsQuotas'
    | 'channelsSecrets'
    | 'channelsSteps'
    | 'channelsTemplates'
    | 'channelsUsage'
  >()

/** Whoever is to answer within five seconds does not wait longer than this for a lock, nor for a statement. */
export const hurry = (db: Db, ms: number) =>
  sql`select set_config('lock_timeout', ${String(ms)}, true), set_config('statement_timeout', ${String(ms)}, true)`.execute(db)

export const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

// Marks inside a transaction, to go back to when one of many steps is refused, or all of them were only tried.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { own } from './own.ts'

type Mark = 'one' | 'all'

export const setMark = (db: Db, mark: Mark) => sql`savepoint ${sql.id(`groups_${mark}`)}`.execute(own(db))
export const goBack = (db: Db, mark: Mark) => sql`rollback to savepoint ${sql.id(`groups_${mark}`)}`.execute(own(db))

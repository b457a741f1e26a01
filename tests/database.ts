// A migrated database of its own for each world: a clone of a template that is named by the hash of the migrations.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'
import { cloneDatabase, ensureTemplate, type TestDatabase } from './postgres.ts'

export async function freshDatabase(): Promise<TestDatabase> {
  const migrations = readMigrations('migrations')
  const hash = createHash('sha256').update(migrations.map(m => m.sha256).join())
  const template = await ensureTemplate(`migrated_${hash.digest('hex').slice(0, 16)}`, async url => {
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    await migrate(pool, migrations)
    await pool.end()
  })
  return cloneDatabase(template)
}

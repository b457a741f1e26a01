// Writes what is derived from elsewhere; with --check it only says what is stale, and exits 1.
//   node scripts/generate.ts [--check]
// Table types from the migrations; the API's description and the playbook's schema from the contracts; the apps' routes and forms.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'
import { openapiOf } from '#kernel/http/openapi.ts'
import { rooms } from '#modules/index.ts'
import { Playbook } from '#modules/playbooks/contract.ts'
import { createDatabase, testCluster } from '#tests/postgres.ts'
import { tableTypes } from './table-types.ts'

const check = process.argv.includes('--check')
const stale: string[] = []
const put = (path: string, text: string) => {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  if (check) stale.push(path)
  else {
    writeFileSync(path, text)
    console.log(`wrote ${path}`)
  }
}

const database = await createDatabase('generate')
const pool = new pg.Pool({ connectionString: database.url, max: 2 })
// The database goes while the last connection is still being shut.
pool.on('error', () => {})
await migrate(pool, readMigrations('migrations'))
const client = await pool.connect()
put('kernel/db/tables.gen.ts', await tableTypes(client))
client.release()
await pool.end()
await database.drop()
await (await testCluster()).stop()

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
put('docs/openapi.json', json(openapiOf(rooms)))
put('playbooks/playbook.schema.json', json(z.toJSONSchema(Playbook, { io: 'input', unrepresentable: 'any' })))

const routes = spawnSync(process.execPath, [join(import.meta.dirname, 'generate-routes.ts'), ...(check ? ['--check'] : [])], {
  stdio: 'inherit',
})
if (routes.status !== 0) stale.push('apps/*/routes.gen.ts')

if (stale.length > 0) {
  console.error(`stale, run \`node scripts/generate.ts\`: ${stale.join(' ')}`)
  process.exit(1)
}

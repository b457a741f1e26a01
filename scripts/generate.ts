// Writes what is derived from elsewhere; with --check it only says what is stale, and exits 1.
//   node scripts/generate.ts [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'
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

const url = process.env['GENERATE_POSTGRES'] ?? ''
const connection = JSON.parse(url) as pg.ClientConfig
const admin = new pg.Client({ ...connection, database: 'postgres' })
await admin.connect()
await admin.query('drop database if exists qunluo_generate with (force)')
await admin.query('create database qunluo_generate')
const pool = new pg.Pool({ ...connection, database: 'qunluo_generate', max: 2 })
await migrate(pool, readMigrations('migrations'))
const client = await pool.connect()
put('kernel/db/tables.gen.ts', await tableTypes(client))
client.release()
await pool.end()
await admin.query('drop database qunluo_generate')
await admin.end()

if (stale.length > 0) {
  console.error(`stale, run \`node scripts/generate.ts\`: ${stale.join(' ')}`)
  process.exit(1)
}

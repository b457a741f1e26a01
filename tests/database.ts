// A migrated database of its own for each test file: a clone of a template, dropped at the end.
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'

export interface TestDatabase {
  connection: pg.ClientConfig
  drop(): Promise<void>
}

export async function freshDatabase(): Promise<TestDatabase> {
  const cluster = await clusterConnection()
  const template = await withAdmin(cluster, client => readyTemplate(client, cluster))
  const database = `t_${randomUUID().replaceAll('-', '')}`
  await withAdmin(cluster, client => client.query(`create database ${database} template ${template} strategy file_copy`))
  return {
    connection: { ...cluster, database },
    drop: () => withAdmin(cluster, async client => void (await client.query(`drop database if exists ${database} with (force)`))),
  }
}

/** An empty database, without migrations. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const cluster = await clusterConnection()
  const database = `t_${randomUUID().replaceAll('-', '')}`
  await withAdmin(cluster, client => client.query(`create database ${database}`))
  return {
    connection: { ...cluster, database },
    drop: () => withAdmin(cluster, async client => void (await client.query(`drop database if exists ${database} with (force)`))),
  }
}

async function clusterConnection(): Promise<pg.ClientConfig> {
  const url = process.env['TEST_POSTGRES_URL']
  if (!url) return (await (await import('./postgres.ts')).testCluster()).connection
  const { searchParams, username, password, hostname, port } = new URL(url)
  const socket = searchParams.get('host')
  return {
    host: socket ?? hostname,
    port: Number(searchParams.get('port') ?? (port || 5432)),
    user: decodeURIComponent(username),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  }
}

async function withAdmin<T>(cluster: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...cluster, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// The template's name is the hash of the migrations, so that a changed migration makes a new one.
async function readyTemplate(client: pg.Client, cluster: pg.ClientConfig): Promise<string> {
  const migrations = readMigrations('migrations')
  const hash = createHash('sha256').update(migrations.map(m => m.sha256).join())
  const name = `tpl_${hash.digest('hex').slice(0, 16)}`
  await client.query(`select pg_advisory_lock(hashtext('template'))`)
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const draft = `${name}_draft`
      await client.query(`drop database if exists ${draft} with (force)`)
      await client.query(`create database ${draft}`)
      const pool = new pg.Pool({ ...cluster, database: draft, max: 1 })
      await migrate(pool, migrations)
      await pool.end()
      await client.query(`alter database ${draft} rename to ${name}`)
    }
    return name
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('template'))`)
  }
}

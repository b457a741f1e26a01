// The database of the tests: one cluster for all of them, and in it databases of their own, cloned from templates.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { urlOf } from '#kernel/postgres/index.ts'
import { throwAwayCluster } from './throw-away-cluster.ts'

export interface TestCluster {
  /** Any user that may create databases, in a database that nobody clones. */
  url: string
  urlOf(database: string): string
  stop(): Promise<void>
}

export interface TestDatabase {
  name: string
  url: string
  drop(): Promise<void>
}

let shared: Promise<TestCluster> | undefined

/** The cluster that the test command started, or one of this process. With `durable` always an own one that keeps its word. */
export function testCluster(options: { durable?: boolean } = {}): Promise<TestCluster> {
  if (options.durable) return ownCluster(true)
  const given = process.env.TEST_POSTGRES_URL
  shared ??= given ? Promise.resolve(clusterAt(given, async () => {})) : ownCluster(false)
  return shared
}

async function ownCluster(durable: boolean): Promise<TestCluster> {
  const { connection, stop } = await throwAwayCluster(durable)
  return clusterAt(urlOf(connection), stop)
}

const clusterAt = (url: string, stop: () => Promise<void>): TestCluster => ({
  url,
  urlOf(database) {
    const other = new URL(url)
    other.pathname = `/${database}`
    return other.href
  },
  stop,
})

async function asked<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { url } = await testCluster()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const freshName = (stem: string): string => `${stem.slice(0, 40)}_${randomBytes(6).toString('hex')}`
const quoted = (name: string): string => pg.escapeIdentifier(name)

async function database(name: string): Promise<TestDatabase> {
  const cluster = await testCluster()
  return { name, url: cluster.urlOf(name), drop: () => dropDatabase(name) }
}

export const createDatabase = (stem = 'test'): Promise<TestDatabase> => createFrom('template0', stem)

/** A copy of a database to which nobody is connected; some tens of milliseconds. */
export const cloneDatabase = (template: string): Promise<TestDatabase> => createFrom(template, template)

async function createFrom(template: string, stem: string): Promise<TestDatabase> {
  const name = freshName(stem)
  await asked(client => client.query(`create database ${quoted(name)} template ${quoted(template)} strategy file_copy`))
  return database(name)
}

export async function dropDatabase(name: string): Promise<void> {
  await asked(client => client.query(`drop database if exists ${quoted(name)} with (force)`))
}

/**
 * A template that is built once for all test processes, however many ask at the same time. Put into the name what the
 * template depends on (a hash of the migrations, say). `build` must have closed its connections when it returns.
 */
export async function ensureTemplate(name: string, build: (url: string) => Promise<void>): Promise<string> {
  await asked(async client => {
    const there = async () => (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1
    if (await there()) return
    await lock(client, name)
    if (await there()) return
    const draft = await createDatabase(`${name.slice(0, 30)}_draft`)
    try {
      await build(draft.url)
      await client.query(`alter database ${quoted(draft.name)} rename to ${quoted(name)}`)
    } catch (error) {
      await draft.drop()
      throw error
    }
  })
  return name
}

// Tried again and again rather than waited for: a waiting statement would hold back the builder's concurrent index builds.
async function lock(client: pg.Client, name: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [name])
    if (rows[0]?.taken) return
    await pause(20)
  }
}

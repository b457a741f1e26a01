// The ground both sides stand on: one durable PostgreSQL, started for the bench and ended with it; servers as processes.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type RunningPostgres, startPostgres } from '#kernel/postgres/index.ts'

export interface Ground {
  folder: string
  /** A new, empty database on the shared cluster. */
  database(name: string): Promise<string>
  /** Starts a server process and waits until its address answers. */
  server(script: string, env: Record<string, string>, ready: string): Promise<Server>
  end(): Promise<void>
}
export interface Server {
  pid: number
  url: string
  end(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-bench-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), settings: { max_connections: 120 } })
  const servers = new Set<Server>()
  return {
    folder,
    database: name => createDatabase(postgres, name),
    async server(script, env, ready) {
      const server = await startServer(script, env, ready)
      servers.add(server)
      return server
    },
    async end() {
      for (const server of servers) await server.end()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function createDatabase(postgres: RunningPostgres, name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: postgres.adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} owner ${pg.escapeIdentifier(postgres.pool.user)}`)
  await admin.end()
  const url = new URL(postgres.url)
  url.pathname = `/${name}`
  return url.href
}

export const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

async function startServer(script: string, env: Record<string, string>, ready: string): Promise<Server> {
  const port = await freePort()
  const child: ChildProcess = spawn(
    process.execPath,
    [
      ...(process.env['BENCH_PROFILE'] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : []),
      '--import',
      join(import.meta.dirname, 'collect.ts'),
      join(import.meta.dirname, '..', script),
    ],
    {
      env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const url = `http://127.0.0.1:${port}`
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  for (let i = 0; i < 1000; i++) {
    const there = await fetch(url + ready).then(
      r => r.ok,
      () => false,
    )
    if (there) break
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
    await pause(20)
  }
  return {
    pid: child.pid as number,
    url,
    async end() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** Memory of a process in MB: resident, and its proportional share where pages are shared. */
export function memoryMb(pid: number): { rss: number; pss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { rss: kb('Rss') / 1024, pss: kb('Pss') / 1024 }
}

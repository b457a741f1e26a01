// A PostgreSQL that lives as long as this process: copied from a cluster that was made once on this machine.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Connection, type RunningPostgres, type ServerSettings, startPostgres } from '#kernel/postgres/index.ts'
import { clearLeftovers } from '#kernel/postgres/leftovers.ts'
import { lifeOf, postgresProcessesOf, stillLives } from '#kernel/postgres/processes.ts'
import { removeSocketFolder } from '#kernel/postgres/sockets.ts'

const forgetful: ServerSettings = { fsync: false, synchronous_commit: false, full_page_writes: false }
const roomy: ServerSettings = { max_connections: 200, shared_buffers: '64MB', max_wal_size: '256MB', autovacuum: false }
const root = path.join(import.meta.dirname, '..')
const uid = process.getuid?.() ?? 0

export interface ThrowAway {
  connection: Connection
  stop(): Promise<void>
}

/** `durable`: with everything that keeps data through a crash; otherwise fast. */
export async function throwAwayCluster(durable: boolean): Promise<ThrowAway> {
  sweep()
  const home = testFolder()
  const dataDir = await copyOfPreparedData(home)
  const running = await startPostgres({ dataDir, ballastBytes: 0, settings: { ...roomy, ...(durable ? {} : forgetful) } })
  running.unref()
  const atExit = () => endNow(running, home)
  process.once('exit', atExit)
  return {
    connection: running.pool,
    async stop() {
      process.removeListener('exit', atExit)
      await running.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A folder of this process; whatever is left of it, later runs sweep away. */
export function testFolder(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), `qunluo-test-${nameOfThisProcess()}-`))
  // the database's user must be able to walk in; what matters lies in private folders below
  chmodSync(home, 0o755)
  return home
}

/** A data directory in which everything is set up, without the second that setting up takes. */
export async function copyOfPreparedData(home: string): Promise<string> {
  const dataDir = path.join(home, 'data')
  execFileSync('cp', ['-a', await preparedData(), dataDir])
  return dataDir
}

const nameOfThisProcess = (): string => `${process.pid}-${lifeOf(process.pid)?.startTicks ?? 0}`

/** Made once for each state of the code that makes it, and kept in a private folder of this user. */
async function preparedData(): Promise<string> {
  const shelf = path.join(os.tmpdir(), `qunluo-prepared-${uid}`)
  mkdirSync(shelf, { recursive: true, mode: 0o755 })
  if (statSync(shelf).uid !== uid) throw new Error(`${shelf} belongs to someone else; remove it`)
  const prepared = path.join(shelf, stateOfTheMaker())
  if (existsSync(path.join(prepared, 'qunluo.json'))) return prepared
  const draft = `${prepared}.${nameOfThisProcess()}`
  const running = await startPostgres({ dataDir: draft, ballastBytes: 0, settings: forgetful })
  await running.stop()
  try {
    renameSync(draft, prepared)
  } catch {
    // another process was quicker, and its copy is as good
    rmSync(draft, { recursive: true, force: true })
  }
  return prepared
}

function stateOfTheMaker(): string {
  const sources = ['kernel/postgres/cluster.ts', 'kernel/postgres/data-folder.ts', 'package-lock.json', 'package.json']
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(path.join(root, source)))
  return hash.digest('hex').slice(0, 16)
}

// In an exit hook nothing can be awaited, so this waits on the spot; a server that lingers is ended hard.
function endNow(running: RunningPostgres, home: string): void {
  const cluster = path.join(home, 'data', 'postgres')
  const still = new Int32Array(new SharedArrayBuffer(4))
  for (const [signal, patienceMs] of [
    ['SIGINT', 3_000],
    ['SIGQUIT', 2_000],
  ] as const) {
    for (let waitedMs = 0; waitedMs < patienceMs && postgresProcessesOf(cluster).length > 0; waitedMs += 20) {
      if (waitedMs === 0) process.kill(running.pid, signal)
      Atomics.wait(still, 0, 0, 20)
    }
  }
  rmSync(home, { recursive: true, force: true })
  rmSync(running.pool.host, { recursive: true, force: true })
}

/** Removes what test runs left that were killed before they could clean up. */
function sweep(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const [, pid, startTicks] = /^qunluo-test-(\d+)-(\d+)-/.exec(name) ?? []
    if (!pid || !startTicks || stillLives({ pid: Number(pid), startTicks })) continue
    const home = path.join(os.tmpdir(), name)
    if (statSync(home, { throwIfNoEntry: false })?.uid !== uid) continue
    const cluster = path.join(home, 'data', 'postgres')
    const socketFolder = socketFolderOf(cluster) ?? home
    // not awaited: the leftovers of others shall not make this run wait
    void clearLeftovers(cluster, socketFolder, () => {})
      .then(() => {
        removeSocketFolder(socketFolder)
        rmSync(home, { recursive: true, force: true })
      })
      .catch(() => {})
  }
}

// The fifth line of a server's pid file names the folder of its socket.
function socketFolderOf(cluster: string): string | undefined {
  try {
    return readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[4] || undefined
  } catch {
    return undefined
  }
}

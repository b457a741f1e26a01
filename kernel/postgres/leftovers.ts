// What an earlier run left behind: an orphaned server is stopped in order, a stale lock file goes only after proof.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Text } from '#kernel/i18n.ts'
import { CannotStart } from './cannot-start.ts'
import { isPostgresOf, lifeOf, postgresProcessesOf, waitUntil } from './processes.ts'
import { clearSocket } from './sockets.ts'

const fastMs = 60_000
const immediateMs = 10_000
const lingerMs = 5_000

/**
 * After this no PostgreSQL works on the cluster. An orphan is stopped rather than adopted: it is nobody's child, so its
 * end would go unseen, and it runs with the settings of the version that started it.
 */
export async function clearLeftovers(cluster: string, socketFolder: string, say: (text: Text) => void): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid')
  const pid = readPid(pidFile)
  if (pid === null) return clearSocket(socketFolder)
  if (isPostgresOf(pid, cluster)) {
    say({
      zh: '上次没有正常退出，先把留下的数据库停好……',
      en: 'The last run did not end properly; stopping the database it left…',
    })
    await stopOrphan(pid, cluster)
  }
  await outlive(cluster)
  // Dead pids PostgreSQL sees through itself. A zombie or a stranger with the same number would make it refuse to start.
  if (!isPostgresOf(pid, cluster) && pidIsTaken(pid)) rmSync(pidFile, { force: true })
  clearSocket(socketFolder)
}

function readPid(pidFile: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

// Signal 0 reaches zombies as well, and that is the very test PostgreSQL uses.
function pidIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function stopOrphan(pid: number, cluster: string): Promise<void> {
  const life = lifeOf(pid)
  const gone = () => lifeOf(pid)?.startTicks !== life?.startTicks || !isPostgresOf(pid, cluster)
  for (const [signal, patienceMs] of [
    ['SIGINT', fastMs],
    ['SIGQUIT', immediateMs],
  ] as const) {
    if (gone()) return
    signalQuietly(pid, signal)
    if (await waitUntil(gone, patienceMs)) return
  }
  throw stuck([pid])
}

// Children of a killed postmaster notice and leave by themselves; a new server beside them could damage the data.
export async function outlive(cluster: string): Promise<void> {
  const left = () => postgresProcessesOf(cluster)
  if (await waitUntil(() => left().length === 0, lingerMs, 25)) return
  for (const pid of left()) signalQuietly(pid, 'SIGQUIT')
  if (!(await waitUntil(() => left().length === 0, lingerMs, 25))) throw stuck(left())
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone in between, which is what was wanted
  }
}

const stuck = (pids: number[]): CannotStart =>
  new CannotStart('postgres-failed', {
    zh: `上次留下的数据库进程 ${pids.join(', ')} 停不下来。请手动结束它（kill -QUIT ${pids.join(' ')}），再重新启动。`,
    en: `The database left by the last run (process ${pids.join(', ')}) does not stop. End it by hand (kill -QUIT ${pids.join(' ')}) and start again.`,
  })

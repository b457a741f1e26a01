// One run of the PostgreSQL server: spawned in a session of its own, watched until it is ready, stopped in order.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { tailOf } from './files.ts'
import { lifeOf, sleep } from './processes.ts'
import { dataFlag, type Runtime } from './runtime.ts'
import { openServerLog } from './server-log.ts'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  /** What the server wrote to its log in this run, at the end. */
  said: string
  noSpace: boolean
}

export interface Server {
  pid: number
  child: ChildProcess
  /** Resolves once, when the process is gone. */
  ended: Promise<Ended>
}

export interface Launched extends Server {
  /** Resolves true when connections are accepted, false when it ended before. */
  ready: Promise<boolean>
}

export function launch(folder: DataFolder, runtime: Runtime): Launched {
  const logFrom = statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0
  const log = openServerLog(folder.log)
  const child = spawn(path.join(runtime.bin, 'postgres'), ['-D', dataFlag(folder.cluster, runtime.user)], {
    ...runtime.user,
    cwd: folder.cluster,
    env: { TZ: 'UTC', PATH: '/usr/bin:/bin' },
    // its own session: Ctrl-C in the terminal reaches the app alone, which stops the database last
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<Ended>(done => {
    const end = (code: number | null, signal: NodeJS.Signals | null, said = tailOf(folder.log, logFrom)) =>
      done({ code, signal, said, noSpace: /No space left on device|Disk quota exceeded/.test(said) })
    child.once('error', error => end(null, null, error.message))
    child.once('exit', (code, signal) => end(code, signal))
  })
  const pid = child.pid ?? -1
  return { pid, child, ended, ready: Promise.race([becomesReady(folder.cluster, pid), ended.then(() => false)]) }
}

async function becomesReady(cluster: string, pid: number): Promise<boolean> {
  for (let polls = 0; lifeOf(pid) !== null; polls++) {
    if (isReady(cluster, pid)) return true
    await sleep(polls < 200 ? 4 : 50)
  }
  return false
}

// The server itself writes how far it is into the last line of its pid file.
function isReady(cluster: string, pid: number): boolean {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

const fastMs = 60_000
const immediateMs = 10_000

/** Ends sessions and writes everything down; harsher only when the server does not answer. */
export async function stopServer(server: Server): Promise<Ended> {
  for (const [signal, patienceMs] of [
    ['SIGINT', fastMs],
    ['SIGQUIT', immediateMs],
  ] as const) {
    server.child.kill(signal)
    const ended = await Promise.race([server.ended, sleepUnref(patienceMs)])
    if (ended) return ended
  }
  server.child.kill('SIGKILL')
  return server.ended
}

const sleepUnref = (ms: number): Promise<null> => new Promise(done => setTimeout(done, ms, null).unref())

// What /proc proves about a process: whether it lives, since when, and whether it is a PostgreSQL of a given folder.
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import path from 'node:path'

export interface Life {
  pid: number
  /** Ticks since boot. With the pid it names a process for good, for pids come round again. */
  startTicks: string
}

export function lifeOf(pid: number): Life | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // the name in brackets may itself hold spaces and brackets, so count from the last one
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const state = fields[0]
    // a zombie answers to signals but does nothing more
    if (state === 'Z' || state === 'X') return null
    return { pid, startTicks: fields[19] ?? '' }
  } catch {
    return null
  }
}

export const stillLives = (life: Life): boolean => lifeOf(life.pid)?.startTicks === life.startTicks

/** Names this boot and this set of pids: a pid read in another container or before a reboot proves nothing here. */
export function placeOfPids(): string {
  const read = (get: () => string) => {
    try {
      return get().trim()
    } catch {
      return 'unknown'
    }
  }
  return `${read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'))} ${read(() => readlinkSync('/proc/self/ns/pid'))}`
}

/** A server works inside its data folder and refuses one of another user, so its working folder is the proof. */
export function isPostgresOf(pid: number, clusterDir: string): boolean {
  if (lifeOf(pid) === null) return false
  try {
    const program = path.basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '')
    if (program !== 'postgres' && program !== 'initdb') return false
    const theirs = statSync(`/proc/${pid}/cwd`)
    const ours = statSync(clusterDir)
    return theirs.dev === ours.dev && theirs.ino === ours.ino
  } catch {
    // not ours to look into: then it runs as another user, and cannot be a server of this folder
    return false
  }
}

export function postgresProcessesOf(clusterDir: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => isPostgresOf(pid, clusterDir))
}

export const sleep = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

/** True as soon as the condition holds, false when the time is up. */
export async function waitUntil(condition: () => boolean, timeoutMs: number, stepMs = 10): Promise<boolean> {
  const endsAt = performance.now() + timeoutMs
  while (!condition()) {
    if (performance.now() > endsAt) return false
    await sleep(stepMs)
  }
  return true
}

// One Qunluo a data directory: a lock file whose owner is proved alive by pid and start time, or by its heartbeat.
import { linkSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import type { Text } from '#kernel/i18n.ts'
import { CannotStart, isMissing, isTaken, unwritable } from './cannot-start.ts'
import { type Life, lifeOf, placeOfPids, sleep, stillLives } from './processes.ts'

export interface Ownership {
  release(): void
}

interface Owner extends Life {
  place: string
}

const heartbeatMs = 3_000
// Long enough for four missed beats of a busy process in another container.
const silenceMs = 12_000

export async function takeOwnership(lock: string, dataDir: string, say: (text: Text) => void): Promise<Ownership> {
  const me: Owner = { ...(lifeOf(process.pid) ?? { pid: process.pid, startTicks: '' }), place: placeOfPids() }
  const mine = JSON.stringify(me)
  for (;;) {
    if (create(lock, mine, dataDir)) return hold(lock, mine)
    const theirs = read(lock)
    if (theirs === null) continue
    if (await isAlive(lock, theirs, me.place, say)) throw inUse(dataDir, theirs)
    removeStale(lock, theirs)
  }
}

function create(lock: string, mine: string, dataDir: string): boolean {
  // written aside and linked into place, so that nobody ever reads half a lock
  const draft = `${lock}.${process.pid}`
  try {
    writeFileSync(draft, mine, { mode: 0o644 })
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw unwritable(dataDir, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function parse(text: string): Owner | null {
  try {
    const owner = JSON.parse(text)
    return typeof owner.pid === 'number' && typeof owner.startTicks === 'string' ? owner : null
  } catch {
    return null
  }
}

async function isAlive(lock: string, theirs: string, ourPlace: string, say: (text: Text) => void): Promise<boolean> {
  const owner = parse(theirs)
  if (owner === null) return false
  if (owner.place === ourPlace) return stillLives(owner)
  // same machine, earlier boot: the boot id differs and nothing of that time can live
  if (bootOf(owner.place) !== bootOf(ourPlace) && beatAgeMs(lock) > silenceMs) return false
  say({
    zh: '数据目录可能正被另一台机器或容器使用，正在确认……',
    en: 'Another machine or container may be using this data; making sure…',
  })
  const before = beatAt(lock)
  for (let waitedMs = 0; waitedMs < silenceMs; waitedMs += 500) {
    await sleep(500)
    if (beatAt(lock) !== before) return read(lock) === theirs
  }
  return false
}

const bootOf = (place: string): string => place.split(' ')[0] ?? ''
const beatAt = (lock: string): number => statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0
const beatAgeMs = (lock: string): number => Date.now() - beatAt(lock)

// Two starters may both find the same stale lock; only the one that moves exactly that lock away goes on.
function removeStale(lock: string, stale: string): void {
  const aside = `${lock}.stale-${process.pid}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  if (readFileSync(aside, 'utf8') !== stale) {
    try {
      linkSync(aside, lock)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  unlinkSync(aside)
}

function hold(lock: string, mine: string): Ownership {
  const beat = setInterval(() => {
    const now = new Date()
    try {
      if (read(lock) === mine) utimesSync(lock, now, now)
    } catch {
      // a full or vanished disk must not stop the house through its lock
    }
  }, heartbeatMs)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (read(lock) === mine) rmSync(lock, { force: true })
    },
  }
}

function inUse(dataDir: string, theirs: string): CannotStart {
  const pid = parse(theirs)?.pid ?? '?'
  return new CannotStart('data-in-use', {
    zh: `另一个群落（进程 ${pid}）正在使用 ${dataDir}。请先停止它，或用 --data 换一个目录。`,
    en: `Another Qunluo (process ${pid}) is using ${dataDir}. Stop it first, or choose another folder with --data.`,
  })
}

// Where the server's socket lies: a short private folder, for a socket's path may have at most 107 bytes.
import { createHash } from 'node:crypto'
import { chmodSync, lchownSync, lstatSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isTaken } from './cannot-start.ts'
import { enterable, type SystemUser } from './runtime.ts'

export const socketPort = 5432
const socketFile = `.s.PGSQL.${socketPort}`
const pathBytesMax = 107

export function makeSocketFolder(cluster: string, user: SystemUser | undefined): string {
  const place = [os.tmpdir(), '/tmp'].find(at => fits(at) && (user === undefined || enterable(at))) ?? '/tmp'
  const folder = path.join(place, `qunluo-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`)
  const owner = user ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  try {
    mkdirSync(folder, { mode: 0o700 })
    lchownSync(folder, owner.uid, owner.gid)
    return folder
  } catch (error) {
    if (!isTaken(error)) throw error
  }
  const facts = lstatSync(folder)
  if (facts.isDirectory() && facts.uid === owner.uid) {
    chmodSync(folder, 0o700)
    return folder
  }
  // someone else sits on the name: take one that nobody can guess
  const other = mkdtempSync(`${folder}-`)
  lchownSync(other, owner.uid, owner.gid)
  return other
}

const fits = (place: string): boolean =>
  Buffer.byteLength(path.join(place, `qunluo-${'x'.repeat(19)}`, socketFile)) <= pathBytesMax

/** Only after it is proved that no server of this cluster lives. */
export function clearSocket(folder: string): void {
  rmSync(path.join(folder, socketFile), { force: true })
  rmSync(path.join(folder, `${socketFile}.lock`), { force: true })
}

export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // something still lies there; the next start clears it
  }
}

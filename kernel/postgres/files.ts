// Writing into folders that belong to the database's user without following anything that user may have laid there.
import { lchownSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { SystemUser } from './runtime.ts'

export function placeFile(file: string, text: string, mode: number, user?: SystemUser): void {
  const draft = `${file}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, text, { mode, flag: 'wx' })
  if (user) lchownSync(draft, user.uid, user.gid)
  renameSync(draft, file)
}

export function placeFileIfChanged(file: string, text: string, mode: number, user?: SystemUser): void {
  try {
    if (readFileSync(file, 'utf8') === text) return
  } catch {
    // not there yet, or unreadable: it is written anew
  }
  placeFile(file, text, mode, user)
}

/** The end of a text file, for what a program said last. */
export function tailOf(file: string, fromByte: number, bytesMax = 8_192): string {
  try {
    const bytes = readFileSync(file)
    return bytes.subarray(Math.max(fromByte, bytes.length - bytesMax)).toString('utf8')
  } catch {
    return ''
  }
}

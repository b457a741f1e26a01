// A reserve on the disk. When the disk is full PostgreSQL stops and cannot even recover; giving this up lets it come back.

import { randomBytes } from 'node:crypto'
import { rmSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { freeMb } from './data-folder.ts'

export const ballastBytes = 64 * 1_048_576
const stepBytes = 1_048_576
// Laying the reserve must not itself be what fills the disk.
const spareMb = 256

export async function layBallast(file: string, bytes: number): Promise<boolean> {
  if (bytes === 0 || statSync(file, { throwIfNoEntry: false })?.size === bytes) return false
  if (freeMb(path.dirname(file)) < spareMb + bytes / stepBytes) return false
  const draft = `${file}.new`
  // chance, not zeros: a file system that packs zeros would reserve nothing
  const block = randomBytes(stepBytes)
  const handle = await open(draft, 'w', 0o600)
  try {
    for (let at = 0; at < bytes; at += stepBytes) await handle.write(block, 0, Math.min(stepBytes, bytes - at))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  return true
}

/** True when there was a reserve to give up. */
export function releaseBallast(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false }) !== undefined
  rmSync(file, { force: true })
  rmSync(`${file}.new`, { force: true })
  return there
}

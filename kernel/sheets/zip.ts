// Opens the zip folder that an XLSX file is. Trusts no size it is told: what is unpacked is counted as it comes.
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import type { SheetLimits } from './shape.ts'
import { SheetUnreadable } from './shape.ts'

export type ZipFolder = {
  names: string[]
  has(name: string): boolean
  /** The unpacked bytes of one entry, in pieces. */
  open(name: string): AsyncGenerator<Uint8Array, void, undefined>
}

type Entry = { method: number; packedBytes: number; headerAt: number; isLocked: boolean }

export function openZip(bytes: Uint8Array, limits: SheetLimits): ZipFolder {
  const entries = entriesOf(bytes, limits)
  const budget = { left: limits.unpackedBytesMax }
  return {
    names: [...entries.keys()],
    has: name => entries.has(keyOf(name)),
    async *open(name) {
      const entry = entries.get(keyOf(name))
      if (!entry) throw new SheetUnreadable('sheet.unreadable', name)
      if (entry.isLocked) throw new SheetUnreadable('sheet.encrypted')
      yield* unpacked(packedOf(bytes, entry, name), entry.method, limits, budget, name)
    },
  }
}

/** Some writers use backslashes or other letter cases; nobody means two different parts by that. */
const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()

function packedOf(bytes: Uint8Array, entry: Entry, name: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerAt
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new SheetUnreadable('sheet.unreadable', name)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + entry.packedBytes > bytes.length) throw new SheetUnreadable('sheet.unreadable', name)
  return bytes.subarray(from, from + entry.packedBytes)
}

async function* unpacked(
  packed: Uint8Array,
  method: number,
  limits: SheetLimits,
  budget: { left: number },
  name: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (method !== 0 && method !== 8) throw new SheetUnreadable('sheet.unreadable', name)
  const pieces = method === 0 ? [packed] : Readable.from(slicesOf(packed)).pipe(createInflateRaw({ chunkSize: 128 * 1024 }))
  let total = 0
  try {
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      total += piece.length
      budget.left -= piece.length
      const isSwollen = total > limits.ratioFromBytes && total > packed.length * limits.ratioMax
      if (budget.left < 0 || isSwollen) throw new SheetUnreadable('sheet.bomb', name)
      yield piece
    }
  } catch (error) {
    throw error instanceof SheetUnreadable ? error : new SheetUnreadable('sheet.unreadable', name)
  }
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024)
}

function entriesOf(bytes: Uint8Array, limits: SheetLimits): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, at: start } = directoryOf(view)
  if (count > limits.entriesMax) throw new SheetUnreadable('sheet.bomb', `${count} entries`)
  const entries = new Map<string, Entry>()
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new SheetUnreadable('sheet.unreadable')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const entry: Entry = {
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
    }
    widen(entry, view, at, at + 46 + nameLength, extraLength)
    entries.set(keyOf(name), entry)
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

function directoryOf(view: DataView): { count: number; at: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (count !== 0xffff && start !== 0xffffffff) return { count, at: start }
    return wideDirectoryOf(view, at - 20)
  }
  throw new SheetUnreadable('sheet.unreadable')
}

function wideDirectoryOf(view: DataView, locatorAt: number): { count: number; at: number } {
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== 0x07064b50) throw new SheetUnreadable('sheet.unreadable')
  const at = Number(view.getBigUint64(locatorAt + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) throw new SheetUnreadable('sheet.unreadable')
  return { count: Number(view.getBigUint64(at + 32, true)), at: Number(view.getBigUint64(at + 48, true)) }
}

/** Zip64 writers put sizes that overflow, or all of them, into an extra field, in a fixed order. */
function widen(entry: Entry, view: DataView, headerAt: number, extraAt: number, extraLength: number): void {
  const end = Math.min(extraAt + extraLength, view.byteLength)
  for (let at = extraAt; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = (): number => {
      if (field + 8 > end) throw new SheetUnreadable('sheet.unreadable')
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    }
    if (view.getUint32(headerAt + 24, true) === 0xffffffff) next()
    if (entry.packedBytes === 0xffffffff) entry.packedBytes = next()
    if (entry.headerAt === 0xffffffff) entry.headerAt = next()
  }
}

// Packs texts into a zip folder piece by piece, compressing off the main thread.
import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type ZipPart = { name: string; text: string | AsyncIterable<string> }

type Packed = { name: Uint8Array; crc: number; packedBytes: number; bytes: number; headerAt: number }

/** The date of every entry is fixed, so that the same content makes the same file: 1 January 2000. */
const fixedDate = ((2000 - 1980) << 9) | (1 << 5) | 1

/** Sizes follow the data (flag 8), names are UTF-8 (flag 0x800). */
const flags = 0x0808

export async function* zipped(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array, void, undefined> {
  const packed: Packed[] = []
  let at = 0
  for (const part of parts) {
    const entry: Packed = { name: new TextEncoder().encode(part.name), crc: 0, packedBytes: 0, bytes: 0, headerAt: at }
    const header = localHeader(entry)
    yield header
    for await (const piece of deflated(part.text, entry)) {
      entry.packedBytes += piece.length
      yield piece
    }
    const descriptor = fields([4, 0x08074b50], [4, entry.crc], [4, entry.packedBytes], [4, entry.bytes])
    yield descriptor
    at += header.length + entry.packedBytes + descriptor.length
    packed.push(entry)
  }
  const directory = packed.map(directoryEntry)
  yield* directory
  const size = directory.reduce((total, entry) => total + entry.length, 0)
  yield fields([4, 0x06054b50], [2, 0], [2, 0], [2, packed.length], [2, packed.length], [4, size], [4, at], [2, 0])
}

function deflated(text: string | AsyncIterable<string>, entry: Packed): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of typeof text === 'string' ? [text] : text) {
      const bytes = encoder.encode(piece)
      entry.crc = crc32(bytes, entry.crc)
      entry.bytes += bytes.length
      yield bytes
    }
  }
  // pipeline, unlike pipe, carries a failure of the rows through to whoever reads the packed bytes.
  const source = Readable.from(counted(), { objectMode: true, highWaterMark: 1 })
  return pipeline(source, createDeflateRaw({ level: 5 }), () => {})
}

function localHeader({ name }: Packed): Uint8Array {
  const start = fields(
    [4, 0x04034b50],
    [2, 20],
    [2, flags],
    [2, 8],
    [2, 0],
    [2, fixedDate],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  )
  return Buffer.concat([start, name])
}

function directoryEntry(entry: Packed): Uint8Array {
  const { name, crc, packedBytes, bytes, headerAt } = entry
  const start = fields(
    [4, 0x02014b50],
    [2, 20],
    [2, 20],
    [2, flags],
    [2, 8],
    [2, 0],
    [2, fixedDate],
    [4, crc],
    [4, packedBytes],
    [4, bytes],
  )
  const rest = fields([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, headerAt])
  return Buffer.concat([start, rest, name])
}

/** Little-endian numbers, each with its width in bytes. */
function fields(...list: [width: 2 | 4, value: number][]): Uint8Array {
  const bytes = Buffer.alloc(list.reduce((total, [width]) => total + width, 0))
  let at = 0
  for (const [width, value] of list) at = bytes.writeUIntLE(value, at, width)
  return bytes
}

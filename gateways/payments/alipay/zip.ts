// Reads the files out of a small zip archive, by its central directory, with a limit on what they may unfold to.
import { crc32, inflateRawSync } from 'node:zlib'

const bytesMax = 512 * 1024 * 1024

/** The contents in the order of the archive; undefined when it is not whole. Names are left alone: they come in any charset. */
export function unzipped(archive: Buffer): Buffer[] | undefined {
  try {
    const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0) return undefined
    const count = archive.readUInt16LE(end + 10)
    const files: Buffer[] = []
    let at = archive.readUInt32LE(end + 16)
    for (let index = 0; index < count; index += 1) {
      if (archive.readUInt32LE(at) !== 0x02014b50) return undefined
      const file = fileAt(archive, at)
      if (!file) return undefined
      files.push(file)
      at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
    }
    return files
  } catch {
    // Offsets that point outside, data that does not unfold.
    return undefined
  }
}

function fileAt(archive: Buffer, entry: number): Buffer | undefined {
  const method = archive.readUInt16LE(entry + 10)
  const packedBytes = archive.readUInt32LE(entry + 20)
  const local = archive.readUInt32LE(entry + 42)
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const packed = archive.subarray(start, start + packedBytes)
  if (packed.length !== packedBytes || (method !== 0 && method !== 8)) return undefined
  const file = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: bytesMax })
  return crc32(file) === archive.readUInt32LE(entry + 16) ? file : undefined
}

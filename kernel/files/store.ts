// Where the bytes of files lie. One face: a local folder now, an S3-compatible store behind the same face later.
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface FileStore {
  /** Stores the bytes whole or not at all; gives the place to find them again. */
  put(place: string, bytes: Uint8Array | Readable | { path: string }): Promise<number>
  read(place: string, range?: { start: number; end: number }): Promise<Readable>
  size(place: string): Promise<number>
  remove(place: string): Promise<void>
}

export function localFiles(folder: string): FileStore {
  const at = (place: string): string => {
    if (!/^[\w-]+(\/[\w.-]+)+$/.test(place) || place.includes('..')) throw new Error(`not a place: ${place}`)
    return join(folder, place)
  }
  return {
    async put(place, bytes) {
      const target = at(place)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const part = `${target}.${randomUUID()}.part`
      try {
        const source =
          bytes instanceof Uint8Array ? Readable.from([bytes]) : 'path' in bytes ? createReadStream(bytes.path as string) : bytes
        await pipeline(source, createWriteStream(part, { mode: 0o600 }))
        await flush(part)
        await rename(part, target)
        await flush(dirname(target))
        return (await stat(target)).size
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    async read(place, range) {
      const path = at(place)
      await stat(path)
      return createReadStream(path, range)
    },
    size: async place => (await stat(at(place))).size,
    remove: async place => rm(at(place), { force: true }),
  }
}

// A row that names a file must never outlive a power cut that the file, or its name in the folder, did not survive.
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

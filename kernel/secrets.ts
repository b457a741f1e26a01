// Secrets at rest: sealed with the house's own key (AES-256-GCM), so that a copy of the database alone opens none of them.
import { createCipheriv, createDecipheriv, createHash, randomBytes as systemBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { service } from './services.ts'

export interface Secrets {
  /** `about` names what it is and whose (`room.what:ids`); the secret opens under the same name only. */
  seal(plain: string, about: string): Buffer
  /** Throws SecretShut when the bytes are not ours, were changed, or belong to another name or key. */
  open(sealed: Uint8Array, about: string): string
}

/** Provided at boot; a room that keeps secrets refuses to keep them in the clear when it is missing. */
export const secretsService = service<Secrets>('secrets')

export class SecretShut extends Error {
  constructor(why: string) {
    super(`a secret does not open: ${why}`)
    this.name = 'SecretShut'
  }
}

// 1 byte of version, 4 that tell which key, 12 of nonce, 16 of tag, then the ciphertext.
const version = 1
const head = 1 + 4 + 12 + 16

export function openSecrets(key: Buffer, randomBytes: (count: number) => Buffer = systemBytes): Secrets {
  if (key.length !== 32) throw new TypeError('the key of the secrets must have 32 bytes')
  const mark = createHash('sha256').update('qunluo secrets\0').update(key).digest().subarray(0, 4)
  return {
    seal(plain, about) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
      cipher.setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([version]), mark, nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed)
      if (bytes.length < head || bytes[0] !== version) throw new SecretShut('not sealed by this house')
      if (!bytes.subarray(1, 5).equals(mark)) throw new SecretShut('sealed with another key')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(5, 17), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(bytes.subarray(17, head))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(head)), decipher.final()]).toString('utf8')
      } catch {
        throw new SecretShut('changed, or kept under another name')
      }
    },
  }
}

/** The key from the settings, else from `secret.key` in the data folder, which the first start makes. */
export function houseKey(dataDir: string, given?: string, randomBytes: (count: number) => Buffer = systemBytes): Buffer {
  if (given !== undefined) return Buffer.from(given, 'hex')
  const file = path.join(dataDir, 'secret.key')
  const there = readKey(file)
  if (there) return there
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFlushed(draft, `${randomBytes(32).toString('hex')}\n`)
  try {
    // A link is made whole or not at all: of two first starts at once, both go on with the same key.
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readKey(file) ?? unreadable(file)
}

function readKey(file: string): Buffer | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  // A damaged key is never replaced: that would lose every secret without a word.
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : unreadable(file)
}

function unreadable(file: string): never {
  throw new Error(
    `${file} 不是 64 位十六进制的密钥，请从备份恢复。 / ${file} is not a key of 64 hex digits; restore it from a backup.`,
  )
}

function writeFlushed(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

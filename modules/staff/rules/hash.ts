// Passwords at rest: argon2id, with its parameters written beside the hash so that they can be raised later.
import crypto from 'node:crypto'

export interface PasswordCost {
  memoryKib: number
  passes: number
  lanes: number
}
/** What OWASP asks at least: 19 MiB, two passes, one lane. */
export const strongCost: PasswordCost = { memoryKib: 19_456, passes: 2, lanes: 1 }

// Two at a time: a flood of sign-ins must not take every thread and all memory from the rest of the house.
const atOnceMax = 2
const waitingMax = 100
let busy = 0
const waiting: (() => void)[] = []

/** Thrown when more passwords wait to be checked than can be in good time. */
export class HashingBusy extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnceMax) {
    if (waiting.length >= waitingMax) throw new HashingBusy('too many passwords wait to be checked')
    await new Promise<void>(resolve => waiting.push(resolve))
  } else busy++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}

const derive = (password: string, salt: Buffer, cost: PasswordCost, length: number): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) =>
        crypto.argon2(
          'argon2id',
          {
            message: password.normalize('NFKC'),
            nonce: salt,
            parallelism: cost.lanes,
            tagLength: length,
            memory: cost.memoryKib,
            passes: cost.passes,
          },
          (error, key) => (error ? reject(error) : resolve(key)),
        ),
      ),
  )

const b64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
const written = (cost: PasswordCost, salt: Buffer, key: Buffer): string =>
  `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=${cost.lanes}$${b64(salt)}$${b64(key)}`

export async function hashPassword(password: string, salt: Buffer, cost: PasswordCost): Promise<string> {
  return written(cost, salt, await derive(password, salt, cost, 32))
}

function read(text: string): { cost: PasswordCost; salt: Buffer; key: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text)
  if (!match) throw new Error('a stored password hash cannot be read')
  const [, m, t, p, salt = '', key = ''] = match
  return {
    cost: { memoryKib: Number(m), passes: Number(t), lanes: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  }
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  const { cost, salt, key } = read(stored)
  return crypto.timingSafeEqual(await derive(password, salt, cost, key.length), key)
}

/** The hash of nobody: as costly to check as a real one, and nothing fits it. */
export const nobodysHash = (cost: PasswordCost): string => written(cost, Buffer.alloc(16, 7), Buffer.alloc(32))

export function weakerThan(stored: string, cost: PasswordCost): boolean {
  const had = read(stored).cost
  return had.memoryKib < cost.memoryKib || had.passes < cost.passes || had.lanes < cost.lanes
}

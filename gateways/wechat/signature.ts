// How WeChat signs what it pushes: SHA-1 over the sorted parts. Three parts for a plain push, four with the ciphertext.
import { createHash, timingSafeEqual } from 'node:crypto'

/** Parts: token, timestamp, nonce — and the ciphertext in encrypted mode. */
export function signatureOf(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

/** Compared in constant time, so that the answer's delay tells nothing of how much was right. */
export function isSigned(given: string, ...parts: string[]): boolean {
  const [a, b] = [Buffer.from(signatureOf(...parts)), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

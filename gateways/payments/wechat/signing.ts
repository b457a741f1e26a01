// The signatures and seals of WeChat Pay API v3, as pure functions: SHA256 with RSA over lines, AES-256-GCM with the APIv3 key.
import { createDecipheriv, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { bytesOfBase64, textOf } from '../raw-notice.ts'

const lines = (...parts: string[]) => parts.map(part => `${part}\n`).join('')

/** What we sign of a request; `target` is path and query. */
export const requestMessage = (method: string, target: string, timestamp: string, nonce: string, body: string): string =>
  lines(method, target, timestamp, nonce, body)

/** What WeChat Pay signs of an answer, and of a notice. */
export const answerMessage = (timestamp: string, nonce: string, body: string): string => lines(timestamp, nonce, body)

/** What we sign for the page in WeChat (`prepay_id=…`) and for the app SDK (the bare prepay id). */
export const paymentMessage = (appid: string, timestamp: string, nonce: string, prepay: string): string =>
  lines(appid, timestamp, nonce, prepay)

export const signed = (message: string, key: KeyObject): string =>
  signBytes('RSA-SHA256', Buffer.from(message), key).toString('base64')

export function isSigned(message: string, signature: string, key: KeyObject): boolean {
  const bytes = bytesOfBase64(signature)
  return bytes !== undefined && verifyBytes('RSA-SHA256', Buffer.from(message), key, bytes)
}

/** Opens a sealed resource; undefined when it is not sealed with our key, or has been altered. */
export function opened(resource: unknown, apiV3Key: Buffer): string | undefined {
  const sealed = bytesOfBase64(textOf(resource, 'ciphertext') ?? '')
  const nonce = Buffer.from(textOf(resource, 'nonce') ?? '')
  if (textOf(resource, 'algorithm') !== 'AEAD_AES_256_GCM' || !sealed || sealed.length < 17 || nonce.length !== 12)
    return undefined
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(textOf(resource, 'associated_data') ?? ''))
  decipher.setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

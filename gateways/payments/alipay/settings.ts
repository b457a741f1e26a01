// What a merchant of Alipay enters, checked. Keys come as PEM or as the bare base64 that Alipay's own tool writes.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { Fetch } from '../../bounded-call.ts'
import { checkedBaseUrl, needSecrets } from '../request-checks.ts'

export type AlipayOptions = {
  appId: string
  /** The seller's user id, 2088…: who must have been paid. */
  sellerId: string
  /** The application's own private key. */
  privateKey: string
  /** Alipay's public key, not the application's. */
  alipayPublicKey: string
  /** The gateway's whole address. */
  baseUrl?: string
  now?: () => Date
  fetch?: Fetch
  timeoutMs?: number
}

export type AlipaySettings = Required<AlipayOptions>

export function settingsOf(options: AlipayOptions): AlipaySettings {
  const { appId, sellerId, privateKey, alipayPublicKey } = options
  needSecrets({ appId, sellerId, privateKey, alipayPublicKey })
  const own = rsa('privateKey', [
    () => createPrivateKey(privateKey),
    () => createPrivateKey({ key: der(privateKey), format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key: der(privateKey), format: 'der', type: 'pkcs1' }),
  ])
  const theirs = rsa('alipayPublicKey', [
    () => createPublicKey(alipayPublicKey),
    () => createPublicKey({ key: der(alipayPublicKey), format: 'der', type: 'spki' }),
  ])
  return {
    appId,
    sellerId,
    // The library takes a last line break for a part of the key.
    privateKey: own.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
    alipayPublicKey: theirs.export({ type: 'spki', format: 'pem' }).toString().trim(),
    baseUrl: checkedBaseUrl(options.baseUrl ?? 'https://openapi.alipay.com/gateway.do'),
    now: options.now ?? (() => new Date()),
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
  }
}

const der = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'base64')

function rsa(name: string, readings: (() => KeyObject)[]): KeyObject {
  for (const read of readings) {
    try {
      const key = read()
      if (key.asymmetricKeyType === 'rsa') return key
    } catch {
      // Not in this form; the reason could quote the key.
    }
  }
  throw new TypeError(`${name} must be an RSA key`)
}

// What a merchant of WeChat Pay enters, checked and turned into keys. A missing or malformed secret opens nothing.
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes as nodeRandomBytes } from 'node:crypto'
import type { Fetch } from '../../bounded-call.ts'
import { checkedBaseUrl, needSecrets } from '../request-checks.ts'

export type WechatPayOptions = {
  mchid: string
  /** The official account, mini program or app that is bound to the merchant. */
  appid: string
  /** The serial number of the merchant's own API certificate, and its private key (PEM). */
  merchantSerial: string
  merchantPrivateKey: string
  /** 32 characters. */
  apiV3Key: string
  /** WeChat Pay's public key with its id (`PUB_KEY_ID_…`). Absent: platform certificates, which are downloaded. */
  publicKeyId?: string
  publicKey?: string
  baseUrl?: string
  now?: () => Date
  randomBytes?: (size: number) => Buffer
  fetch?: Fetch
  timeoutMs?: number
}

export type WechatPaySettings = {
  mchid: string
  appid: string
  merchantSerial: string
  merchantKey: KeyObject
  apiV3Key: Buffer
  publicKey: { id: string; key: KeyObject } | undefined
  baseUrl: string
  now: () => Date
  randomBytes: (size: number) => Buffer
  fetch: Fetch
  timeoutMs: number
}

export function settingsOf(options: WechatPayOptions): WechatPaySettings {
  const { mchid, appid, merchantSerial, merchantPrivateKey, apiV3Key, publicKeyId, publicKey } = options
  needSecrets({ mchid, appid, merchantSerial, merchantPrivateKey, apiV3Key })
  if (Buffer.byteLength(apiV3Key) !== 32) throw new TypeError('apiV3Key must be 32 bytes')
  if (Boolean(publicKeyId) !== Boolean(publicKey)) throw new TypeError('publicKeyId and publicKey belong together')
  if (publicKeyId && !/^PUB_KEY_ID_\w+$/.test(publicKeyId)) throw new TypeError('publicKeyId begins with PUB_KEY_ID_')
  return {
    mchid,
    appid,
    merchantSerial,
    merchantKey: rsa(() => createPrivateKey(merchantPrivateKey), 'merchantPrivateKey'),
    apiV3Key: Buffer.from(apiV3Key),
    publicKey:
      publicKeyId && publicKey ? { id: publicKeyId, key: rsa(() => createPublicKey(publicKey), 'publicKey') } : undefined,
    baseUrl: checkedBaseUrl(options.baseUrl ?? 'https://api.mch.weixin.qq.com'),
    now: options.now ?? (() => new Date()),
    randomBytes: options.randomBytes ?? nodeRandomBytes,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
  }
}

function rsa(read: () => KeyObject, name: string): KeyObject {
  let key: KeyObject | undefined
  try {
    key = read()
  } catch {
    // Said below without the reason, which could quote the key.
  }
  if (key?.asymmetricKeyType !== 'rsa') throw new TypeError(`${name} must be an RSA key in PEM form`)
  return key
}

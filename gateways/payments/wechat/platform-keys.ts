// The keys WeChat Pay signs with: the public key that was entered, and the platform certificates, downloaded and kept.
import { type KeyObject, X509Certificate } from 'node:crypto'
import { NotAuthentic, PaymentRefused, PaymentUnavailable } from '../errors.ts'
import { checkFresh, type Json, jsonOf, textOf } from '../raw-notice.ts'
import type { WechatPaySettings } from './settings.ts'
import { answerMessage, isSigned, opened } from './signing.ts'

export type SignedText = { timestamp: string; nonce: string; serial: string; signature: string; body: string }

export type PlatformKeys = {
  /** Passes what WeChat Pay signed lately; throws NotAuthentic otherwise. */
  check(text: SignedText): Promise<void>
}

type Certificates = { bySerial: Map<string, X509Certificate>; fetchedAtMs: number }

const keptMs = 12 * 3600_000
// A stranger can name any serial number; it must not make us ask more often than this.
const pauseMs = 60_000
const pauseAfterFailureMs = 5_000

export function openPlatformKeys(settings: WechatPaySettings, download: () => Promise<SignedText>): PlatformKeys {
  const { publicKey, apiV3Key, now } = settings
  let certificates: Certificates = { bySerial: new Map(), fetchedAtMs: Number.NEGATIVE_INFINITY }
  let fetching: Promise<void> | undefined
  let triedAtMs = Number.NEGATIVE_INFINITY
  let failure: PaymentUnavailable | undefined

  const renew = async () => {
    triedAtMs = now().getTime()
    failure = undefined
    const answer = await download()
    const bySerial = certificatesIn(answer.body, apiV3Key)
    const signer = bySerial.get(answer.serial)
    // The list is sealed with our key, so its own certificate may vouch for the answer that brought it.
    if (!signer || !isSigned(answerMessage(answer.timestamp, answer.nonce, answer.body), answer.signature, signer.publicKey))
      throw new PaymentUnavailable('unverified', 'the list of platform certificates is not signed by one of them')
    certificates = { bySerial, fetchedAtMs: now().getTime() }
  }
  const renewOrRemember = async () => {
    try {
      await renew()
    } catch (error) {
      if (error instanceof PaymentUnavailable) failure = error
      // Merchants with a public key have no certificates: that is an answer.
      else if (!(error instanceof PaymentRefused)) throw error
    }
  }

  const certificateKey = async (serial: string): Promise<KeyObject | undefined> => {
    const wanted = !certificates.bySerial.has(serial) || now().getTime() - certificates.fetchedAtMs > keptMs
    const rested = now().getTime() - triedAtMs > (failure ? pauseAfterFailureMs : pauseMs)
    if (wanted && (fetching || rested)) {
      fetching ??= renewOrRemember().finally(() => (fetching = undefined))
      await fetching
    }
    const certificate = certificates.bySerial.get(serial)
    // Not known now is not known to be false.
    if (!certificate && failure) throw failure
    if (!certificate) return undefined
    const valid = certificate.validFromDate <= now() && now() <= certificate.validToDate
    return valid ? certificate.publicKey : undefined
  }

  const keyOf = (serial: string) => {
    if (serial.startsWith('PUB_KEY_ID_')) return serial === publicKey?.id ? publicKey.key : undefined
    // With a public key entered, certificates are still asked for: while a merchant moves over, both sign.
    return /^[0-9A-F]{1,64}$/.test(serial) ? certificateKey(serial) : undefined
  }

  return {
    async check({ timestamp, nonce, serial, signature, body }) {
      if (!/^\d{1,12}$/.test(timestamp)) throw new NotAuthentic('form', 'no timestamp')
      checkFresh(Number(timestamp) * 1000, now())
      const key = await keyOf(serial)
      if (!key) throw new NotAuthentic('key', 'signed with a key that is not WeChat Pay’s')
      if (!isSigned(answerMessage(timestamp, nonce, body), signature, key))
        throw new NotAuthentic('signature', 'not signed by WeChat Pay')
    },
  }
}

function certificatesIn(body: string, apiV3Key: Buffer): Map<string, X509Certificate> {
  const listed = jsonOf(body)?.data
  const found = new Map<string, X509Certificate>()
  for (const one of Array.isArray(listed) ? (listed as Json[]) : []) {
    const pem = opened(one.encrypt_certificate, apiV3Key)
    const serial = textOf(one, 'serial_no')
    if (!pem || !serial) throw new PaymentUnavailable('settings', 'the platform certificates are not sealed with our APIv3 key')
    const certificate = new X509Certificate(pem)
    if (certificate.serialNumber === serial) found.set(serial, certificate)
  }
  return found
}

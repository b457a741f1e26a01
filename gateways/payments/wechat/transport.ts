// One signed conversation with WeChat Pay's API v3: our signature on every request, theirs checked on every answer that grants something.
import { type Answer, boundedCall, CallFailed } from '../../bounded-call.ts'
import { NotAuthentic, PaymentRefused, PaymentUnavailable } from '../errors.ts'
import { type Json, jsonOf, textOf } from '../raw-notice.ts'
import { openPlatformKeys, type PlatformKeys, type SignedText } from './platform-keys.ts'
import type { WechatPaySettings } from './settings.ts'
import { requestMessage, signed } from './signing.ts'

export type Transport = {
  keys: PlatformKeys
  /** The answer's JSON; an empty object when there is nothing to say (204). */
  get(target: string): Promise<Json>
  post(target: string, body: Json): Promise<Json>
  authorization(method: string, target: string, body: string): string
}

const answerBytesMax = 1024 * 1024
// Said with 4xx, and yet for now: the same request will be taken later.
const forNow = new Set(['SYSTEM_ERROR', 'SYSTEMERROR', 'BANKERROR', 'BANK_ERROR', 'FREQUENCY_LIMITED', 'RATELIMIT_EXCEEDED'])
const ourSettings = new Set(['SIGN_ERROR', 'NO_AUTH', 'MCH_NOT_EXISTS', 'APPID_MCHID_NOT_MATCH'])

export function openTransport(settings: WechatPaySettings): Transport {
  const { mchid, merchantSerial, merchantKey, publicKey, baseUrl, now, randomBytes, fetch, timeoutMs } = settings

  const authorization = (method: string, target: string, body: string): string => {
    const timestamp = String(Math.floor(now().getTime() / 1000))
    const nonce = randomBytes(16).toString('hex')
    const signature = signed(requestMessage(method, target, timestamp, nonce, body), merchantKey)
    const fields = { mchid, nonce_str: nonce, signature, timestamp, serial_no: merchantSerial }
    const written = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
    return `WECHATPAY2-SHA256-RSA2048 ${written.join(',')}`
  }

  const call = async (method: 'GET' | 'POST', target: string, body: string): Promise<Answer> => {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'user-agent': 'qunluo',
      authorization: authorization(method, target, body),
    }
    if (body) headers['content-type'] = 'application/json'
    // Tells WeChat Pay which of its keys we hold, so that it answers with that one.
    if (publicKey) headers['wechatpay-serial'] = publicKey.id
    const url = `${baseUrl}${target}`
    try {
      return await boundedCall({ url, method, headers, body: body || undefined, timeoutMs, answerBytesMax, fetch })
    } catch (error) {
      if (error instanceof CallFailed) throw new PaymentUnavailable('unreachable', error.message, error)
      throw error
    }
  }

  const keys = openPlatformKeys(settings, async () => {
    const answer = await call('GET', '/v3/certificates', '')
    if (answer.status !== 200) throw errorOf(answer, '/v3/certificates')
    return signedText(answer)
  })

  const ask = async (method: 'GET' | 'POST', target: string, body: string): Promise<Json> => {
    const path = target.split('?')[0] as string
    const answer = await call(method, target, body)
    // 202 says that the payer is typing the password: neither yes nor no.
    if (answer.status === 202) throw new PaymentUnavailable('busy', `${path}: 202`)
    if (answer.status < 200 || answer.status >= 300) throw errorOf(answer, path)
    try {
      await keys.check(signedText(answer))
    } catch (error) {
      if (error instanceof NotAuthentic) throw new PaymentUnavailable('unverified', `${path}: ${error.message}`, error)
      throw error
    }
    const said = answer.status === 204 ? {} : jsonOf(answer.text)
    if (!said) throw new PaymentUnavailable('unverified', `${path}: the answer is not JSON`)
    return said
  }

  return {
    keys,
    authorization,
    get: target => ask('GET', target, ''),
    post: (target, body) => ask('POST', target, JSON.stringify(body)),
  }
}

function signedText({ headers, text }: Answer): SignedText {
  const of = (name: string) => headers.get(`wechatpay-${name}`) ?? ''
  return { timestamp: of('timestamp'), nonce: of('nonce'), serial: of('serial'), signature: of('signature'), body: text }
}

/** A no grants nothing, and WeChat Pay promises a signature on success only: so it is read as it is. */
function errorOf({ status, text }: Answer, path: string): PaymentRefused | PaymentUnavailable {
  const said = jsonOf(text)
  const code = textOf(said, 'code')
  const message = `${path}: ${status} ${code ?? ''} ${(textOf(said, 'message') ?? '').slice(0, 300)}`.trim()
  if (status === 401 || (code && ourSettings.has(code))) return new PaymentUnavailable('settings', message)
  if (status === 429 || (code && forNow.has(code))) return new PaymentUnavailable('busy', message)
  if (status >= 400 && status < 500 && code) return new PaymentRefused(code, message)
  return new PaymentUnavailable('unreachable', message)
}

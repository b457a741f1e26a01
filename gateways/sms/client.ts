// Asks the operator's SMS bridge to send one message; see protocol.ts for what goes over the wire.
import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { type Answer, boundedCall, CallFailed, type Fetch } from '../bounded-call.ts'
import { nonceHeader, type SmsBody, signatureHeader, signatureOf, timestampHeader } from './protocol.ts'

export type SmsOptions = {
  /** The bridge's one address. */
  url: string
  /** The secret shared with the bridge; it signs and is never sent. At least 16 characters. */
  token: string
  now?: () => Date
  randomBytes?: (size: number) => Buffer
  fetch?: Fetch
  timeoutMs?: number
}

export type SmsMessage = {
  /** E.164: +8613800138000 */
  phone: string
  template: string
  params?: Record<string, string>
  text: string
  /** One id a message, kept over retries: the bridge sends it once. */
  requestId: string
}

export type SmsSent = { messageId: string /** The bridge had this request before and did not send again. */; duplicate: boolean }

export type Sms = { send(message: SmsMessage): Promise<SmsSent> }

/** Final: this message will not be taken. `code` is the bridge's word, or `phone` when the number is not one. */
export class SmsRefused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'SmsRefused'
    this.code = code
  }
}

/** For now: no answer, busy, or the bridge does not know us. The same requestId may be tried again. */
export class SmsUnavailable extends Error {
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(message: string, detail: { status?: number; retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: detail.cause })
    this.name = 'SmsUnavailable'
    this.status = detail.status
    this.retryAfterMs = detail.retryAfterMs
  }
}

const finalStatuses = new Set([400, 409, 410, 413, 422])
const answerBytesMax = 64 * 1024

export function openSms(options: SmsOptions): Sms {
  const {
    url,
    token,
    now = () => new Date(),
    randomBytes = nodeRandomBytes,
    fetch = globalThis.fetch,
    timeoutMs = 10_000,
  } = options
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new TypeError('the SMS bridge must be given as an http(s) address')
  // An empty secret would sign nothing: better no gateway than an open one.
  if (token.length < 16) throw new TypeError('the SMS token must have at least 16 characters')
  return {
    async send(message) {
      const body = JSON.stringify(bodyOf(message))
      const timestamp = String(Math.floor(now().getTime() / 1000))
      const nonce = randomBytes(16).toString('hex')
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        [timestampHeader]: timestamp,
        [nonceHeader]: nonce,
        [signatureHeader]: signatureOf(token, timestamp, nonce, body),
      }
      try {
        return read(await boundedCall({ url, method: 'POST', headers, body, timeoutMs, answerBytesMax, fetch }))
      } catch (error) {
        if (error instanceof CallFailed) throw new SmsUnavailable(error.message, { cause: error })
        throw error
      }
    },
  }
}

function bodyOf({ requestId, phone, template, params = {}, text }: SmsMessage): SmsBody {
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new SmsRefused('phone', 'not a telephone number in international form')
  if (!/^[\w.:-]{1,128}$/.test(requestId)) throw new TypeError('requestId must be 1–128 letters, digits or . _ : -')
  return { requestId, phone, template, params, text }
}

function read(answer: Answer): SmsSent {
  const said = parse(answer.text)
  if (answer.status >= 200 && answer.status < 300) {
    if (typeof said.messageId !== 'string')
      throw new SmsUnavailable('the bridge took the message but gave no messageId', { status: answer.status })
    return { messageId: said.messageId, duplicate: said.duplicate === true }
  }
  const message = typeof said.message === 'string' ? said.message.slice(0, 300) : `the bridge answered ${answer.status}`
  if (finalStatuses.has(answer.status))
    throw new SmsRefused(typeof said.code === 'string' ? said.code : String(answer.status), message)
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  throw new SmsUnavailable(message, { status: answer.status, retryAfterMs: seconds >= 0 ? seconds * 1000 : undefined })
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

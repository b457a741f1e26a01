// An SMS bridge on loopback for tests and development: checks as a real one must, sends nothing, keeps everything, and fails on demand.
import type { ServerResponse } from 'node:http'
import { answerJson, type LoopbackRequest, listenOnLoopback } from '../loopback.ts'
import {
  clockSkewMaxMs,
  isSameSignature,
  nonceHeader,
  type SmsBody,
  signatureHeader,
  signatureOf,
  timestampHeader,
} from './protocol.ts'

export type KeptSms = SmsBody & { messageId: string; receivedAt: Date }

/** A status to answer, or silence until the client gives up, or taking the message and cutting the line before the answer. */
export type SmsFailure =
  | { status: number; code?: string; message?: string; retryAfterSeconds?: number }
  | 'silent'
  | 'cut-after-taking'

export type SmsGateway = {
  url: string
  /** What would have been sent, each once. */
  messages: KeptSms[]
  /** Every request that came in, good or bad, answered or not. */
  requests: number
  failNext(failure: SmsFailure, times?: number): void
  waitFor(phone: string, options?: { since?: number; timeoutMs?: number }): Promise<KeptSms>
  close(): Promise<void>
}

export type SmsGatewayOptions = { token: string; port?: number; now?: () => Date }

type Taken = { body: string; messageId: string }

export async function startSmsGateway({ token, port, now = () => new Date() }: SmsGatewayOptions): Promise<SmsGateway> {
  const taken = new Map<string, Taken>()
  const nonces = new Map<string, number>()
  const failures: SmsFailure[] = []
  const waiting = new Set<() => void>()

  const take = (request: LoopbackRequest): { status: number; answer: Record<string, unknown> } => {
    const problem = signatureProblem(request, token, now(), nonces)
    if (problem) return { status: 401, answer: { code: 'signature', message: problem } }
    const body = smsBody(request.body)
    if (!body) return { status: 400, answer: { code: 'body', message: 'the body is not a message' } }
    const before = taken.get(body.requestId)
    if (before && before.body !== request.body)
      return { status: 409, answer: { code: 'request-id', message: 'used for another message' } }
    if (before) return { status: 200, answer: { messageId: before.messageId, duplicate: true } }
    const messageId = `fake-${taken.size + 1}`
    taken.set(body.requestId, { body: request.body, messageId })
    gateway.messages.push({ ...body, messageId, receivedAt: now() })
    for (const look of waiting) look()
    return { status: 202, answer: { messageId, duplicate: false } }
  }

  const handle = (request: LoopbackRequest, response: ServerResponse) => {
    gateway.requests += 1
    if (request.method !== 'POST') return answerJson(response, 405, { code: 'method', message: 'POST only' })
    const failure = failures.shift()
    if (failure === 'silent') return
    if (failure && failure !== 'cut-after-taking') {
      const { status, code = 'injected', message = 'failing as told', retryAfterSeconds } = failure
      return answerJson(
        response,
        status,
        { code, message },
        retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
      )
    }
    const { status, answer } = take(request)
    if (failure === 'cut-after-taking') return void response.destroy()
    answerJson(response, status, answer)
  }

  const server = await listenOnLoopback(handle, port)
  const gateway: SmsGateway = {
    url: `${server.url}/messages`,
    messages: [],
    requests: 0,
    failNext: (failure, times = 1) => void failures.push(...Array.from({ length: times }, () => failure)),
    waitFor: (phone, options = {}) => waitFor(gateway.messages, waiting, phone, options),
    close: () => server.close(),
  }
  return gateway
}

function signatureProblem(request: LoopbackRequest, token: string, now: Date, nonces: Map<string, number>): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '')
  const [timestamp, nonce, signature] = [header(timestampHeader), header(nonceHeader), header(signatureHeader)]
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{32}$/.test(nonce)) return 'timestamp or nonce missing'
  if (!isSameSignature(signatureOf(token, timestamp, nonce, request.body), signature)) return 'wrong signature'
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > clockSkewMaxMs) return 'the clocks are too far apart'
  if (nonces.has(nonce)) return 'nonce seen before'
  nonces.set(nonce, now.getTime())
  return undefined
}

function smsBody(text: string): SmsBody | undefined {
  try {
    const { requestId, phone, template, params, text: words } = JSON.parse(text) as Partial<SmsBody>
    const strings = [requestId, phone, template, words]
    if (strings.some(value => typeof value !== 'string') || typeof params !== 'object' || params === null) return undefined
    return { requestId, phone, template, params, text: words } as SmsBody
  } catch {
    return undefined
  }
}

function waitFor(
  messages: KeptSms[],
  waiting: Set<() => void>,
  phone: string,
  options: { since?: number; timeoutMs?: number },
): Promise<KeptSms> {
  const { since = 0, timeoutMs = 5000 } = options
  return new Promise((resolve, reject) => {
    const look = () => {
      const sms = messages.slice(since).find(kept => kept.phone === phone)
      if (sms) settle(() => resolve(sms))
    }
    const timer = setTimeout(() => settle(() => reject(new Error(`no SMS to ${phone} within ${timeoutMs} ms`))), timeoutMs)
    const settle = (end: () => void) => {
      clearTimeout(timer)
      waiting.delete(look)
      end()
    }
    waiting.add(look)
    look()
  })
}

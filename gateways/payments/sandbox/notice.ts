// The sandbox's notices: sealed with the house's own secret on the way out, and checked as a stranger's on the way in.
//
//   x-sandbox-timestamp: 1790000000     seconds since 1970
//   x-sandbox-nonce: 32 hex digits
//   x-sandbox-signature: v1=<hex>       HMAC-SHA256(secret, timestamp + "." + nonce + "." + body)
import { createHmac, timingSafeEqual } from 'node:crypto'
import { NotAuthentic } from '../errors.ts'
import type { Notice, NoticeAnswer } from '../face.ts'
import { bodyText, checkFresh, headerOf, jsonOf, numberOf, type RawBody, type RawHeaders, textOf } from '../raw-notice.ts'
import { rfc3339Time } from '../yuan.ts'

export type SandboxNotice = { url: string; headers: Record<string, string>; body: string }

export type SandboxNews = {
  /** Derived from what happened, so that telling it again is the same event. */
  id: string
  event: 'payment.paid' | 'payment.failed' | 'refund.succeeded'
  account: string
  outTradeNo: string
  outRefundNo?: string
  providerTransactionId?: string
  amount: number
  currency: string
  at: string
}

type Seal = { secret: string; account: string; now: () => Date; randomBytes: (size: number) => Buffer }

const signatureOf = (secret: string, timestamp: string, nonce: string, body: string) =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${nonce}.${body}`).digest('hex')}`

export function sealed({ secret, now, randomBytes }: Seal, url: string, news: SandboxNews): SandboxNotice {
  const body = JSON.stringify(news)
  const timestamp = String(Math.floor(now().getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-sandbox-timestamp': timestamp,
    'x-sandbox-nonce': nonce,
    'x-sandbox-signature': signatureOf(secret, timestamp, nonce, body),
  }
  return { url, headers, body }
}

export function readNotice({ secret, account, now }: Seal, headers: RawHeaders, rawBody: RawBody): Notice {
  const body = bodyText(rawBody)
  const [timestamp, nonce] = [headerOf(headers, 'x-sandbox-timestamp'), headerOf(headers, 'x-sandbox-nonce')]
  const given = Buffer.from(headerOf(headers, 'x-sandbox-signature'))
  const expected = Buffer.from(signatureOf(secret, timestamp, nonce, body))
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new NotAuthentic('signature', 'not signed with our secret')
  checkFresh(Number(timestamp) * 1000, now())
  const news = jsonOf(body)
  if (textOf(news, 'account') !== account) throw new NotAuthentic('payee', 'about another account')
  const [eventId, event, outTradeNo] = [textOf(news, 'id'), textOf(news, 'event'), textOf(news, 'outTradeNo')]
  const [amount, currency] = [numberOf(news, 'amount'), textOf(news, 'currency')]
  if (!eventId || !event || !outTradeNo || amount === undefined || !currency) throw new NotAuthentic('form', 'a field is missing')
  const [outRefundNo, providerTransactionId] = [textOf(news, 'outRefundNo'), textOf(news, 'providerTransactionId')]
  const at = rfc3339Time(textOf(news, 'at'))
  if (event === 'payment.paid' && providerTransactionId) {
    const paid = { providerTransactionId, amount, currency, payee: account, app: 'sandbox', ...(at && { paidAt: at }) }
    return { eventId, event, kind: 'paid', outTradeNo, ...paid }
  }
  if (event === 'refund.succeeded' && outRefundNo)
    return { eventId, event, kind: 'refunded', outTradeNo, outRefundNo, state: 'succeeded', amount, currency }
  return { eventId, event, kind: 'other', outTradeNo }
}

export const noticeAnswer = (ok: boolean): NoticeAnswer => ({ status: ok ? 204 : 500, body: '' })

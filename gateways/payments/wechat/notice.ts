// The door WeChat Pay's notices come in by: signature and age first, then the seal, then whether it is about us.
import { NotAuthentic } from '../errors.ts'
import type { Notice, NoticeAnswer } from '../face.ts'
import { bodyText, headerOf, jsonOf, type RawBody, type RawHeaders, textOf } from '../raw-notice.ts'
import type { PlatformKeys } from './platform-keys.ts'
import type { WechatPaySettings } from './settings.ts'
import { opened } from './signing.ts'
import { refundOf, transactionOf } from './transaction.ts'

export async function readNotice(
  { apiV3Key, mchid, appid }: WechatPaySettings,
  keys: PlatformKeys,
  headers: RawHeaders,
  rawBody: RawBody,
): Promise<Notice> {
  const body = bodyText(rawBody)
  const of = (name: string) => headerOf(headers, `wechatpay-${name}`)
  await keys.check({
    timestamp: of('timestamp'),
    nonce: of('nonce'),
    serial: of('serial'),
    signature: of('signature'),
    body,
  })
  const envelope = jsonOf(body)
  const [eventId, event] = [textOf(envelope, 'id'), textOf(envelope, 'event_type')]
  if (!eventId || !event) throw new NotAuthentic('form', 'no id or event_type')
  const text = opened(envelope?.resource, apiV3Key)
  if (text === undefined) throw new NotAuthentic('ciphertext', 'not sealed with our APIv3 key')
  const said = jsonOf(text)
  if (textOf(said, 'mchid') !== mchid) throw new NotAuthentic('payee', 'about another merchant')
  // A refund names no application.
  if ((textOf(said, 'appid') ?? appid) !== appid) throw new NotAuthentic('payee', 'about another application')
  return { eventId, event, ...meaningOf(event, said) }
}

type Meaning = Notice extends infer N ? (N extends Notice ? Omit<N, 'eventId' | 'event'> : never) : never

function meaningOf(event: string, said: unknown): Meaning {
  const outTradeNo = textOf(said, 'out_trade_no')
  if (event === 'TRANSACTION.SUCCESS') {
    const paid = transactionOf(said)
    if (!outTradeNo || paid?.state !== 'paid') throw new NotAuthentic('form', 'a success that is none')
    const { state: _paid, ...rest } = paid
    return { kind: 'paid', outTradeNo, ...rest }
  }
  if (event.startsWith('REFUND.')) {
    const refund = refundOf(said)
    const outRefundNo = textOf(said, 'out_refund_no')
    if (!outTradeNo || !outRefundNo || !refund) throw new NotAuthentic('form', 'a refund that is none')
    return { kind: 'refunded', outTradeNo, outRefundNo, state: refund.state, amount: refund.amount, currency: refund.currency }
  }
  return { kind: 'other', ...(outTradeNo && { outTradeNo }) }
}

/** Anything but 200 or 204 is repeated, for about a day. */
export const noticeAnswer = (ok: boolean): NoticeAnswer =>
  ok
    ? { status: 204, body: '' }
    : { status: 500, contentType: 'application/json', body: JSON.stringify({ code: 'FAIL', message: '失败' }) }

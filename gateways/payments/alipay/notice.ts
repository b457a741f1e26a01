// The door Alipay's asynchronous notices come in by: a form, signed with RSA2, about our application and our seller.
import { NotAuthentic } from '../errors.ts'
import type { Notice, NoticeAnswer } from '../face.ts'
import { bodyText, bytesOfBase64, checkFresh, type RawBody } from '../raw-notice.ts'
import { beijingTime, fenOf } from '../yuan.ts'
import type { Gateway } from './gateway.ts'
import type { AlipaySettings } from './settings.ts'

// Alipay repeats a notice for about 25 hours, and does not say that `notify_time` is told anew each time. What is older is a replay;
// what is younger and repeated is known by its eventId.
const ageMaxMs = 26 * 3600_000

export async function readNotice(settings: AlipaySettings, gateway: Gateway, rawBody: RawBody): Promise<Notice> {
  const fields = fieldsOf(bodyText(rawBody))
  const of = (name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined) || undefined
  if (of('sign_type') !== 'RSA2') throw new NotAuthentic('signature', 'not signed with RSA2')
  if ((of('charset') ?? 'utf-8').toLowerCase() !== 'utf-8') throw new NotAuthentic('form', 'not in UTF-8')
  if (!bytesOfBase64(of('sign') ?? '') || !(await gateway.isNoticeSigned(fields)))
    throw new NotAuthentic('signature', 'not signed by Alipay')
  if (of('app_id') !== settings.appId) throw new NotAuthentic('payee', 'about another application')
  if (of('seller_id') !== settings.sellerId) throw new NotAuthentic('payee', 'about another seller')
  const signedAt = beijingTime(of('notify_time') ?? '')
  const [eventId, event] = [of('notify_id'), of('trade_status') ?? of('notify_type')]
  if (!signedAt || !eventId || !event) throw new NotAuthentic('form', 'no notify_id, notify_time or trade_status')
  checkFresh(signedAt.getTime(), settings.now(), ageMaxMs)
  return { eventId, event, ...meaningOf(settings, of) }
}

type Meaning = Notice extends infer N ? (N extends Notice ? Omit<N, 'eventId' | 'event'> : never) : never

function meaningOf({ appId, sellerId }: AlipaySettings, of: (name: string) => string | undefined): Meaning {
  const [outTradeNo, status] = [of('out_trade_no'), of('trade_status')]
  const other: Meaning = { kind: 'other', ...(outTradeNo && { outTradeNo }) }
  if (of('notify_type') !== 'trade_status_sync' || !outTradeNo) return other
  const outRefundNo = of('out_biz_no')
  // `refund_fee` is the sum of all refunds so far, so no amount is told here.
  if (of('gmt_refund'))
    return outRefundNo ? { kind: 'refunded', outTradeNo, outRefundNo, state: 'succeeded', currency: 'CNY' } : other
  if (status !== 'TRADE_SUCCESS' && status !== 'TRADE_FINISHED') return other
  const [amount, providerTransactionId] = [fenOf(of('total_amount') ?? ''), of('trade_no')]
  if (amount === undefined || !providerTransactionId) throw new NotAuthentic('form', 'a success that is none')
  const paidAt = beijingTime(of('gmt_payment') ?? '')
  const paid = { providerTransactionId, amount, currency: 'CNY', payee: sellerId, app: appId, ...(paidAt && { paidAt }) }
  return { kind: 'paid', outTradeNo, ...paid }
}

function fieldsOf(body: string): Record<string, string> {
  const entries = [...new URLSearchParams(body)]
  const fields = Object.fromEntries(entries)
  // A name that comes twice would be one thing to the signature and another to the reader.
  if (entries.length !== Object.keys(fields).length) throw new NotAuthentic('form', 'a field comes twice')
  return fields
}

/** Exactly these seven letters end the repeating. */
export const noticeAnswer = (ok: boolean): NoticeAnswer =>
  ok ? { status: 200, contentType: 'text/plain', body: 'success' } : { status: 500, contentType: 'text/plain', body: 'fail' }

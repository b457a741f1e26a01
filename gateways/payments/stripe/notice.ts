// The door Stripe's events come in by: HMAC over time and body, fresh, of our mode and account.
import type Stripe from 'stripe'
import { NotAuthentic } from '../errors.ts'
import type { Notice, NoticeAnswer } from '../face.ts'
import { bodyText, checkFresh, headerOf, type RawBody, type RawHeaders } from '../raw-notice.ts'
import type { Connection } from './connection.ts'
import type { StripeSettings } from './settings.ts'
import { dateOf, idOf, refundOf, whoOf } from './states.ts'

export async function readNotice(
  settings: StripeSettings,
  connection: Connection,
  headers: RawHeaders,
  rawBody: RawBody,
): Promise<Notice> {
  const body = bodyText(rawBody)
  const header = headerOf(headers, 'stripe-signature')
  const { webhooks } = await connection.library()
  let event: Stripe.Event
  try {
    // Tolerance 0: the library looks back only, we look both ways below.
    event = webhooks.constructEvent(body, header, settings.webhookSecret, 0)
  } catch {
    throw new NotAuthentic('signature', 'not signed by Stripe with our secret')
  }
  const signedAt = /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header)?.[1]
  checkFresh(Number(signedAt) * 1000, settings.now())
  if (event?.object !== 'event' || typeof event.id !== 'string' || typeof event.type !== 'string')
    throw new NotAuthentic('form', 'not an event')
  if (event.livemode !== settings.live) throw new NotAuthentic('payee', 'of the other mode, live or test')
  if (event.account && event.account !== settings.accountId) throw new NotAuthentic('payee', 'about another account')
  return { eventId: event.id, event: event.type, ...meaningOf(settings, event) }
}

type Meaning = Notice extends infer N ? (N extends Notice ? Omit<N, 'eventId' | 'event'> : never) : never

function meaningOf(settings: StripeSettings, event: Stripe.Event): Meaning {
  if (event.type === 'checkout.session.completed' || event.type === 'checkout.session.async_payment_succeeded') {
    const session = event.data.object
    const [outTradeNo, providerTransactionId] = [session.client_reference_id, idOf(session.payment_intent)]
    // Complete and not paid yet: the bank takes its time, and a further event tells.
    if (session.payment_status !== 'paid') return { kind: 'other', ...(outTradeNo && { outTradeNo }) }
    if (!outTradeNo || !providerTransactionId || session.amount_total === null || !session.currency)
      return { kind: 'other', ...(outTradeNo && { outTradeNo }) }
    const sum = { amount: session.amount_total, currency: session.currency.toUpperCase() }
    return { kind: 'paid', outTradeNo, providerTransactionId, ...sum, ...whoOf(settings), paidAt: dateOf(event.created) }
  }
  if (event.type === 'refund.created' || event.type === 'refund.updated' || event.type === 'refund.failed') {
    const { out_trade_no: outTradeNo, out_refund_no: outRefundNo } = event.data.object.metadata ?? {}
    if (!outTradeNo || !outRefundNo) return { kind: 'other' }
    const { state, amount, currency } = refundOf(event.data.object)
    return { kind: 'refunded', outTradeNo, outRefundNo, state, amount, currency }
  }
  return { kind: 'other' }
}

/** Any 2xx ends the repeating, which else goes on for three days. */
export const noticeAnswer = (ok: boolean): NoticeAnswer =>
  ok ? { status: 200, contentType: 'application/json', body: '{"received":true}' } : { status: 500, body: '' }

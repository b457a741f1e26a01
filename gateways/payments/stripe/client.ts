// Stripe behind the one face: a Checkout Session is the hosted page, its payment intent is the payment.
import type Stripe from 'stripe'
import { closeOrFind } from '../closing.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BeginRequest, Begun, Closing, PaymentName, PaymentProvider, PaymentState, RefundRequest } from '../face.ts'
import { checkBegin, checkPayment, checkRefund, checkRefundName } from '../request-checks.ts'
import { fetchBill } from './bill.ts'
import { type Connection, openConnection } from './connection.ts'
import { noticeAnswer, readNotice } from './notice.ts'
import { type StripeOptions, type StripeSettings, settingsOf, takesCurrency } from './settings.ts'
import { intentState, refundOf, sessionState } from './states.ts'

const limits = { ways: ['page', 'h5', 'native'] as const, takesCurrency }
const hourMs = 3600_000

export function openStripe(options: StripeOptions): PaymentProvider {
  const settings = settingsOf(options)
  const connection = openConnection(settings)
  const find = (payment: PaymentName) => findPayment(settings, connection, payment)

  return {
    name: 'stripe',
    ways: limits.ways,
    async begin(request) {
      checkBegin(request, limits)
      return begin(settings, connection, request)
    },
    async find(payment) {
      checkPayment(payment)
      return find(payment)
    },
    async close(payment): Promise<Closing> {
      checkPayment(payment)
      const session = payment.ref ?? (await sessionOf(connection, payment))
      if (!session) return closingOf(await find(payment))
      // Only an open session expires.
      return closeOrFind(
        () => connection.ask(stripe => stripe.checkout.sessions.expire(session)),
        () => find(payment),
      )
    },
    async refund(request) {
      checkRefund(request, limits)
      return refund(settings, connection, request)
    },
    async findRefund(name) {
      checkRefundName(name)
      const payment = await find(name)
      if (payment.state !== 'paid') return { state: 'unknown' }
      const made = await refundBy(connection, payment.providerTransactionId, name.outRefundNo)
      return made ? refundOf(made) : { state: 'unknown' }
    },
    readNotice: (headers, body) => readNotice(settings, connection, headers, body),
    noticeAnswer,
    bill: day => fetchBill(settings, connection, day),
  }
}

async function begin(settings: StripeSettings, connection: Connection, request: BeginRequest): Promise<Begun> {
  const { outTradeNo, amount, currency, description, begunAt, expiresAt, returnUrl } = request
  if (!returnUrl) throw new TypeError('Stripe’s page needs a returnUrl')
  // A key is remembered for a day. An intent that outlived it would open a second page.
  const untilMs = Math.min(expiresAt.getTime(), begunAt.getTime() + 23 * hourMs)
  if (settings.now().getTime() >= untilMs) throw new PaymentRefused('expired', 'too late to begin this payment')
  // Stripe takes 30 minutes to 24 hours from when it hears of it; told from `begunAt`, a retry says the same. Earlier ends are the caller's `close`.
  const endsAtMs = Math.max(untilMs, begunAt.getTime() + hourMs)
  const metadata = { out_trade_no: outTradeNo }
  const product_data = { name: description.slice(0, 250) }
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'payment',
    client_reference_id: outTradeNo,
    line_items: [{ quantity: 1, price_data: { currency: currency.toLowerCase(), unit_amount: amount, product_data } }],
    success_url: returnUrl,
    cancel_url: returnUrl,
    expires_at: Math.floor(endsAtMs / 1000),
    metadata,
    payment_intent_data: { metadata },
  }
  const idempotencyKey = `begin:${outTradeNo}`
  const { id, url } = await connection.ask(stripe => stripe.checkout.sessions.create(params, { idempotencyKey }))
  if (!url) throw new PaymentUnavailable('unverified', 'the session has no address')
  return { ref: id, next: request.way === 'native' ? { kind: 'code', codeUrl: url } : { kind: 'redirect', url } }
}

async function findPayment(settings: StripeSettings, connection: Connection, payment: PaymentName): Promise<PaymentState> {
  const { ref, outTradeNo } = payment
  if (!ref) {
    // Stripe finds by our number through an index that may lag a minute: `unknown` is weaker here than with the ref.
    const intent = await intentBy(connection, outTradeNo)
    return intent ? intentState(settings, intent) : { state: 'unknown' }
  }
  const expand = ['payment_intent.latest_charge']
  const session = await orNothing(connection.ask(stripe => stripe.checkout.sessions.retrieve(ref, { expand })))
  if (!session) return { state: 'unknown' }
  if (session.client_reference_id !== outTradeNo || session.livemode !== settings.live)
    throw new PaymentUnavailable('unverified', 'the answer is not about the payment that was asked for')
  return sessionState(settings, session)
}

async function intentBy(connection: Connection, outTradeNo: string): Promise<Stripe.PaymentIntent | undefined> {
  const query = `metadata["out_trade_no"]:"${outTradeNo}"`
  const found = await connection.ask(stripe => stripe.paymentIntents.search({ query, expand: ['data.latest_charge'] }))
  return found.data.find(one => one.status === 'succeeded') ?? found.data[0]
}

async function sessionOf(connection: Connection, { outTradeNo }: PaymentName): Promise<string | undefined> {
  const intent = await intentBy(connection, outTradeNo)
  if (!intent) return undefined
  const sessions = await connection.ask(stripe => stripe.checkout.sessions.list({ payment_intent: intent.id, limit: 1 }))
  return sessions.data[0]?.id
}

function closingOf(found: PaymentState): Closing {
  return found.state === 'awaiting' ? 'unknown' : found.state
}

async function refund(settings: StripeSettings, connection: Connection, request: RefundRequest) {
  const { outTradeNo, outRefundNo, amount, currency, reason } = request
  const payment = await findPayment(settings, connection, request)
  if (payment.state !== 'paid') throw new PaymentRefused('not-paid', `the payment is ${payment.state}`)
  if (payment.currency !== currency) throw new PaymentRefused('currency', `it was paid in ${payment.currency}`)
  // Stripe forgets a key after a day, our number holds for ever: what was made by it is looked for first.
  const before = await refundBy(connection, payment.providerTransactionId, outRefundNo)
  if (before && before.amount !== amount) throw new PaymentRefused('number-used', 'the number was used for another amount')
  if (before) return refundOf(before)
  const metadata = { out_trade_no: outTradeNo, out_refund_no: outRefundNo, reason: reason.slice(0, 500) }
  const params = { payment_intent: payment.providerTransactionId, amount, metadata }
  const idempotencyKey = `refund:${outRefundNo}`
  return refundOf(await connection.ask(stripe => stripe.refunds.create(params, { idempotencyKey })))
}

function refundBy(connection: Connection, intent: string, outRefundNo: string): Promise<Stripe.Refund | undefined> {
  return connection.ask(async stripe => {
    for await (const made of stripe.refunds.list({ payment_intent: intent, limit: 100 }))
      if (made.metadata?.out_refund_no === outRefundNo) return made
    return undefined
  })
}

async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PaymentRefused && error.code === 'resource_missing') return undefined
    throw error
  }
}

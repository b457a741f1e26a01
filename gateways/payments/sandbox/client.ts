// The sandbox: a provider without an account. Payers meet a page of our own, and everything else goes as with the others.
import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { boundedCall, CallFailed } from '../../bounded-call.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BeginRequest, Begun, PaymentProvider, PaymentState } from '../face.ts'
import { checkBegin, checkPayment, checkRefund, checkRefundName, needSecrets } from '../request-checks.ts'
import { dayWindow } from '../yuan.ts'
import { movesOf, refundedOf, withRefund } from './moves.ts'
import { noticeAnswer, readNotice, type SandboxNews, type SandboxNotice, sealed } from './notice.ts'
import type { SandboxPayment, SandboxStore } from './store.ts'

export type SandboxOptions = {
  /** Made by the house once, and kept: at least 32 characters. */
  secret: string
  /** Who is paid. */
  account: string
  store: SandboxStore
  /** The payer's page, which calls `pay` or `fail`. */
  payerPageUrl: (outTradeNo: string) => string
  /** Carries a notice; true when it was taken. Absent: an HTTP POST to its URL. */
  deliver?: (notice: SandboxNotice) => Promise<boolean>
  /** Where a day of the bill begins; Beijing if not told. */
  utcOffsetMinutes?: number
  now?: () => Date
  randomBytes?: (size: number) => Buffer
}

export type Sandbox = PaymentProvider & {
  /** What the payer's page shows. */
  show(outTradeNo: string): Promise<SandboxPayment | undefined>
  /** The payer pays, and the notice goes out. Pressed again it pays no second time, but tells again. */
  pay(outTradeNo: string, options?: { silently?: boolean }): Promise<{ payment: SandboxPayment; delivered: boolean }>
  /** The payer's attempt fails; the payment is still awaited. */
  fail(outTradeNo: string): Promise<{ payment: SandboxPayment; delivered: boolean }>
}

const limits = { ways: ['page', 'jsapi', 'native', 'h5', 'app'] as const, takesCurrency: () => true }

export function openSandbox(options: SandboxOptions): Sandbox {
  const { secret, account, store, payerPageUrl, deliver = post, utcOffsetMinutes = 480 } = options
  const { now = () => new Date(), randomBytes = nodeRandomBytes } = options
  needSecrets({ secret, account })
  if (secret.length < 32) throw new TypeError('the secret of the sandbox must have at least 32 characters')
  const seal = { secret, account, now, randomBytes }
  const tell = (url: string, news: Omit<SandboxNews, 'account'>) => deliver(sealed(seal, url, { ...news, account }))
  const isOver = (payment: SandboxPayment) => payment.state === 'awaiting' && new Date(payment.expiresAt) <= now()
  const changedAt = () => now().toISOString()

  const find = async (outTradeNo: string): Promise<PaymentState> => {
    const payment = await store.find(outTradeNo)
    if (!payment) return { state: 'unknown' }
    if (payment.state !== 'paid') return { state: isOver(payment) ? 'closed' : payment.state }
    const { providerTransactionId, amount, currency, paidAt } = payment
    const sum = { providerTransactionId, amount, currency, payee: account, app: 'sandbox' }
    return { state: 'paid', ...sum, ...(paidAt && { paidAt: new Date(paidAt) }) }
  }
  const need = (payment: SandboxPayment | undefined): SandboxPayment => {
    if (!payment) throw new PaymentRefused('no-such-payment', 'no payment has this number')
    return payment
  }

  return {
    name: 'sandbox',
    ways: limits.ways,
    async begin(request): Promise<Begun> {
      checkBegin(request, limits)
      const fresh = newPayment(request, `sbx_${randomBytes(12).toString('hex')}`, changedAt())
      const payment = await store.change(request.outTradeNo, before => (before ? same(before, fresh) : fresh))
      if (payment.state !== 'awaiting' || isOver(payment))
        throw new PaymentRefused(payment.state, 'too late to begin this payment')
      const url = payerPageUrl(request.outTradeNo)
      return { next: request.way === 'native' ? { kind: 'code', codeUrl: url } : { kind: 'redirect', url } }
    },
    async find(payment) {
      checkPayment(payment)
      return find(payment.outTradeNo)
    },
    async close(payment) {
      checkPayment(payment)
      if (!(await store.find(payment.outTradeNo))) return 'unknown'
      const closed = await store.change(payment.outTradeNo, before => {
        const known = need(before)
        return known.state === 'awaiting' ? { ...known, state: 'closed', changedAt: changedAt() } : known
      })
      return closed.state === 'paid' ? 'paid' : 'closed'
    },
    async refund(request) {
      checkRefund(request, limits)
      const providerRefundId = `sbr_${randomBytes(12).toString('hex')}`
      const made = { providerRefundId, at: changedAt() }
      const payment = await store.change(request.outTradeNo, before => withRefund(need(before), request, made))
      const refund = refundedOf(payment, request.outRefundNo)
      if (!refund?.providerRefundId) throw new PaymentUnavailable('unverified', 'the store lost the refund')
      const { outTradeNo, outRefundNo, amount, currency } = request
      const sum = { amount, currency, at: (refund.refundedAt ?? now()).toISOString() }
      const news = {
        id: `refund:${refund.providerRefundId}`,
        event: 'refund.succeeded' as const,
        outTradeNo,
        outRefundNo,
        ...sum,
      }
      // Given back is given back, whether or not the notice arrives.
      await tell(request.notifyUrl ?? payment.notifyUrl, news)
      return refund
    },
    async findRefund(refund) {
      checkRefundName(refund)
      const payment = await store.find(refund.outTradeNo)
      return (payment && refundedOf(payment, refund.outRefundNo)) ?? { state: 'unknown' }
    },
    async readNotice(headers, body) {
      return readNotice(seal, headers, body)
    },
    noticeAnswer,
    async bill(day) {
      const { from, until } = dayWindow(day, utcOffsetMinutes)
      if (now() < until) throw new PaymentUnavailable('busy', `the day ${day} is not over yet`)
      const lines = (await store.changedSince(from)).flatMap(movesOf)
      return lines.filter(line => line.at >= from && line.at < until).sort((a, b) => a.at.getTime() - b.at.getTime())
    },
    show: outTradeNo => store.find(outTradeNo),
    async pay(outTradeNo, { silently = false } = {}) {
      const payment = await store.change(outTradeNo, before => {
        const known = need(before)
        if (known.state === 'paid') return known
        if (known.state === 'closed' || isOver(known)) throw new PaymentRefused('closed', 'too late to pay')
        return { ...known, state: 'paid', paidAt: changedAt(), changedAt: changedAt() }
      })
      const { amount, currency, providerTransactionId, paidAt = changedAt() } = payment
      const sum = { amount, currency, providerTransactionId, at: paidAt }
      const news = { id: `paid:${providerTransactionId}`, event: 'payment.paid' as const, outTradeNo, ...sum }
      return { payment, delivered: silently ? false : await tell(payment.notifyUrl, news) }
    },
    async fail(outTradeNo) {
      const payment = await store.change(outTradeNo, before => {
        const known = need(before)
        if (known.state !== 'awaiting' || isOver(known)) throw new PaymentRefused(known.state, 'nothing is awaited')
        return { ...known, attemptsFailed: known.attemptsFailed + 1, changedAt: changedAt() }
      })
      const { amount, currency, attemptsFailed, providerTransactionId: id, changedAt: at } = payment
      const news = { id: `failed:${id}:${attemptsFailed}`, event: 'payment.failed' as const, outTradeNo, amount, currency, at }
      return { payment, delivered: await tell(payment.notifyUrl, news) }
    },
  }
}

function newPayment(request: BeginRequest, providerTransactionId: string, changedAt: string): SandboxPayment {
  const { outTradeNo, amount, currency, description, notifyUrl, returnUrl, begunAt, expiresAt } = request
  const times = { begunAt: begunAt.toISOString(), expiresAt: expiresAt.toISOString(), changedAt }
  const facts = { outTradeNo, amount, currency, description, notifyUrl, ...(returnUrl && { returnUrl }), ...times }
  return { ...facts, state: 'awaiting', attemptsFailed: 0, providerTransactionId, refunds: [] }
}

/** The same number asks for the same payment, or for nothing. */
function same(before: SandboxPayment, asked: SandboxPayment): SandboxPayment {
  const names = ['amount', 'currency', 'description', 'begunAt', 'expiresAt', 'notifyUrl'] as const
  if (names.some(name => before[name] !== asked[name]))
    throw new PaymentRefused('number-used', 'the number was used for another payment')
  return before
}

async function post({ url, headers, body }: SandboxNotice): Promise<boolean> {
  try {
    const call = { url, method: 'POST' as const, headers, body, timeoutMs: 5_000, answerBytesMax: 64 * 1024 }
    const { status } = await boundedCall({ ...call, fetch: globalThis.fetch })
    return status >= 200 && status < 300
  } catch (error) {
    if (error instanceof CallFailed) return false
    throw error
  }
}

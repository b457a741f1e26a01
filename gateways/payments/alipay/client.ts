// Alipay behind the one face, for one application and one seller.
import { closeOrFind } from '../closing.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BeginRequest, Begun, PaymentName, PaymentProvider, PaymentState, RefundName, RefundState } from '../face.ts'
import { type Json, textOf } from '../raw-notice.ts'
import { checkBegin, checkPayment, checkRefund, checkRefundName } from '../request-checks.ts'
import { beijingText, beijingTime, fenOf, yuanText } from '../yuan.ts'
import { fetchBill } from './bill.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { noticeAnswer, readNotice } from './notice.ts'
import { type AlipayOptions, settingsOf } from './settings.ts'

const limits = { ways: ['page', 'h5', 'native', 'app'] as const, takesCurrency: (currency: string) => currency === 'CNY' }
const notThere = new Set(['ACQ.TRADE_NOT_EXIST'])

export function openAlipay(options: AlipayOptions): PaymentProvider {
  const settings = settingsOf(options)
  const gateway = openGateway(settings)
  const { appId, sellerId } = settings

  const find = async ({ outTradeNo }: PaymentName): Promise<PaymentState> => {
    const said = await orNothing(gateway.ask('alipay.trade.query', { out_trade_no: outTradeNo }))
    if (!said) return { state: 'unknown' }
    if (textOf(said, 'out_trade_no') !== outTradeNo)
      throw new PaymentUnavailable('unverified', 'the answer is not about the payment that was asked for')
    return stateOf(said, appId, sellerId)
  }

  const findRefund = async ({ outTradeNo, outRefundNo }: RefundName): Promise<RefundState> => {
    const wish = { out_trade_no: outTradeNo, out_request_no: outRefundNo, query_options: ['gmt_refund_pay'] }
    const said = await orNothing(gateway.ask('alipay.trade.fastpay.refund.query', wish))
    // Without the word there was no refund by this number, or it failed.
    const code = textOf(said, 'refund_status')
    if (!said || code !== 'REFUND_SUCCESS') return { state: 'unknown' }
    const amount = fenOf(textOf(said, 'refund_amount') ?? '')
    if (amount === undefined || textOf(said, 'out_request_no') !== outRefundNo)
      throw new PaymentUnavailable('unverified', 'the answer is not about the refund that was asked for')
    const refundedAt = beijingTime(textOf(said, 'gmt_refund_pay') ?? '')
    return { state: 'succeeded', amount, currency: 'CNY', code, ...(refundedAt && { refundedAt }) }
  }

  return {
    name: 'alipay',
    ways: limits.ways,
    async begin(request) {
      checkBegin(request, limits)
      return begin(gateway, request)
    },
    async find(payment) {
      checkPayment(payment)
      return find(payment)
    },
    async close(payment) {
      checkPayment(payment)
      return closeOrFind(
        () => gateway.ask('alipay.trade.close', { out_trade_no: payment.outTradeNo }),
        () => find(payment),
      )
    },
    async refund(request) {
      checkRefund(request, limits)
      const { outTradeNo, outRefundNo, amount, currency, reason } = request
      const said = await gateway.ask('alipay.trade.refund', {
        out_trade_no: outTradeNo,
        out_request_no: outRefundNo,
        refund_amount: yuanText(amount),
        ...(reason && { refund_reason: reason.slice(0, 256) }),
      })
      // Y: this call moved the money. Otherwise an earlier one did, or none has yet: the query knows.
      if (textOf(said, 'fund_change') === 'Y') return { state: 'succeeded', amount, currency, code: 'Y' }
      const found = await findRefund(request)
      return found.state === 'unknown' ? { state: 'processing', amount, currency, code: 'N' } : found
    },
    async findRefund(refund) {
      checkRefundName(refund)
      return findRefund(refund)
    },
    readNotice: (_headers, body) => readNotice(settings, gateway, body),
    noticeAnswer,
    bill: day => fetchBill(settings, gateway, day),
  }
}

async function begin(gateway: Gateway, request: BeginRequest): Promise<Begun> {
  const { way, notifyUrl, returnUrl } = request
  const order = (product: string): Json => ({
    out_trade_no: request.outTradeNo,
    total_amount: yuanText(request.amount),
    // Alipay refuses / = & in a title, and a comma would split the line of its own bill.
    subject: [...request.description.replace(/[/=&,"\s]+/g, ' ').trim()].slice(0, 128).join('') || request.outTradeNo,
    product_code: product,
    time_expire: beijingText(request.expiresAt),
  })
  const urls = { notifyUrl, ...(returnUrl && { returnUrl }) }
  if (way === 'native') {
    const said = await gateway.ask('alipay.trade.precreate', order('FACE_TO_FACE_PAYMENT'), { notifyUrl })
    const codeUrl = textOf(said, 'qr_code')
    if (!codeUrl) throw new PaymentUnavailable('unverified', 'the answer has no qr_code')
    return { next: { kind: 'code', codeUrl } }
  }
  if (way === 'app') {
    const orderString = await gateway.appOrder('alipay.trade.app.pay', order('QUICK_MSECURITY_PAY'), urls)
    return { next: { kind: 'app', parameters: { orderString } } }
  }
  const quit = way === 'h5' && returnUrl ? { quit_url: returnUrl } : {}
  const url =
    way === 'h5'
      ? await gateway.pageUrl('alipay.trade.wap.pay', { ...order('QUICK_WAP_WAY'), ...quit }, urls)
      : await gateway.pageUrl('alipay.trade.page.pay', order('FAST_INSTANT_TRADE_PAY'), urls)
  return { next: { kind: 'redirect', url } }
}

function stateOf(said: Json, app: string, payee: string): PaymentState {
  const status = textOf(said, 'trade_status')
  const paidAt = beijingTime(textOf(said, 'send_pay_date') ?? '')
  if (status === 'WAIT_BUYER_PAY') return { state: 'awaiting' }
  // Closed is said of what was never paid, and of what was paid and given back whole; only the latter has a date of payment.
  if (status === 'TRADE_CLOSED' && !paidAt) return { state: 'closed' }
  const [amount, providerTransactionId] = [fenOf(textOf(said, 'total_amount') ?? ''), textOf(said, 'trade_no')]
  if (
    !['TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED'].includes(status ?? '') ||
    amount === undefined ||
    !providerTransactionId
  )
    throw new PaymentUnavailable('unverified', `the payment is in a state that is not known (${status})`)
  // The gateway answers about the trades of the application that signs, and names no seller.
  return { state: 'paid', providerTransactionId, amount, currency: 'CNY', payee, app, ...(paidAt && { paidAt }) }
}

async function orNothing(asked: Promise<Json>): Promise<Json | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PaymentRefused && notThere.has(error.code)) return undefined
    throw error
  }
}

// WeChat Pay (API v3) behind the one face, for one merchant and one appid.
import { closeOrFind } from '../closing.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { PaymentName, PaymentProvider, PaymentState, Refund } from '../face.ts'
import { type Json, textOf } from '../raw-notice.ts'
import { checkBegin, checkPayment, checkRefund, checkRefundName } from '../request-checks.ts'
import { nextStepOf, prepayOf, withinBytes } from './begin.ts'
import { fetchBill } from './bill.ts'
import { noticeAnswer, readNotice } from './notice.ts'
import { settingsOf, type WechatPayOptions } from './settings.ts'
import { refundOf, transactionOf } from './transaction.ts'
import { openTransport } from './transport.ts'

const limits = { ways: ['jsapi', 'native', 'h5', 'app'] as const, takesCurrency: (currency: string) => currency === 'CNY' }
const notThere = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'])

export function openWechatPay(options: WechatPayOptions): PaymentProvider {
  const settings = settingsOf(options)
  const transport = openTransport(settings)
  const { mchid, appid } = settings

  const find = async ({ outTradeNo }: PaymentName): Promise<PaymentState> => {
    const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}`
    const said = await orNothing(transport.get(`${path}?mchid=${encodeURIComponent(mchid)}`))
    if (!said) return { state: 'unknown' }
    const state = transactionOf(said)
    const ours =
      textOf(said, 'out_trade_no') === outTradeNo && textOf(said, 'mchid') === mchid && (textOf(said, 'appid') ?? appid) === appid
    if (!state || !ours) throw new PaymentUnavailable('unverified', 'the answer is not about the payment that was asked for')
    return state
  }

  const checkedRefund = (said: Json, outRefundNo: string): Refund => {
    const refund = refundOf(said)
    if (!refund || textOf(said, 'out_refund_no') !== outRefundNo)
      throw new PaymentUnavailable('unverified', 'the answer is not about the refund that was asked for')
    return refund
  }

  return {
    name: 'wechat',
    ways: limits.ways,
    async begin(request) {
      checkBegin(request, limits)
      const { path, body } = prepayOf(settings, request)
      return { next: nextStepOf(settings, request, await transport.post(path, body)) }
    },
    async find(payment) {
      checkPayment(payment)
      return find(payment)
    },
    async close(payment) {
      checkPayment(payment)
      return closeOrFind(
        () => transport.post(`/v3/pay/transactions/out-trade-no/${payment.outTradeNo}/close`, { mchid }),
        () => find(payment),
      )
    },
    async refund(request) {
      checkRefund(request, limits)
      const { outTradeNo, outRefundNo, amount, totalAmount, currency, reason, notifyUrl } = request
      const said = await transport.post('/v3/refund/domestic/refunds', {
        out_trade_no: outTradeNo,
        out_refund_no: outRefundNo,
        // Shown to the payer.
        ...(reason && { reason: withinBytes(reason, 80) }),
        ...(notifyUrl && { notify_url: notifyUrl }),
        amount: { refund: amount, total: totalAmount, currency },
      })
      return checkedRefund(said, outRefundNo)
    },
    async findRefund(refund) {
      checkRefundName(refund)
      const said = await orNothing(transport.get(`/v3/refund/domestic/refunds/${refund.outRefundNo}`))
      return said ? checkedRefund(said, refund.outRefundNo) : { state: 'unknown' }
    },
    readNotice: (headers, body) => readNotice(settings, transport.keys, headers, body),
    noticeAnswer,
    bill: day => fetchBill(settings, transport, day),
  }
}

async function orNothing(asked: Promise<Json>): Promise<Json | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof PaymentRefused && notThere.has(error.code)) return undefined
    throw error
  }
}

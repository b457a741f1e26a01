// What the emulated WeChat Pay keeps: orders, refunds, and the bill it writes about them.
import { randomBytes } from 'node:crypto'
import { onBeijingsWall } from './notice-queue.ts'

export type WechatRefund = {
  outRefundNo: string
  refundId: string
  amount: number
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
  createdAt: Date
  successAt?: Date
  notifyUrl: string | undefined
}

export type WechatOrder = {
  outTradeNo: string
  /** The request as it came: the same number with another request is refused. */
  request: string
  way: string
  prepayId: string
  description: string
  total: number
  openid: string
  notifyUrl: string
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionId?: string
  paidAt?: Date
  refunds: WechatRefund[]
}

export type Said = { status: number; body: Record<string, unknown> }
export const no = (status: number, code: string, message = code): Said => ({ status, body: { code, message } })
const yes = (body: Record<string, unknown>): Said => ({ status: 200, body })

const rfc3339 = (at: Date) => `${onBeijingsWall(at).replace(' ', 'T')}+08:00`
const digits = (count: number) => [...randomBytes(count)].map(byte => byte % 10).join('')

export function orderSaid(order: WechatOrder, account: { mchid: string; appid: string }): Record<string, unknown> {
  const { mchid, appid } = account
  const asked = { mchid, appid, out_trade_no: order.outTradeNo, trade_state: order.state, trade_state_desc: order.state }
  if (!order.paidAt) return { ...asked, amount: { total: order.total, currency: 'CNY' } }
  return {
    ...asked,
    transaction_id: order.transactionId,
    trade_type: order.way.toUpperCase(),
    bank_type: 'OTHERS',
    success_time: rfc3339(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.total, payer_total: order.total, currency: 'CNY', payer_currency: 'CNY' },
  }
}

export function refundSaid(order: WechatOrder, refund: WechatRefund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    channel: 'ORIGINAL',
    create_time: rfc3339(refund.createdAt),
    ...(refund.successAt && { success_time: rfc3339(refund.successAt) }),
    status: refund.status,
    amount: { total: order.total, refund: refund.amount, payer_total: order.total, payer_refund: refund.amount, currency: 'CNY' },
  }
}

export function prepay(
  orders: Map<string, WechatOrder>,
  way: string,
  text: string,
  body: any,
  appid: string,
  mchid: string,
): Said {
  if (body.appid !== appid || body.mchid !== mchid) return no(400, 'APPID_MCHID_NOT_MATCH')
  const complete = /^[\w*-]{6,32}$/.test(body.out_trade_no) && body.description && /^https?:/.test(body.notify_url)
  const sum = Number.isInteger(body.amount?.total) && body.amount.total > 0 && body.amount.currency === 'CNY'
  const expiry = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(body.time_expire)
  const payer = way !== 'jsapi' || body.payer?.openid
  const scene = way !== 'h5' || (body.scene_info?.payer_client_ip && body.scene_info?.h5_info?.type)
  if (!complete || !sum || !expiry || !payer || !scene || Buffer.byteLength(body.description) > 127) return no(400, 'PARAM_ERROR')
  const before = orders.get(body.out_trade_no)
  if (before && before.request !== `${way} ${text}`) return no(403, 'OUT_TRADE_NO_USED')
  if (before?.state === 'SUCCESS' || before?.state === 'REFUND') return no(400, 'ORDERPAID')
  if (before?.state === 'CLOSED') return no(400, 'ORDER_CLOSED')
  const order: WechatOrder = before ?? {
    outTradeNo: body.out_trade_no,
    request: `${way} ${text}`,
    way,
    prepayId: `wx${digits(32)}`,
    description: body.description,
    total: body.amount.total,
    openid: body.payer?.openid ?? 'o-someone',
    notifyUrl: body.notify_url,
    state: 'NOTPAY',
    refunds: [],
  }
  orders.set(order.outTradeNo, order)
  if (way === 'native') return yes({ code_url: `weixin://wxpay/bizpayurl?pr=${order.prepayId}` })
  if (way === 'h5') return yes({ h5_url: `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${order.prepayId}` })
  return yes({ prepay_id: order.prepayId })
}

export function refund(orders: Map<string, WechatOrder>, body: any, now: Date): Said {
  const order = orders.get(body.out_trade_no)
  if (!order) return no(404, 'RESOURCE_NOT_EXISTS')
  if (!order.paidAt) return no(403, 'TRADE_STATE_ERROR')
  const { refund: amount, total, currency } = body.amount ?? {}
  if (total !== order.total || currency !== 'CNY' || !Number.isInteger(amount) || amount <= 0) return no(400, 'PARAM_ERROR')
  const before = [...orders.values()].flatMap(one => one.refunds).find(one => one.outRefundNo === body.out_refund_no)
  if (before)
    return before.amount === amount && order.refunds.includes(before)
      ? yes(refundSaid(order, before))
      : no(400, 'INVALID_REQUEST', 'the number was used for another refund')
  const given = order.refunds.filter(one => one.status !== 'CLOSED').reduce((sum, one) => sum + one.amount, 0)
  if (given + amount > order.total) return no(400, 'INVALID_REQUEST', 'more than was paid')
  const made: WechatRefund = {
    outRefundNo: body.out_refund_no,
    refundId: `503${digits(25)}`,
    amount,
    status: 'PROCESSING',
    createdAt: now,
    notifyUrl: body.notify_url,
  }
  order.refunds.push(made)
  order.state = 'REFUND'
  return yes(refundSaid(order, made))
}

const heading =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const yuan = (fen: number) => (fen / 100).toFixed(2)

/** The lines of a day, each a list of cells. */
export function billRows(orders: Iterable<WechatOrder>, day: string, account: { mchid: string; appid: string }): string[][] {
  const rows: string[][] = []
  for (const order of orders) {
    const row = (at: Date, state: string, refund: WechatRefund | undefined) => {
      if (!onBeijingsWall(at).startsWith(day)) return
      const [total, back] = refund ? [0, refund.amount] : [order.total, 0]
      const who = [account.appid, account.mchid, '0', '', order.transactionId ?? '', order.outTradeNo, order.openid]
      const what = [order.way.toUpperCase(), state, 'OTHERS', 'CNY', yuan(total), '0.00']
      const refunded = refund
        ? [refund.refundId, refund.outRefundNo, yuan(back), '0.00', 'ORIGINAL', refund.status]
        : ['0', '0', '0.00', '0.00', '', '']
      const fee = ((refund ? -back : total) * 0.00006).toFixed(5)
      rows.push([
        onBeijingsWall(at),
        ...who,
        ...what,
        ...refunded,
        order.description,
        '',
        fee,
        '0.60%',
        yuan(total),
        yuan(back),
        '',
      ])
    }
    if (order.paidAt) row(order.paidAt, 'SUCCESS', undefined)
    for (const one of order.refunds) row(one.createdAt, 'REFUND', one)
  }
  return rows
}

export function billFile(rows: string[][]): string {
  const lines = rows.map(cells => cells.map(cell => `\`${cell}`).join(','))
  const sums = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
  return [heading, ...lines, sums, `\`${rows.length},\`0.00,\`0.00,\`0.00,\`0.00000,\`0.00,\`0.00`, ''].join('\r\n')
}

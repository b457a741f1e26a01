// Why money was set aside, as its payer is told; it goes to him with the refund, too.
import type { Text } from '#kernel/i18n.ts'
import type { PaymentState, SuspenseWhy } from '../contract/words.ts'

export const reasonsAside: Record<SuspenseWhy, Text> = {
  late: {
    zh: '付款到账时订单已经关闭，款项原路退回',
    en: 'The payment arrived after the order was closed; the money goes back the way it came',
  },
  'paid-twice': {
    zh: '这个订单已经付过款，多付的一笔原路退回',
    en: 'The order was paid already; the second payment goes back the way it came',
  },
  amount: {
    zh: '到账金额与应付金额不一致，款项原路退回',
    en: 'The amount is not what was asked for; the money goes back the way it came',
  },
  currency: {
    zh: '到账币种与订单不一致，款项原路退回',
    en: 'The currency is not that of the order; the money goes back the way it came',
  },
  payee: {
    zh: '收款方与订单不一致，款项原路退回',
    en: 'It was paid to another account than asked; the money goes back the way it came',
  },
  app: {
    zh: '付款应用与订单不一致，款项原路退回',
    en: 'It was paid through another application than asked; the money goes back the way it came',
  },
  order: {
    zh: '订单没有接受这笔付款，款项原路退回',
    en: 'The order did not take the payment; the money goes back the way it came',
  },
}

export const statesSaid: Record<Exclude<PaymentState, 'suspense'>, Text> = {
  begun: { zh: '正在联系支付渠道，请稍候', en: 'Asking the payment provider' },
  awaiting: { zh: '等待付款', en: 'Waiting for the payment' },
  paid: { zh: '已付款', en: 'Paid' },
  closed: { zh: '没有付款，已经关闭', en: 'Not paid; closed' },
}
export const returnedSaid: Text = { zh: '款项已经退回', en: 'The money has been paid back' }

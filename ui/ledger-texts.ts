// Words of the ledger that members and operators both read: what is counted, and why it moved.
import type { Text } from '#kernel/i18n.ts'

export const unitTexts = {
  points: { zh: '积分', en: 'Points' },
  credit: { zh: '储值', en: 'Credit' },
  commission: { zh: '佣金', en: 'Commission' },
  CNY: { zh: '人民币', en: 'Renminbi' },
  USD: { zh: '美元', en: 'US dollars' },
  EUR: { zh: '欧元', en: 'Euro' },
  HKD: { zh: '港元', en: 'Hong Kong dollars' },
  JPY: { zh: '日元', en: 'Yen' },
} satisfies Record<string, Text>

export const kindTexts: Record<string, Text> = {
  given: { zh: '获得', en: 'Received' },
  spent: { zh: '使用', en: 'Spent' },
  expired: { zh: '过期', en: 'Ran out' },
  'given-by-hand': { zh: '手工增加', en: 'Added by hand' },
  'taken-by-hand': { zh: '手工扣减', en: 'Taken by hand' },
  sold: { zh: '销售', en: 'Sale' },
  'order-placed': { zh: '下单', en: 'Order placed' },
  'order-paid': { zh: '订单付款', en: 'Order paid' },
  'order-credit': { zh: '储值付款', en: 'Paid with credit' },
  'order-closed': { zh: '订单关闭', en: 'Order closed' },
  'order-sold': { zh: '交付商品', en: 'Handed over' },
  'order-unsold': { zh: '撤回核销', en: 'Redemption taken back' },
  'order-expired': { zh: '过期未核销', en: 'Not redeemed in time' },
  'order-refunded': { zh: '订单退款', en: 'Order refunded' },
  'refund-paid-out': { zh: '退款到账', en: 'Refund paid out' },
  'credit-bought': { zh: '充值', en: 'Credit bought' },
  'coupon-taken': { zh: '兑换优惠券', en: 'Coupon taken' },
  'tier-granted': { zh: '会员开通', en: 'Membership granted' },
  'tier-withdrawn': { zh: '会员收回', en: 'Membership withdrawn' },
  'dues-earned': { zh: '会费入账', en: 'Dues earned' },
  'provider-fees': { zh: '渠道手续费', en: 'Provider’s fees' },
  'provider-payout': { zh: '渠道打款', en: 'Provider’s payout' },
  'payment-set-aside': { zh: '转入待查', en: 'Set aside' },
}
/** What is undone by another transfer of the same kind, for lists to choose from. */
export const undoneKinds: readonly string[] = ['given', 'spent', 'given-by-hand', 'taken-by-hand', 'sold']

export const ledgerTexts = {
  otherKind: { zh: '其他变动', en: 'Other' },
  reversed: { zh: '冲正：{what}', en: 'Reversal: {what}' },
} satisfies Record<string, Text>

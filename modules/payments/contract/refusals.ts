// The expected "no" of payments.
import { refusal } from '#kernel/refusal.ts'

export const NoSuchOrder = refusal('payments.no-such-order', 404, '没有找到这个订单。', 'There is no such order.')
export const NoSuchPayment = refusal('payments.no-such-payment', 404, '没有找到这笔支付。', 'There is no such payment.')
export const NothingToPay = refusal(
  'payments.nothing-to-pay',
  409,
  '这个订单现在不用付款。',
  'There is nothing to pay for this order now.',
)
export const PayTimeOver = refusal(
  'payments.pay-time-over',
  409,
  '付款时间已过，订单即将关闭。请重新下单。',
  'The time to pay is over and the order is being closed. Please order again.',
)
export const NotOffered = refusal(
  'payments.not-offered',
  409,
  '现在不能用这种方式付款，请换一种。',
  'This way of paying is not offered here now; please choose another.',
)
export const ProviderRefused = refusal(
  'payments.provider-refused',
  409,
  '支付渠道没有受理（{code}）。请换一种方式，或稍后再试。',
  'The payment provider did not accept it ({code}). Choose another way, or try again later.',
)
export const ProviderAway = refusal(
  'payments.provider-away',
  503,
  '暂时连不上支付渠道，钱没有扣。请稍后再试一次。',
  'The payment provider cannot be reached now. Please try once more in a moment.',
)
export const SecretsShut = refusal(
  'payments.secrets-shut',
  503,
  '服务器还没有密钥，不能保存商户机密。',
  'The house has no key for secrets, so it keeps none.',
)
export const NoSuchKey = refusal(
  'payments.no-such-key',
  422,
  '这个渠道没有「{name}」这一项。',
  'This provider has no field “{name}”.',
)
export const KeyWrong = refusal(
  'payments.key-wrong',
  422,
  '填写的内容不能用：{reason}',
  'What was entered cannot be used: {reason}',
)
export const KeysMissing = refusal(
  'payments.keys-missing',
  409,
  '还缺 {missing}，不能开启。',
  'It cannot be turned on: {missing} is missing.',
)
export const AccountInUse = refusal(
  'payments.account-in-use',
  409,
  '还有 {open} 笔付款或退款没有结束，先不要换商户。可以先关闭这个渠道，等它们结束。',
  '{open} payments or refunds are still open, so the merchant cannot be changed. Turn the provider off and wait for them.',
)
export const NoSuchTicket = refusal('payments.no-such-ticket', 404, '没有找到这张工单。', 'There is no such ticket.')
export const TicketSettled = refusal('payments.ticket-settled', 409, '这张工单已经处理完。', 'This ticket is settled already.')
export const NoSuchRefund = refusal('payments.no-such-refund', 404, '没有找到这笔退款。', 'There is no such refund.')
export const RefundOver = refusal(
  'payments.refund-over',
  409,
  '这笔退款已经结束，不用再试。',
  'This refund has ended; there is nothing to try again.',
)
export const DayNotOver = refusal('payments.day-not-over', 409, '{day} 的账单还没有出来。', 'The bill of {day} is not there yet.')

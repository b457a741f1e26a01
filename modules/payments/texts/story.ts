// The story of a payment, told line by line.
import type { Text } from '#kernel/i18n.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
export const storyTexts = {
  begun: text('开始付款：{amount}，{provider}', 'Began to pay {amount} by {provider}'),
  notice: text('收到渠道通知（{event}）', 'Heard from the provider ({event})'),
  paid: text('到账 {amount}，交易号 {transaction}，订单已付', '{amount} came ({transaction}); the order is paid'),
  suspense: text(
    '到账 {amount}，交易号 {transaction}，没有订单接收：{why}',
    '{amount} came ({transaction}), and no order took it: {why}',
  ),
  closed: text('没有付款，已在渠道关闭', 'Not paid; closed at the provider'),
  refundAsked: text('退款 {amount}：{reason}', 'A refund of {amount} was asked for: {reason}'),
  refundPaid: text('退款 {amount} 已到账', 'The refund of {amount} has been paid out'),
  refundFailed: text('退款 {amount} 失败（{code}）', 'The refund of {amount} failed ({code})'),
  ticket: text('开了工单：{says}', 'A ticket was opened: {says}'),
  settled: text('工单处理完：{note}', 'The ticket was settled: {note}'),
} as const

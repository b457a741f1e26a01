// The words of the page on which trial payments are made.
import type { Text } from '#kernel/i18n.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
export const payerWords = {
  title: text('试用支付', 'Trial payment'),
  trial: text('这是试用，不动真钱', 'This is a trial: no real money moves'),
  trialMore: text(
    '这里的「付款」只在本社区的试用账里记一笔，不会扣你的钱。正式开张前，运营者会换成真正的支付渠道。',
    'Paying here only makes a note in this community’s trial books; nothing is charged. Before it opens for real, a real provider takes its place.',
  ),
  to: text('付给', 'To'),
  pay: text('付款', 'Pay'),
  late: text('迟到的付款', 'Pay too late'),
  lateMore: text(
    '模拟付款在订单关闭之后才到账：钱会自动退回，并说明原因。',
    'As if the money arrived after the order was closed: it goes back by itself, with the reason.',
  ),
  refuse: text('付款失败', 'Let it fail'),
  back: text('回到订单', 'Back to the order'),
  paid: text('已付款（试用）', 'Paid (trial)'),
  paidMore: text('可以回到订单了。', 'You can go back to the order.'),
  closed: text('这笔付款已经关闭', 'This payment is closed'),
  failed: text('这次没有付成，可以再试。', 'It did not go through; you can try again.'),
  lateComes: text(
    '好的，订单关闭之后这笔钱会到账，然后自动退回。',
    'Done: the money will arrive after the order is closed, and then go back.',
  ),
  gone: text('没有这笔付款，或者试用支付已经关闭。', 'There is no such payment, or trial payments are turned off.'),
} as const

// What a ticket says: what is wrong, and what to do about it.
import type { Text } from '#kernel/i18n.ts'
import type { TicketKind } from '../contract/words.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
interface Said {
  says: Text
  toDo: Text
}
const waitAndSee = text(
  '钱已转入待处理并自动原路退回；等退款完成即可关闭。',
  'The money was set aside and is going back by itself; settle this when the refund has arrived.',
)

export const ticketTexts: Record<TicketKind, Said> = {
  'wrong-amount': {
    says: text(
      '订单应付 {asked}，渠道说到账 {came}，订单没有放行。',
      'The order asked for {asked}, the provider says {came} came; the order was not taken as paid.',
    ),
    toDo: waitAndSee,
  },
  'wrong-currency': {
    says: text(
      '应收 {askedIn}，到账的是 {cameIn}（{came}），订单没有放行。',
      'It was asked for in {askedIn} and came in {cameIn} ({came}); the order was not taken as paid.',
    ),
    toDo: text(
      '到渠道后台核对这笔交易。已转入待处理的会自动退回；不支持的币种请在渠道后台手工退款。',
      'Look the transaction up at the provider. What was set aside goes back by itself; refund a currency that is not kept here by hand.',
    ),
  },
  'wrong-payee': {
    says: text(
      '收款方不是这笔付款约定的商户，订单没有放行。',
      'It was paid to another merchant than asked; the order was not taken as paid.',
    ),
    toDo: text(
      '核对渠道设置里的商户号是否换过；钱在新商户的会自动退回，在别处的请到那里处理。',
      'Check whether the merchant was changed here. What came to the new one goes back by itself; what went elsewhere is seen to there.',
    ),
  },
  'wrong-app': {
    says: text(
      '付款经过的应用不是约定的那个，订单没有放行。',
      'It was paid through another application than asked; the order was not taken as paid.',
    ),
    toDo: waitAndSee,
  },
  'refused-by-order': {
    says: text('钱到了，但订单 {orderId} 不认这笔款。', 'The money came, but the order {orderId} does not take it.'),
    toDo: waitAndSee,
  },
  'unknown-payment': {
    says: text(
      '渠道说收到了 {came}，单号 {number}，这里没有这笔付款。',
      'The provider says {came} came by the number {number}; there is no such payment here.',
    ),
    toDo: text(
      '如果这个商户号还有别的系统在用，请到那边核对；否则在渠道后台查交易 {transaction} 并退款。',
      'If another system uses the same merchant, look there; otherwise find the transaction {transaction} at the provider and refund it.',
    ),
  },
  'second-transaction': {
    says: text(
      '同一笔付款到了第二笔钱（{came}，交易 {transaction}），没有入账。',
      'A second transaction ({came}, {transaction}) came for a payment that was paid; it is not booked.',
    ),
    toDo: text(
      '到渠道后台核对，确认是重复收款后在那里退款。',
      'Look it up at the provider, and refund it there if it was charged twice.',
    ),
  },
  'notice-differs': {
    says: text(
      '一条通知说到账 {came}，查询渠道得到的是 {found}；以查询结果为准。',
      'A notice said {came}, the provider itself says {found}; the latter counts.',
    ),
    toDo: text('留意是否再次出现；频繁出现时联系渠道。', 'Watch whether it happens again; if it does, ask the provider.'),
  },
  'refund-failed': {
    says: text('退款 {amount} 被渠道拒绝（{code}）。', 'The provider refused a refund of {amount} ({code}).'),
    toDo: text(
      '常见原因：商户余额不足、超过退款期限。充值后点「再试」；退不了的，线下退给成员后点「已线下退款」。',
      'Often the merchant’s balance is too low, or it is too long ago. Top up and try again; if it cannot be, pay the member by other means and note it here.',
    ),
  },
  'refund-slow': {
    says: text(
      '退款 {amount} 试了多次还没有结果（{code}），系统会继续试。',
      'A refund of {amount} has no result after many tries ({code}); it goes on being tried.',
    ),
    toDo: text(
      '看看渠道是否在维护，密钥、证书是否过期。',
      'See whether the provider is down, or a key or certificate has run out.',
    ),
  },
  'bill-missing-here': {
    says: text('账单上有一笔 {there}（{number}），这里没有。', 'The bill has {there} ({number}), which is not here.'),
    toDo: text(
      '查渠道交易 {transaction}：别的系统的就备注关闭；是成员付的，退回或补单。',
      'Look up {transaction}: if it is another system’s, say so and settle; if a member paid it, refund it or make good the order.',
    ),
  },
  'bill-missing-there': {
    says: text('这里有一笔 {here}（{number}），账单上没有。', '{here} is here, but not on the bill ({number}).'),
    toDo: text(
      '到渠道后台按 {transaction} 查询。查不到就不是真钱：先停发货，再查通知来源和密钥是否泄露。',
      'Look {transaction} up at the provider. If it is not there it is no money: hold the goods, and see whether a key has leaked.',
    ),
  },
  'bill-differs': {
    says: text(
      '金额对不上：账单上 {there}，这里 {here}（{number}）。',
      'The sums differ: {there} on the bill, {here} here ({number}).',
    ),
    toDo: text(
      '以渠道后台的交易详情为准，差额用手工退款或收款补平。',
      'The provider’s own details count; make up the difference by hand.',
    ),
  },
  'bill-unknown-line': {
    says: text(
      '账单上有一笔既不是收款也不是退款（{there}，{transaction}）。',
      'The bill has a line that is neither a payment nor a refund ({there}, {transaction}).',
    ),
    toDo: text(
      '多为调账、冻结或服务费。核实后备注，必要时在账本里补记。',
      'Mostly an adjustment, a hold or a service fee. Find out, note it, and book it if need be.',
    ),
  },
  'bill-late': {
    says: text('{day} 的账单一天多了还取不到：{problem}', 'The bill of {day} could not be had for more than a day: {problem}'),
    toDo: text(
      '核对渠道权限（下载账单）和网络，修好后点「重新核对」。',
      'Check the permission to fetch bills, and the network; then compare again.',
    ),
  },
}

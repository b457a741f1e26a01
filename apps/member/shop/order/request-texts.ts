// Words of asking for one's money back.
import type { Text } from '#kernel/i18n.ts'

export const requestTexts = {
  ask: { zh: '申请退款', en: 'Ask for money back' },
  hint: {
    zh: '最多可退 {left}。商家处理后，这里会告诉你结果；钱按付款的方式原路退回。',
    en: 'Up to {left} can come back. The shop answers here; money goes back the way it came.',
  },
  what: { zh: '申请什么', en: 'What for' },
  kind_refund: { zh: '只退款', en: 'Money back' },
  kind_return: { zh: '退货退款', en: 'Send it back for the money' },
  lines: { zh: '哪几样', en: 'Which of it' },
  why: { zh: '原因', en: 'Why' },
  whyHint: { zh: '比如：七天无理由、收到时破损、还没发货不想要了。', en: 'E.g. it arrived broken, or is not wanted any more.' },
  send: { zh: '提交申请', en: 'Send' },
  asked: { zh: '申请已提交，等商家处理', en: 'Asked; the shop will answer' },
  requests: { zh: '退款申请', en: 'Asked for' },
  state_open: { zh: '等商家处理', en: 'Waits for an answer' },
  state_granted: { zh: '已同意', en: 'Granted' },
  state_declined: { zh: '没有同意', en: 'Declined' },
  state_withdrawn: { zh: '已撤回', en: 'Taken back' },
  state_lapsed: { zh: '已全额退款，无需处理', en: 'All was given back already' },
  answer: { zh: '商家说：{answer}', en: 'The shop says: {answer}' },
  openHint: { zh: '处理前可以撤回。', en: 'Until it is answered you may take it back.' },
  takeBack: { zh: '撤回申请', en: 'Take it back' },
  takeBackTitle: { zh: '撤回这个申请？', en: 'Take this request back?' },
  takeBackHint: { zh: '撤回后订单照常进行，以后还可以再申请。', en: 'The order goes on as before; you may ask again.' },
  takenBack: { zh: '申请已撤回', en: 'Taken back' },
} satisfies Record<string, Text>

// Words of what buyers ask back.
import type { Text } from '#kernel/i18n.ts'

export const requestTexts = {
  requests: { zh: '退款申请', en: 'Asked back' },
  asksBack: { zh: '申请退款', en: 'asks for money back' },
  kind_refund: { zh: '只退款', en: 'Money back' },
  kind_return: { zh: '退货退款', en: 'Goods and money back' },
  state_open: { zh: '待处理', en: 'Waits for you' },
  state_granted: { zh: '已同意', en: 'Granted' },
  state_declined: { zh: '已拒绝', en: 'Declined' },
  state_withdrawn: { zh: '买家撤回', en: 'Taken back' },
  state_lapsed: { zh: '已全额退款', en: 'All was given back' },
  lines: { zh: '其中：{titles}', en: 'Of it: {titles}' },
  answered: { zh: '答复：{answer}', en: 'Answered: {answer}' },
  mayNot: { zh: '等有退款权限的同事处理。', en: 'Somebody who may give money back will answer.' },
  grant: { zh: '同意退款', en: 'Grant it' },
  grantLead: {
    zh: '申请的部分值 {worth}，这个订单最多还能退 {left}。没发出或已收回的货可以放回库存，整单退完时生效。',
    en: 'What is asked for came to {worth}; at most {left} can be given back. Goods that never left or came back can go on the shelf again, once all of the order is given back.',
  },
  granted: { zh: '已同意，退款已提交', en: 'Granted; the money is on its way' },
  decline: { zh: '拒绝', en: 'Decline' },
  declineLead: { zh: '买家会看到原因，以后还能再申请。', en: 'The buyer reads the reason, and may ask again.' },
  declined: { zh: '已答复买家', en: 'The buyer is told' },
  none: { zh: '没有待处理的退款申请', en: 'Nobody asks for money back' },
  noneHint: { zh: '成员提交的申请会来到这里。', en: 'What members ask for comes here.' },
} satisfies Record<string, Text>

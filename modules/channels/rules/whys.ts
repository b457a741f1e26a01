// Why a message stands as it does, in sentences for operators.
import { fill, type Locale, type Text, textIn } from '#kernel/i18n.ts'
import type { MessageState } from '../contract/words.ts'
import { publishedQuotas } from './published-quotas.ts'

const whys: Record<string, Text> = {
  unknown: { zh: '没有匹配的关键词。', en: 'No keyword knows it.' },
  handover: { zh: '转给运营者回复。', en: 'Handed over to an operator.' },
  banned: { zh: '对方已被封禁。', en: 'The member is banned.' },
  gone: { zh: '对方已退出社群。', en: 'The member has left.' },
  'no-consent': { zh: '对方没有同意接收这类消息。', en: 'The member has not agreed to such messages.' },
  unreachable: { zh: '对方没有可用的联系方式。', en: 'The member cannot be reached this way.' },
  unfollowed: { zh: '对方已取消关注公众号。', en: 'The follower has left the official account.' },
  'window-closed': { zh: '对方发言已超过 48 小时，公众号不能主动发送。', en: 'The follower has not written within 48 hours.' },
  'no-gateway': { zh: '服务器没有设置这个渠道。', en: 'The server has no gateway for this channel.' },
  'not-connected': {
    zh: '公众号还没有填写 AppSecret，或账号已断开。',
    en: 'The account is disconnected, or its AppSecret is not set.',
  },
  refused: { zh: '对方服务器拒收：{detail}', en: 'Refused by the other side: {detail}' },
  busy: {
    zh: '对方服务器暂时不可用，会再试：{detail}',
    en: 'The other side is not available now; it will be tried again: {detail}',
  },
  credentials: {
    zh: '微信不接受我们的账号设置，会再试：{detail}',
    en: 'WeChat does not accept our credentials; it will be tried again: {detail}',
  },
  'provider-quota': {
    zh: '微信的调用次数已用完，会再试：{detail}',
    en: 'The calls that WeChat allows are used up; it will be tried again: {detail}',
  },
  'no-answer': {
    zh: '发出后没有收到回音，不知道是否送达：{detail}',
    en: 'There was no answer, so nobody knows whether it went: {detail}',
  },
  crashed: {
    zh: '发送途中程序中断，不知道是否送达。',
    en: 'The program was interrupted while sending, so nobody knows whether it went.',
  },
  'gave-up': { zh: '多次尝试后放弃：{detail}', en: 'Given up after many tries: {detail}' },
  cancelled: { zh: '运营者取消了发送。', en: 'Called off by an operator.' },
  retried: { zh: '运营者要求重发。', en: 'An operator asked to send it again.' },
  settled: { zh: '运营者处理完毕，未回复。', en: 'Laid aside by an operator without an answer.' },
}
const overQuota: Text = { zh: '配额已用完：{rule}。', en: 'The quota is used up: {rule}.' }

/** `quota:mail-hour` names the rule; other codes have their sentence. */
export function whyText(why: string, detail: string, locale: Locale): string {
  if (why.startsWith('quota:')) {
    const rule = publishedQuotas.find(q => q.what === why.slice(6))
    return fill(textIn(overQuota, locale), { rule: rule ? textIn(rule.title, locale) : why.slice(6) })
  }
  const text = whys[why]
  return text ? fill(textIn(text, locale), { detail }) : ''
}

const states: Record<MessageState, Text> = {
  received: { zh: '已收到', en: 'received' },
  handled: { zh: '已处理', en: 'handled' },
  ignored: { zh: '未理会', en: 'ignored' },
  waiting: { zh: '等待中', en: 'waiting' },
  sending: { zh: '发送中', en: 'sending' },
  sent: { zh: '已发出', en: 'sent' },
  failed: { zh: '失败', en: 'failed' },
  'in-doubt': { zh: '存疑', en: 'in doubt' },
  skipped: { zh: '已跳过', en: 'skipped' },
}
export const stateText = (state: MessageState, locale: Locale): string => textIn(states[state], locale)

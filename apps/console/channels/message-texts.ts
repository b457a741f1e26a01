// Words of the messages: what came, what went, and what is done about it.
import type { Text, Texts } from '#ui/i18n.ts'

export const messageTexts = {
  lead: {
    zh: '每一条收到和发出的消息，都说得清从哪来、到了哪、为什么。',
    en: 'Every message, in and out, with its state and the reason for it.',
  },
  waitingForUs: { zh: '等我们回复', en: 'Wait for us' },
  inToday: { zh: '今天收到', en: 'Came today' },
  sentToday: { zh: '今天发出', en: 'Sent today' },
  waiting: { zh: '排队等发', en: 'Waiting to go' },
  failed: { zh: '失败', en: 'Failed' },
  inDoubt: { zh: '存疑', en: 'In doubt' },
  search: { zh: '搜消息', en: 'Search messages' },
  state: { zh: '状态', en: 'State' },
  anyState: { zh: '全部状态', en: 'Any state' },
  anyChannel: { zh: '全部渠道', en: 'Any channel' },
  who: { zh: '谁', en: 'Who' },
  toWhom: { zh: '发给', en: 'To' },
  what: { zh: '说了什么', en: 'What' },
  when: { zh: '时间', en: 'When' },
  someone: { zh: '未登记的关注者', en: 'A follower unknown to us' },
  emptyIn: { zh: '还没有收到消息', en: 'No messages yet' },
  emptyInHint: {
    zh: '接入公众号以后，关注者说的话都会到这里。',
    en: 'Once an official account is connected, what followers say comes here.',
  },
  emptyOut: { zh: '还没有发出消息', en: 'Nothing sent yet' },
  emptyOutHint: {
    zh: '登录码、提醒、回复，每一封都会在这里留下一行。',
    en: 'Codes, reminders, replies: each leaves a row here.',
  },
  connect: { zh: '接入公众号', en: 'Connect an account' },
  kind_event: { zh: '（动作）', en: '(an event)' },
  with: { zh: '和{name}的对话', en: 'With {name}' },
  through: { zh: '经{account}', en: 'through {account}' },
  windowLeft: { zh: '还能回复 {left}', en: 'You may answer for {left}' },
  windowClosed: {
    zh: '已过 48 小时，不能主动回复；等对方再说一句就行。',
    en: '48 hours have passed; wait until the follower writes again.',
  },
  hours: { zh: '{hours} 小时 {minutes} 分', en: '{hours} h {minutes} min' },
  reply: { zh: '回复', en: 'Answer' },
  replyText: { zh: '回复的话', en: 'Your answer' },
  replyHint: { zh: '对方在微信里收到。Ctrl + Enter 发送。', en: 'It arrives in WeChat. Ctrl + Enter sends.' },
  replied: { zh: '已排队发送', en: 'On its way' },
  settle: { zh: '不用回复了', en: 'No answer needed' },
  settled: { zh: '已放到一边', en: 'Laid aside' },
  retry: { zh: '再发一次', en: 'Send again' },
  retried: { zh: '已重新排队', en: 'Queued again' },
  retryDoubt: {
    zh: '不确定上次有没有送到，再发可能会收到两遍。',
    en: 'It may have arrived; sending again may deliver it twice.',
  },
  cancel: { zh: '取消发送', en: 'Call it off' },
  cancelled: { zh: '已取消', en: 'Called off' },
  story: { zh: '经过', en: 'Its story' },
  theirs: { zh: '对方', en: 'Theirs' },
  ours: { zh: '我们', en: 'Ours' },
  automatic: { zh: '自动回复', en: 'automatic' },
  subject: { zh: '主题', en: 'Subject' },
  attempts: { zh: '试过 {count} 次', en: '{count} {count:attempt|attempts}' },
  due: { zh: '{at} 发', en: 'due {at}' },
  member: { zh: '看成员资料', en: 'Open the member' },
  earlier: { zh: '更早的', en: 'Earlier' },
  template: { zh: '模板 {key}', en: 'template {key}' },
} satisfies Texts

export const messageStates = {
  received: { zh: '已收到', en: 'Received' },
  handled: { zh: '已处理', en: 'Handled' },
  ignored: { zh: '未理会', en: 'Ignored' },
  waiting: { zh: '等待中', en: 'Waiting' },
  sending: { zh: '发送中', en: 'Sending' },
  sent: { zh: '已发出', en: 'Sent' },
  failed: { zh: '失败', en: 'Failed' },
  'in-doubt': { zh: '存疑', en: 'In doubt' },
  skipped: { zh: '已跳过', en: 'Skipped' },
} satisfies Texts

const steps: Record<string, Text> = {
  retried: { zh: '重新排队', en: 'Queued again' },
  cancelled: { zh: '取消发送', en: 'Called off' },
  answered: { zh: '已回复', en: 'Answered' },
  settled: { zh: '放到一边', en: 'Laid aside' },
  written: { zh: '写好', en: 'Written' },
}
const events: Record<string, Text> = {
  subscribe: { zh: '关注了公众号', en: 'Followed the account' },
  unsubscribe: { zh: '取消了关注', en: 'Unfollowed the account' },
  SCAN: { zh: '扫了二维码', en: 'Scanned the code' },
  CLICK: { zh: '点了菜单', en: 'Pressed the menu' },
  VIEW: { zh: '点了菜单', en: 'Pressed the menu' },
}

export const stepText = (step: string): Text | string => steps[step] ?? (messageStates as Record<string, Text>)[step] ?? step
export const eventText = (event: string): Text | string => events[event] ?? event

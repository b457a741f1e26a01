// Words that the pages of the channels share.
import type { Texts } from '#ui/i18n.ts'

export const channelTexts = {
  channels: { zh: '渠道账号', en: 'Channels' },
  quotas: { zh: '配额', en: 'Quotas' },
  connect: { zh: '接入公众号', en: 'Connect an official account' },
  account: { zh: '渠道账号', en: 'Account' },
  replies: { zh: '自动回复', en: 'Replies' },
  keywords: { zh: '关键词', en: 'Keywords' },
  keyword: { zh: '关键词', en: 'Keyword' },
  newKeyword: { zh: '新关键词', en: 'New keyword' },
  greetings: { zh: '问候语', en: 'Greetings' },
  hits: { zh: '命中统计', en: 'Hits' },
  messages: { zh: '消息', en: 'Messages' },
  inbox: { zh: '收到', en: 'Inbox' },
  outbox: { zh: '发出', en: 'Outbox' },
  conversation: { zh: '对话', en: 'Conversation' },
  templates: { zh: '模板', en: 'Templates' },
  template: { zh: '模板', en: 'Template' },
  newTemplate: { zh: '新模板', en: 'New template' },
  edit: { zh: '修改', en: 'Change' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  remove: { zh: '删除', en: 'Remove' },
  removed: { zh: '已删除', en: 'Removed' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyFailed: { zh: '没有复制成，请选中后自己复制。', en: 'It could not be copied; select and copy it yourself.' },
  search: { zh: '搜索', en: 'Search' },
  channel: { zh: '渠道', en: 'Channel' },
  noneFits: { zh: '没有符合的', en: 'Nothing fits' },
  noneFitsHint: { zh: '换个词，或者放宽筛选。', en: 'Try another word, or fewer filters.' },
} satisfies Texts

export const kindTexts = {
  wechat: { zh: '公众号', en: 'Official account' },
  email: { zh: '邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'Text messages' },
} satisfies Texts

// What may be sent, as published by those who carry it, each figure with its source and the day it was read; and our own caution.
import type { Text } from '#kernel/i18n.ts'
import type { QuotaWindow } from '../contract/shapes.ts'
import type { ChannelKind } from '../contract/words.ts'

export interface PublishedQuota {
  what: string
  channel: ChannelKind
  title: Text
  max: number
  window: QuotaWindow
  per: 'account' | 'recipient'
  over: 'wait' | 'refuse'
  /** A provider's day ends where the provider is; null: where the community is. */
  timeZone: string | null
  source: string
  readOn: string
}

const wechatLimits = 'https://developers.weixin.qq.com/doc/service/Message_Management/API_Call_Limits.html'
const wechatReplies = 'https://mp.weixin.qq.com/cgi-bin/announce?action=getannouncement&announce_id=116853659399Heuo (2023-06-12)'
const house = 'Qunluo'
const readOn = '2026-11-21'

export const publishedQuotas: readonly PublishedQuota[] = [
  {
    what: 'custom-message-day',
    channel: 'wechat',
    title: { zh: '公众号客服消息，每天', en: 'Custom messages a day' },
    max: 500_000,
    window: 'day',
    per: 'account',
    over: 'wait',
    timeZone: 'Asia/Shanghai',
    source: wechatLimits,
    readOn,
  },
  {
    what: 'custom-message-window',
    channel: 'wechat',
    title: { zh: '公众号客服消息，对方每次发言后 48 小时内', en: 'Custom messages within 48 h of what a follower wrote' },
    max: 5,
    window: 'reply-window',
    per: 'recipient',
    over: 'refuse',
    timeZone: null,
    source: wechatReplies,
    readOn,
  },
  {
    what: 'mail-hour',
    channel: 'email',
    title: { zh: '邮件，每小时', en: 'Mails an hour' },
    max: 500,
    window: 'hour',
    per: 'account',
    over: 'wait',
    timeZone: null,
    source: house,
    readOn,
  },
  {
    what: 'mail-recipient-day',
    channel: 'email',
    title: { zh: '同一收件人的邮件，每天', en: 'Mails a day to one recipient' },
    max: 20,
    window: 'day',
    per: 'recipient',
    over: 'refuse',
    timeZone: null,
    source: house,
    readOn,
  },
  {
    what: 'sms-minute',
    channel: 'sms',
    title: { zh: '短信，每分钟', en: 'Text messages a minute' },
    max: 60,
    window: 'minute',
    per: 'account',
    over: 'wait',
    timeZone: null,
    source: house,
    readOn,
  },
  {
    what: 'sms-recipient-day',
    channel: 'sms',
    title: { zh: '同一号码的短信，每天', en: 'Text messages a day to one number' },
    max: 10,
    window: 'day',
    per: 'recipient',
    over: 'refuse',
    timeZone: null,
    source: house,
    readOn,
  },
]

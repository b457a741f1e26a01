// The names of what a plan changes: parts, fields, and the values that are words of the house.
import type { Text, Texts } from '#ui/i18n.ts'
import { saleFieldNames, saleHints, saleParts, saleValues } from './sale-texts.ts'

export const partTexts = {
  community: { zh: '社群', en: 'The community' },
  groups: { zh: '群', en: 'Groups' },
  fields: { zh: '资料项', en: 'Profile fields' },
  calendar: { zh: '每周的固定时段', en: 'The week' },
  keywords: { zh: '公众号关键词', en: 'Keywords' },
  welcome: { zh: '公众号问候', en: 'Greetings' },
  ...saleParts,
} satisfies Texts

export const partHints = {
  community: { zh: '名称、介绍、时区', en: 'Name, introduction, time zone' },
  groups: { zh: '谁坐在哪里，门怎么开', en: 'Who sits where, and how the door opens' },
  fields: { zh: '成员的资料里会问到', en: 'What profiles ask for' },
  calendar: { zh: '到点该有什么', en: 'What appears when' },
  keywords: { zh: '收到这些话，自动回复', en: 'What is answered by itself' },
  welcome: { zh: '没人在的时候也有人应', en: 'Nobody is left without a word' },
  ...saleHints,
} satisfies Texts

const fieldNames: Record<string, Text> = {
  name: { zh: '名称', en: 'Name' },
  intro: { zh: '介绍', en: 'Introduction' },
  timeZone: { zh: '时区', en: 'Time zone' },
  locale: { zh: '主要语言', en: 'Main language' },
  kind: { zh: '形式', en: 'Kind' },
  purpose: { zh: '用途', en: 'Purpose' },
  seenBy: { zh: '谁能看到', en: 'Seen by' },
  seatsMax: { zh: '席位', en: 'Seats' },
  cardPattern: { zh: '群名片', en: 'Name card' },
  norms: { zh: '群规', en: 'Norms' },
  admission: { zh: '入群方式', en: 'The door' },
  announcement: { zh: '公告', en: 'Announcement' },
  mute: { zh: '全员静音', en: 'Muted' },
  parent: { zh: '上级群', en: 'Group above' },
  titleZh: { zh: '中文名', en: 'Chinese title' },
  titleEn: { zh: '英文名', en: 'English title' },
  title: { zh: '标题', en: 'Title' },
  weekdays: { zh: '星期', en: 'Weekdays' },
  time: { zh: '时间', en: 'Time' },
  words: { zh: '关键词', en: 'Words' },
  match: { zh: '匹配', en: 'Match' },
  text: { zh: '文字', en: 'Text' },
  article: { zh: '图文', en: 'Article' },
  ...saleFieldNames,
}
export const fieldName = (name: string): Text => fieldNames[name] ?? { zh: name, en: name }

const values: Record<string, Text> = {
  'zh-CN': { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  ring: { zh: '环形：人人平等', en: 'Ring: all sit equal' },
  pyramid: { zh: '金字塔：少数人引领', en: 'Pyramid: a few lead' },
  core: { zh: '核心群', en: 'Core' },
  hosted: { zh: '主持群', en: 'Hosted' },
  members: { zh: '所有成员', en: 'All members' },
  everyone: { zh: '所有成员', en: 'All members' },
  seated: { zh: '只有群里的人', en: 'Those seated' },
  hosts: { zh: '主持人与运营者', en: 'Hosts and operators' },
  operators: { zh: '只有运营者', en: 'Operators' },
  invite: { zh: '凭邀请', en: 'By invitation' },
  password: { zh: '凭暗号', en: 'By password' },
  application: { zh: '申请，由人审核', en: 'By application' },
  norms: { zh: '读群规', en: 'Norms' },
  text: { zh: '文字', en: 'Text' },
  'long-text': { zh: '长文字', en: 'Long text' },
  voice: { zh: '语音', en: 'Voice' },
  pictures: { zh: '图片', en: 'Pictures' },
  exact: { zh: '完全一样', en: 'Exactly' },
  contains: { zh: '包含', en: 'Contains' },
  starts: { zh: '开头是', en: 'Begins with' },
  ...saleValues,
}
const worded = new Set(['locale', 'kind', 'purpose', 'seenBy', 'match', 'due', 'delivery', 'way', 'choice', 'state'])

const weekdays: readonly Text[] = [
  { zh: '一', en: 'Mon' },
  { zh: '二', en: 'Tue' },
  { zh: '三', en: 'Wed' },
  { zh: '四', en: 'Thu' },
  { zh: '五', en: 'Fri' },
  { zh: '六', en: 'Sat' },
  { zh: '日', en: 'Sun' },
]
export const weekdayName = (weekday: number): Text => weekdays[weekday - 1] ?? { zh: String(weekday), en: String(weekday) }
export const weekdayNumbers: readonly number[] = [1, 2, 3, 4, 5, 6, 7]
export const numbersOf = (shown: string): number[] => shown.split('、').map(Number)

export const openDoor: Text = { zh: '自由入座', en: 'Open' }

/** What the plan shows for a field, in words that a person reads. */
export function valueWords(name: string, value: string, say: (text: Text) => string): string {
  if (name === 'weekdays') {
    const days = numbersOf(value)
    return days.map(day => say(weekdayName(day))).join(say({ zh: '、', en: ', ' }))
  }
  if (name === 'admission') {
    if (value === '' || value === '—') return say(openDoor)
    return value.replace(/\w+/g, kind => (values[kind] ? say(values[kind]) : kind))
  }
  if (name === 'article' && value.startsWith('{')) {
    const { title, url } = JSON.parse(value) as { title: string; url: string }
    return `${title} ${url}`
  }
  return worded.has(name) && values[value] ? say(values[value]) : value
}

export const roleTexts: Record<string, Text> = {
  owner: { zh: '群主', en: 'owner' },
  host: { zh: '主持人', en: 'host' },
  teacher: { zh: '老师', en: 'teacher' },
  connector: { zh: '联络人', en: 'connector' },
  monitor: { zh: '纪律委员', en: 'monitor' },
  member: { zh: '成员', en: 'member' },
}
export const roleName = (role: string): Text => roleTexts[role] ?? { zh: role, en: role }

// Words that several pages of the members share: stages, states, kinds.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const stageTexts: Named<'audience' | 'user' | 'fan' | 'community'> = {
  audience: { zh: '受众', en: 'Audience' },
  user: { zh: '用户', en: 'User' },
  fan: { zh: '粉丝', en: 'Fan' },
  community: { zh: '社群', en: 'Community' },
}
export const stageHints: Record<keyof typeof stageTexts, Text> = {
  audience: { zh: '听说过我们', en: 'Has heard of us' },
  user: { zh: '留下了联系方式', en: 'Left an address' },
  fan: { zh: '常来参与', en: 'Takes part often' },
  community: { zh: '在群里有席位', en: 'Sits in a group' },
}
export const stateTexts: Named<'present' | 'banned' | 'left' | 'erased'> = {
  present: { zh: '在场', en: 'Present' },
  banned: { zh: '已封禁', en: 'Banned' },
  left: { zh: '已离开', en: 'Left' },
  erased: { zh: '已抹去', en: 'Erased' },
}
export const identityTexts: Named<'email' | 'phone' | 'wechat_openid' | 'external'> = {
  email: { zh: '邮箱', en: 'E-mail' },
  phone: { zh: '手机号', en: 'Phone' },
  wechat_openid: { zh: '微信', en: 'WeChat' },
  external: { zh: '外部编号', en: 'External id' },
}
export const fieldKindTexts: Named<'text' | 'long-text' | 'number' | 'date' | 'yes-no' | 'choice' | 'choices'> = {
  text: { zh: '一行文字', en: 'A line of text' },
  'long-text': { zh: '一段文字', en: 'A paragraph' },
  number: { zh: '数字', en: 'Number' },
  date: { zh: '日期', en: 'Date' },
  'yes-no': { zh: '是或否', en: 'Yes or no' },
  choice: { zh: '单选', en: 'One option' },
  choices: { zh: '多选', en: 'Several options' },
}
export const seenByTexts: Named<'everyone' | 'self' | 'operators'> = {
  everyone: { zh: '所有成员', en: 'All members' },
  self: { zh: '本人和运营者', en: 'The member and operators' },
  operators: { zh: '只有运营者', en: 'Operators only' },
}
export const consentTexts: Named<'service' | 'marketing' | 'research'> = {
  service: { zh: '服务所需', en: 'Service' },
  marketing: { zh: '活动与推广消息', en: 'News and offers' },
  research: { zh: '调研与统计', en: 'Research' },
}
export const sortTexts: Named<'joined' | 'active' | 'name'> = {
  joined: { zh: '新来的在前', en: 'Newest first' },
  active: { zh: '最近来过的在前', en: 'Last seen first' },
  name: { zh: '按姓名', en: 'By name' },
}
export const stageTone = { audience: 'plain', user: 'indigo', fan: 'ochre', community: 'green' } as const

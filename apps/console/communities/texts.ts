// Words of a community's settings and of the list of communities.
import type { Text } from '#kernel/i18n.ts'

export const communityTexts = {
  settings: { zh: '社群设置', en: 'Community settings' },
  lead: {
    zh: '名字、介绍、时间和语言。时间决定了日历上的每一个「几点」。',
    en: 'Name, introduction, time and language. The time zone decides every hour on the calendar.',
  },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  undo: { zh: '撤销', en: 'Undo' },
  address: { zh: '地址', en: 'Address' },
  opened: { zh: '开始于', en: 'Opened' },
  currency: { zh: '货币', en: 'Currency' },
  slug: { zh: '地址', en: 'Address' },
  slugHint: {
    zh: '小写字母、数字和短横，会出现在网址里，定下后不能改。',
    en: 'Small letters, digits and dashes; part of the address, and it stays.',
  },
  communities: { zh: '社群', en: 'Communities' },
  communitiesLead: {
    zh: '一座房子里可以住好几个社群，成员和内容互不相见。',
    en: 'One house can hold several communities; their members and words do not meet.',
  },
  open: { zh: '开一个新社群', en: 'Open a community' },
  openHint: {
    zh: '想省事，可以从一个剧本开始：群、群规、日历和关键词一次备好。',
    en: 'Or begin with a playbook: groups, norms, calendar and keywords at once.',
  },
  toPlaybooks: { zh: '去选剧本', en: 'Choose a playbook' },
  none: { zh: '还没有社群', en: 'No community yet' },
  noneHint: { zh: '从一个剧本开始最快，也可以自己开一个空的。', en: 'A playbook is the fastest; an empty one works too.' },
  nothing: { zh: '没有这样的社群', en: 'No such community' },
  demo: { zh: '演示', en: 'demo' },
  isOpen: { zh: '「{name}」已开', en: '“{name}” is open' },
  enter: { zh: '进入', en: 'Enter' },
  timeChanged: {
    zh: '改了时区，日历上的时段会按新的时间走。',
    en: 'With another time zone the calendar’s slots move to the new time.',
  },
} satisfies Record<string, Text>

export const currencyTexts: Record<string, Text> = {
  CNY: { zh: '人民币', en: 'Renminbi' },
  USD: { zh: '美元', en: 'US dollar' },
  EUR: { zh: '欧元', en: 'Euro' },
  HKD: { zh: '港币', en: 'Hong Kong dollar' },
  JPY: { zh: '日元', en: 'Yen' },
}

// Words of the console's frame. Each room's folder has a texts.ts of its own.
import type { Text } from '#kernel/i18n.ts'

export const frameTexts = {
  console: { zh: '运营台', en: 'Console' },
  qunluo: { zh: '群落', en: 'Qunluo' },
  home: { zh: '总览', en: 'Overview' },
  house: { zh: '全站', en: 'Whole house' },
  menu: { zh: '菜单', en: 'Menu' },
  chapters: { zh: '章节', en: 'Chapters' },
  community: { zh: '当前社群', en: 'Community' },
  noCommunity: { zh: '还没有社群', en: 'No community yet' },
  allCommunities: { zh: '全部社群', en: 'All communities' },
  find: { zh: '去哪一页？', en: 'Go to…' },
  findHint: { zh: '输入页面名称，回车打开', en: 'Type a page, press Enter' },
  findNothing: { zh: '没有这样的页面', en: 'No such page' },
  crumbs: { zh: '位置', en: 'You are here' },
  look: { zh: '外观', en: 'Look' },
  lookSystem: { zh: '跟随系统', en: 'As the system' },
  lookDay: { zh: '日间', en: 'Day' },
  lookNight: { zh: '夜间', en: 'Night' },
  language: { zh: '语言', en: 'Language' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  account: { zh: '我的账户', en: 'My account' },
  toMember: { zh: '打开成员端', en: 'Open the member app' },
  lostTitle: { zh: '这里没有路了', en: 'The path ends here' },
  lostHint: { zh: '链接可能写错了，或者这一页已被移走。', en: 'The link may be wrong, or the page has moved.' },
  brokenTitle: { zh: '这一页出了错', en: 'This page failed' },
  brokenHint: { zh: '不是你的问题。重新打开多半就好。', en: 'It is not your doing. Opening it again usually helps.' },
  reload: { zh: '重新打开', en: 'Open again' },
  undo: { zh: '撤销', en: 'Undo' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  notYours: { zh: '你的角色看不到这一页', en: 'Your role does not see this page' },
  notYoursHint: { zh: '需要的话，请让所有者调整你的角色。', en: 'Ask an owner to change your role if you need it.' },
} satisfies Record<string, Text>

export const chapterTexts = {
  people: { zh: '同好', en: 'People' },
  structure: { zh: '结构', en: 'Structure' },
  output: { zh: '输出', en: 'Output' },
  running: { zh: '运营', en: 'Running' },
  copy: { zh: '复制', en: 'Copy' },
  mirror: { zh: '镜', en: 'Mirror' },
} satisfies Record<string, Text>

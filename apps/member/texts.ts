// Words of the member app's shell. Each room's folder has a texts.ts of its own.
import type { Text } from '#kernel/i18n.ts'

export const shellTexts = {
  today: { zh: '今日', en: 'Today' },
  groups: { zh: '群', en: 'Groups' },
  shop: { zh: '商店', en: 'Shop' },
  me: { zh: '我的', en: 'Me' },
  main: { zh: '主导航', en: 'Main' },
  search: { zh: '搜索', en: 'Search' },
  inbox: { zh: '消息', en: 'Inbox' },
  unread: { zh: '{count} 条未读', en: '{count} unread' },
  back: { zh: '返回', en: 'Back' },
  signIn: { zh: '登录', en: 'Sign in' },
  demo: { zh: '演示社群：人物与内容均为虚构', en: 'Demo community: people and content are fictional' },
  undo: { zh: '撤销', en: 'Undo' },
  lostTitle: { zh: '这里没有路了', en: 'The path ends here' },
  lostHint: { zh: '链接可能写错了，或者内容已被移走。', en: 'The link may be wrong, or what was here has moved.' },
  home: { zh: '回到今日', en: 'Back to today' },
  brokenTitle: { zh: '这一页出了错', en: 'This page failed' },
  brokenHint: { zh: '不是你的问题。重新打开多半就好。', en: 'It is not your doing. Opening it again usually helps.' },
  reload: { zh: '重新打开', en: 'Open again' },
  nowhereTitle: { zh: '群落', en: 'Qunluo' },
  nowhereHint: {
    zh: '这里还没有社群。所有者登录运营台后，可以用一份剧本建起第一个社群。',
    en: 'No community lives here yet. Its owner can found one from a playbook in the console.',
  },
  skip: { zh: '跳到正文', en: 'Skip to content' },
} satisfies Record<string, Text>

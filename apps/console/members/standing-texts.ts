// Words for where a member sits and where he is signed in.
import type { Text } from '#kernel/i18n.ts'

export const standingTexts = {
  seatNumber: { zh: '{number} 号', en: 'No. {number}' },
  seatSince: { zh: '{day}入座', en: 'since {day}' },
  sessions: { zh: '登录中的设备', en: 'Signed in on' },
  sessionsNone: { zh: '现在没有登录。', en: 'Not signed in anywhere.' },
  deviceUnknown: { zh: '未知设备', en: 'Unknown device' },
  signOut: { zh: '全部退出', en: 'Sign out everywhere' },
  signOutTitle: { zh: '让「{name}」在所有设备上退出', en: 'Sign {name} out everywhere' },
  signOutHint: {
    zh: '手机丢了、号码换了人时用。打开着的页面立刻关上，在这里的其他社群也一起退出；本人可以重新登录。',
    en: 'For a lost phone, or a number that changed hands. Open screens close at once, in the other communities here too; the member may sign in again.',
  },
  signedOut: { zh: '已在 {count} 台设备上退出', en: 'Signed out on {count} {count:device|devices}' },
} satisfies Record<string, Text>

// Words of signing in to the console and of the staff's pages.
import type { Text } from '#kernel/i18n.ts'

export const staffTexts = {
  signIn: { zh: '登录运营台', en: 'Sign in to the console' },
  email: { zh: '邮箱', en: 'E-mail' },
  password: { zh: '密码', en: 'Password' },
  enter: { zh: '登录', en: 'Sign in' },
  withPasskey: { zh: '用通行密钥登录', en: 'Sign in with a passkey' },
  passkeyStopped: {
    zh: '没有用上通行密钥，再试一次，或改用密码。',
    en: 'The passkey was not used. Try again, or use the password.',
  },
  secondTitle: { zh: '再确认一步', en: 'One more step' },
  secondLead: {
    zh: '输入验证器应用里的六位数，或一个恢复码。',
    en: 'Enter the six digits of your authenticator app, or a recovery code.',
  },
  code: { zh: '验证码', en: 'Code' },
  startOver: { zh: '从头来', en: 'Start over' },
  noOwner: {
    zh: '这里还没有所有者。请打开启动程序时终端里显示的所有者链接。',
    en: 'Nobody owns this house yet. Open the owner link that the terminal showed when the program started.',
  },
  welcomeTitle: { zh: '欢迎，请开门', en: 'Welcome. Open the door' },
  welcomeLead: {
    zh: '你将成为这里的第一位所有者。这个链接只能用一次。',
    en: 'You become the first owner. This link works once.',
  },
  inviteTitle: { zh: '欢迎加入', en: 'Welcome aboard' },
  inviteLead: { zh: '{email} 受邀一起打理这里。', en: '{email} is invited to help run this place.' },
  resetTitle: { zh: '设一个新密码', en: 'Set a new password' },
  resetLead: { zh: '{email} 的其他登录都会退出。', en: 'Every other session of {email} ends.' },
  linkDead: { zh: '链接已失效', en: 'This link no longer works' },
  linkDeadHint: {
    zh: '它可能已被用过或过期。请向所有者要一个新的。',
    en: 'It was used, or it expired. Ask an owner for a new one.',
  },
  name: { zh: '怎么称呼你', en: 'Your name' },
  newPassword: { zh: '设一个密码', en: 'Choose a password' },
  passwordHint: {
    zh: '至少 10 个字符。几个不相干的词最好记也最难猜。',
    en: 'At least 10 characters. A few unrelated words are easy to keep and hard to guess.',
  },
  begin: { zh: '开始', en: 'Begin' },
  motto: { zh: '一群人，一件事，一段时间。', en: 'People, a purpose, and time.' },
} satisfies Record<string, Text>

// Words of signing in and of one's own page.
import type { Text } from '#kernel/i18n.ts'

export const memberTexts = {
  me: { zh: '我的', en: 'Me' },
  signInTitle: { zh: '登录', en: 'Sign in' },
  signInLead: { zh: '第一次来也从这里进，不用另外注册。', en: 'New here? This is the way in, too. Nothing to register.' },
  byEmail: { zh: '邮箱', en: 'E-mail' },
  byPhone: { zh: '手机号', en: 'Phone' },
  ways: { zh: '登录方式', en: 'Way to sign in' },
  emailHint: { zh: '我们会发去六位数的验证码和一个登录链接。', en: 'We will send a code of six digits and a link.' },
  phoneHint: { zh: '我们会发去六位数的验证码。', en: 'We will send a code of six digits.' },
  sendCode: { zh: '获取验证码', en: 'Send the code' },
  codeTitle: { zh: '输入验证码', en: 'Enter the code' },
  codeSent: { zh: '已发到 {address}，十分钟内有效。', en: 'Sent to {address}; good for ten minutes.' },
  code: { zh: '六位数验证码', en: 'Code of six digits' },
  enter: { zh: '进入', en: 'Enter' },
  otherAddress: { zh: '换一个地址', en: 'Use another address' },
  sendAgain: { zh: '重新发送', en: 'Send again' },
  sendAgainIn: { zh: '{seconds} 秒后可重新发送', en: 'Send again in {seconds} s' },
  notThere: { zh: '没收到？看看垃圾邮件，或等一分钟再试。', en: 'Nothing there? Look into spam, or wait a minute.' },
  guestTitle: { zh: '你还没有登录', en: 'You are not signed in' },
  guestHint: {
    zh: '登录后可以入座、发言，并保留你的名片和编号。',
    en: 'Sign in to take a seat, to speak and to keep your name card.',
  },
  page: { zh: '页面', en: 'Page' },
  language: { zh: '语言', en: 'Language' },
  look: { zh: '外观', en: 'Look' },
  lookSystem: { zh: '跟随系统', en: 'As the system' },
  lookDay: { zh: '日间', en: 'Day' },
  lookNight: { zh: '夜间', en: 'Night' },
} satisfies Record<string, Text>

// Words of inviting.
import type { Text } from '#kernel/i18n.ts'

export const inviteTexts = {
  title: { zh: '邀请入座', en: 'Invite' },
  lead: {
    zh: '让对方扫这个码，或把链接发过去。打开后先读群规，再一步步入座。',
    en: 'Let them scan this, or send the link. They read the norms first, then take their seat.',
  },
  qrOf: { zh: '「{name}」的邀请二维码', en: 'QR code of the invite to “{name}”' },
  uses: { zh: '还可用 {left} 次 · {date}前有效', en: '{left} {left:use|uses} left · until {date}' },
  copy: { zh: '复制链接', en: 'Copy the link' },
  copied: { zh: '链接已复制', en: 'Link copied' },
  share: { zh: '分享', en: 'Share' },
  shareText: { zh: '邀请你到「{name}」入座', en: 'An invite to “{name}”' },
  other: { zh: '换一个邀请', en: 'Make another' },
  revoke: { zh: '收回这个邀请', en: 'Withdraw it' },
  revoked: { zh: '邀请已收回，链接和二维码都打不开了', en: 'Withdrawn; the link and the code no longer open' },
  make: { zh: '生成邀请', en: 'Make an invite' },
  usesMax: { zh: '可用次数', en: 'Uses' },
  days: { zh: '有效天数', en: 'Days' },
  copyYourself: { zh: '长按链接可以复制：', en: 'Press and hold to copy:' },
} satisfies Record<string, Text>

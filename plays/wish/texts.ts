// Words of the wish wall.
import type { Text } from '#kernel/i18n.ts'

export const wishTexts = {
  hang: { zh: '挂上去', en: 'Hang it up' },
  change: { zh: '换一个心愿', en: 'Change my wish' },
  yours: { zh: '我的心愿', en: 'My wish' },
  wall: { zh: '大家的心愿', en: 'Everyone’s wishes' },
  none: { zh: '还没有人挂心愿，来做第一个。', en: 'No wishes yet. Be the first.' },
  granted: { zh: '将要实现的心愿', en: 'Wishes that come true' },
  nobody: { zh: '这次没有心愿可抽。', en: 'There was no wish to draw.' },
  more: { zh: '再看一些', en: 'More' },
  willGrant: { zh: '结束时抽 {count} 个来实现', en: '{count} will be drawn and granted at the end' },
} satisfies Record<string, Text>

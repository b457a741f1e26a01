// Words of the groups' screens.
import type { Text } from '#kernel/i18n.ts'

export const groupsTexts = {
  title: { zh: '群组', en: 'Groups' },
  emptyTitle: { zh: '还没有群组', en: 'No groups yet' },
  emptyHint: {
    zh: '群组是大家坐下来一起做事的地方。主理人开出第一个群，你就能在这里入座。',
    en: 'Groups are where people sit down to do something together. Once the first is open, you can take a seat here.',
  },
} satisfies Record<string, Text>

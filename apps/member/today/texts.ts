// Words of the home screen.
import type { Text } from '#kernel/i18n.ts'

export const todayTexts = {
  emptyTitle: { zh: '今天还没有人说话', en: 'Nobody has spoken today' },
  emptyHint: {
    zh: '早上的语音、群里的新帖和你关注的回复，都会出现在这里。',
    en: 'The morning’s voice, new posts of your groups and answers to you will appear here.',
  },
  toGroups: { zh: '去群组看看', en: 'See the groups' },
} satisfies Record<string, Text>

// Words of the console's home.
import type { Text } from '#kernel/i18n.ts'

export const homeTexts = {
  lead: { zh: '这里会告诉你：谁来了，谁坐下了，谁开口了。', en: 'This page will tell who came, who sat down and who spoke.' },
  emptyTitle: { zh: '还没有动静', en: 'Nothing stirs yet' },
  emptyHint: { zh: '先开一个群，或者导入一份成员名单。', en: 'Open a group, or import a list of members.' },
} satisfies Record<string, Text>

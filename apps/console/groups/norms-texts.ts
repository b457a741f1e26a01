// Words for what the norms of a group said before.
import type { Text } from '#kernel/i18n.ts'

export const normsTexts = {
  earlier: { zh: '以前的版本', en: 'Earlier versions' },
  signed: { zh: '{count} 人签过', en: 'signed by {count}' },
  withdrawn: { zh: '这一版把群规撤掉了，不需要签署。', en: 'This version took the norms away: nothing to sign.' },
} satisfies Record<string, Text>

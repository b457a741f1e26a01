// Words of memberships: what I hold, what is on offer, what it costs me.
import type { Text } from '#kernel/i18n.ts'

export const tierTexts = {
  mine: { zh: '我的会员', en: 'My membership' },
  mineNote: { zh: '权益、期限、升级与冻结', en: 'Rights, terms, upgrades' },
} satisfies Record<string, Text>

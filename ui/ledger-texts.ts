// Words of the ledger that members and operators both read: what is counted, and why it moved.
import type { Text } from '#kernel/i18n.ts'

export const unitTexts = {
  points: { zh: '点数', en: 'Points' },
  credit: { zh: '储值', en: 'Credit' },
  commission: { zh: '佣金', en: 'Commission' },
  CNY: { zh: '人民币', en: 'Renminbi' },
  USD: { zh: '美元', en: 'US dollars' },
  EUR: { zh: '欧元', en: 'Euro' },
  HKD: { zh: '港元', en: 'Hong Kong dollars' },
  JPY: { zh: '日元', en: 'Yen' },
} satisfies Record<string, Text>

export const kindTexts: Record<string, Text> = {
  given: { zh: '获得', en: 'Received' },
  spent: { zh: '使用', en: 'Spent' },
  expired: { zh: '过期', en: 'Ran out' },
  'given-by-hand': { zh: '手工增加', en: 'Added by hand' },
  'taken-by-hand': { zh: '手工扣减', en: 'Taken by hand' },
  sold: { zh: '销售', en: 'Sale' },
}

export const ledgerTexts = {
  otherKind: { zh: '其他变动', en: 'Other' },
  reversed: { zh: '冲正：{what}', en: 'Reversal: {what}' },
} satisfies Record<string, Text>

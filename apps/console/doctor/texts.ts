// Words of the doctor: what must never be, and whether it is.
import type { Text } from '#kernel/i18n.ts'

export const doctorTexts = {
  title: { zh: '自检', en: 'Doctor' },
  lead: {
    zh: '有些事绝不该发生。每天夜里把它们逐条查一遍，也可以随时查。只看不改，怎么处理由你决定。',
    en: 'Some things must never be. All of them are looked for every night, and whenever you like. Nothing is changed; what to do is yours to decide.',
  },
  now: { zh: '现在检查', en: 'Examine now' },
  never: { zh: '还没有检查过', en: 'Never examined yet' },
  neverHint: { zh: '每天夜里会自动检查一次，也可以现在就查。', en: 'It happens by itself every night; or let it happen now.' },
  allWell: { zh: '{laws} 条全部成立。', en: '{laws} of {laws} hold.' },
  someBroken: { zh: '{laws} 条里有 {broken} 条不成立。', en: '{broken} of {laws} do not hold.' },
  when: { zh: '{when}检查，用时 {took}', en: 'Examined {when}; it took {took}' },
  holds: { zh: '成立', en: 'holds' },
  breaches: { zh: '{count} 处', en: '{count} {count:breach|breaches}' },
  first: { zh: '其中有', en: 'Among them' },
  advice: {
    zh: '先别手工改数据库。记下下面的编号和时间，看操作记录里那时发生了什么；账上的差错用调整或冲正来改。',
    en: 'Do not mend the database by hand. Note the ids and the time, and look in the audit log for what happened then; mistakes in the ledger are mended by corrections and reversals.',
  },
  homeBroken: { zh: '自检发现 {count} 条不成立', en: 'The doctor found {count} {count:law that does|laws that do} not hold' },
  look: { zh: '去看看', en: 'Look' },
} satisfies Record<string, Text>

/** By the first word of a law's name. */
export const roomTexts: Record<string, Text> = {
  kernel: { zh: '系统', en: 'The house' },
  wallet: { zh: '账本', en: 'Ledger' },
  members: { zh: '成员', en: 'Members' },
  groups: { zh: '群', en: 'Groups' },
  content: { zh: '内容', en: 'Content' },
  channels: { zh: '渠道', en: 'Channels' },
  payments: { zh: '收款', en: 'Payments' },
  tiers: { zh: '会员等级', en: 'Tiers' },
  shop: { zh: '商店', en: 'Shop' },
  deals: { zh: '团购与预售', en: 'Deals' },
}

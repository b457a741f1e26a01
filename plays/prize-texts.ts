// Words that the coupon games share.
import type { Texts } from '#ui/i18n.ts'

export const prizeTexts = {
  odds: { zh: '奖品和概率', en: 'Prizes and odds' },
  prize: { zh: '奖品', en: 'Prize' },
  inTenThousand: { zh: '每 10,000 次', en: 'In 10,000' },
  nothing: { zh: '没有奖品', en: 'No prize' },
  gone: { zh: '已发完', en: 'Gone' },
  left: { zh: '剩 {count}', en: '{count} left' },
  next: { zh: '发完的档顺延到下一档。', en: 'Of a prize that is gone, the next one down is given.' },
  none: { zh: '发完的档不再中奖。', en: 'A prize that is gone is not given any more.' },
  won: { zh: '得到「{title}」', en: 'You get “{title}”' },
  wonInstead: { zh: '「{drawn}」已发完，改得「{title}」', en: '“{drawn}” is gone; you get “{title}” instead' },
  tooLate: { zh: '抽到「{drawn}」，可惜已发完', en: 'It was “{drawn}”, but that is gone' },
  again: { zh: '这次没有', en: 'Nothing this time' },
} satisfies Texts

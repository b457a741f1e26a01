// Words of rock, paper, scissors.
import type { Texts } from '#ui/i18n.ts'

export const handTexts = {
  choose: { zh: '出什么？', en: 'Your hand' },
  you: { zh: '你', en: 'You' },
  house: { zh: '对方', en: 'The house' },
  won: { zh: '赢了', en: 'You win' },
  level: { zh: '平局', en: 'Level' },
  lost: { zh: '输了', en: 'You lose' },
  before: { zh: '赢了才抽奖品。', en: 'Win, and a prize is drawn.' },
  ready: { zh: '石头，剪刀……', en: 'Rock, paper…' },
  fair: {
    zh: '对方出三种手势的机会均等，赢的机会是三分之一。赢了以后，按下面的概率得奖品。',
    en: 'The other hand is each of the three equally often, so one bout in three is won. Who wins gets a prize by these odds.',
  },
} satisfies Texts

// Dice: six of them in a bowl, with the names of bobing; which throw it is follows from the odds that were told.
import { z } from 'zod'
import { move, type Play, play } from '#modules/activities/contract.ts'
import { awardsOf, oddsWhole, prizeAt, prizeGame, prizeRules, prizesOf, SoldOut } from '../prizes.ts'
import { facesOf, pictures, ranksMax, throwNames } from './throws.ts'

export const DiceSettings = z.object({ prizes: prizesOf(ranksMax), soldOut: SoldOut })
export type DiceSettings = z.output<typeof DiceSettings>

/** Kept with every throw, and there may be millions of them: short names, six faces in one word. */
export interface Thrown {
  faces: string
  rank: number | null
  reward: string | null
}

const named = (settings: DiceSettings) =>
  settings.prizes.map(({ reward, odds }, rank) => ({ reward, odds, name: throwNames[rank] as (typeof throwNames)[number] }))

export const dice: Play = play<DiceSettings, null>({
  key: 'dice',
  title: { zh: '掷骰子', en: 'Dice' },
  about: {
    zh: '六粒骰子，博饼的叫法：一秀到状元，各对一档奖品。',
    en: 'Six dice, with the names of bobing: every throw that has a name stands for a prize.',
  },
  settings: DiceSettings,
  ...prizeGame,
  rules: (settings, titleOf) => [
    { zh: '一次掷六粒骰子，看掷出的是什么：', en: 'Six dice are thrown at once; what they show is called:' },
    ...named(settings).map(({ name, reward }) => ({
      zh: `${name.zh}——「${titleOf(reward)}」。`,
      en: `${name.en}: “${titleOf(reward)}”.`,
    })),
    {
      zh: '骰子不是逐粒均匀地掷：先按下面的概率定出哪一档，骰子再照这一档停下。',
      en: 'The dice are not thrown one by one: the odds below decide which throw it is, and the dice come to lie accordingly.',
    },
    ...prizeRules(settings, titleOf),
  ],
  moves: {
    throw: move<DiceSettings, null, null>()({
      title: { zh: '掷', en: 'Throw' },
      by: 'player',
      input: z.object({}),
      decide({ settings, chance, left, player }) {
        const drawn = prizeAt(settings, chance.below(oddsWhole), left)
        const faces = facesOf(drawn.rank, chance.below(pictures)).join('')
        return { outcome: { faces, ...drawn } satisfies Thrown, awards: awardsOf(player.memberId, drawn) }
      },
    }),
  },
})

// Rock, paper, scissors against the house: its hand is fair, and a win draws a prize by the odds that were told.
import { z } from 'zod'
import { move, type Play, play } from '#modules/activities/contract.ts'
import { awardsOf, oddsWhole, prizeAt, prizeGame, prizeRules, prizesOf, SoldOut } from '../prizes.ts'

export const hands = ['rock', 'paper', 'scissors'] as const
export type Hand = (typeof hands)[number]
export type Bout = 'won' | 'level' | 'lost'
export const handNames = {
  rock: { zh: '石头', en: 'Rock' },
  paper: { zh: '布', en: 'Paper' },
  scissors: { zh: '剪刀', en: 'Scissors' },
} as const

/** Each hand beats the one before it in the round: paper beats rock, scissors beat paper, rock beats scissors. */
export const boutOf = (own: Hand, other: Hand): Bout =>
  own === other ? 'level' : (hands.indexOf(own) + 2) % 3 === hands.indexOf(other) ? 'won' : 'lost'

export const HandsSettings = z.object({ prizes: prizesOf(10), soldOut: SoldOut })
export type HandsSettings = z.output<typeof HandsSettings>

export interface Shown {
  own: Hand
  house: Hand
  bout: Bout
  rank: number | null
  reward: string | null
}

export const rockPaperScissors: Play = play<HandsSettings, null>({
  key: 'rock-paper-scissors',
  title: { zh: '石头剪刀布', en: 'Rock, paper, scissors' },
  about: { zh: '和庄家猜拳，赢了抽奖品。', en: 'One hand against the house; who wins draws a prize.' },
  settings: HandsSettings,
  ...prizeGame,
  rules: (settings, titleOf) => [
    {
      zh: '石头胜剪刀，剪刀胜布，布胜石头。对方三种手势机会均等：无论出什么，赢、平、输各三分之一。平局算一次，不重来。',
      en: 'Rock beats scissors, scissors beat paper, paper beats rock. The other hand is each of the three equally often: win, level and lose are a third each. A level bout counts and is not played again.',
    },
    { zh: '赢了的人再按下面的概率得奖品：', en: 'Who wins then gets a prize by these odds:' },
    ...prizeRules(settings, titleOf),
  ],
  moves: {
    hand: move<HandsSettings, null, null>()({
      title: { zh: '出手', en: 'Play a hand' },
      by: 'player',
      input: z.object({ hand: z.enum(hands).meta({ title: '手势 | Hand' }) }),
      decide({ settings, chance, left, player }, { hand }) {
        const house = hands[chance.below(3)] as Hand
        const bout = boutOf(hand, house)
        // The part is drawn even when it is not needed, so that every bout takes the same steps of chance.
        const part = chance.below(oddsWhole)
        const drawn = bout === 'won' ? prizeAt(settings, part, left) : { rank: null, reward: null }
        return { outcome: { own: hand, house, bout, ...drawn } satisfies Shown, awards: awardsOf(player.memberId, drawn) }
      },
    }),
  },
})

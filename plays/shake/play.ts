// Shake: a tube of bamboo sticks is shaken until one jumps out; what it says follows from the odds that were told.
import { z } from 'zod'
import { move, type Play, play } from '#modules/activities/contract.ts'
import { awardsOf, oddsWhole, prizeAt, prizeGame, prizeRules, prizesOf, SoldOut } from '../prizes.ts'

export const ShakeSettings = z.object({ prizes: prizesOf(10), soldOut: SoldOut })
export type ShakeSettings = z.output<typeof ShakeSettings>

/** `stick`: the number on it, only for the eye. */
export interface Shaken {
  stick: number
  rank: number | null
  reward: string | null
}
export const sticks = 64

export const shake: Play = play<ShakeSettings, null>({
  key: 'shake',
  title: { zh: '摇一摇', en: 'Shake' },
  about: { zh: '摇手机（或按一下），签筒里跳出一支签。', en: 'Shake the phone, or press: a stick jumps out of the tube.' },
  settings: ShakeSettings,
  ...prizeGame,
  rules: (settings, titleOf) => [
    {
      zh: '摇一次出一支签。摇得轻重快慢、用手摇还是按按钮，都不影响结果；签上的号码只是好看。',
      en: 'One shake, one stick. How hard or how long one shakes, or whether one presses the button, changes nothing; nor does its number.',
    },
    ...prizeRules(settings, titleOf),
  ],
  moves: {
    shake: move<ShakeSettings, null, null>()({
      title: { zh: '摇', en: 'Shake' },
      by: 'player',
      input: z.object({}),
      decide({ settings, chance, left, player }) {
        const drawn = prizeAt(settings, chance.below(oddsWhole), left)
        const stick = chance.below(sticks) + 1
        return { outcome: { stick, ...drawn } satisfies Shaken, awards: awardsOf(player.memberId, drawn) }
      },
    }),
  },
})

// Prizes by chance, as the coupon games give them: odds in whole parts of ten thousand, told before anyone plays.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import { type Award, type Json, RewardKey } from '#modules/activities/contract.ts'

/** All odds are told as so many parts of this. */
export const oddsWhole = 10_000

export const Prize = z.object({
  reward: RewardKey,
  odds: z.int().min(1).max(oddsWhole).meta({ title: '每一万次中几次 | Times in ten thousand' }),
})
export type Prize = z.output<typeof Prize>

export const prizesOf = (most: number) =>
  z.array(Prize).min(1).max(most).meta({ title: '奖品（从最好的一档写起） | Prizes, the best first' })
export const SoldOut = z
  .enum(['next', 'nothing'])
  .default('next')
  .meta({
    title: '一档奖品发完后 | When a prize is gone',
    titles: { next: '顺延到下一档 | The next one down', nothing: '不再中奖 | Nothing' },
  })

export interface PrizeSettings {
  prizes: Prize[]
  soldOut: 'next' | 'nothing'
}
export const oddsOfNothing = ({ prizes }: Pick<PrizeSettings, 'prizes'>): number =>
  oddsWhole - prizes.reduce((sum, one) => sum + one.odds, 0)

/** What one play came to. `rank`: of the prize that was drawn, 0 the best; null: none. `reward`: what was given. */
export interface Drawn {
  rank: number | null
  reward: string | null
}

/** `part` is a whole number below ten thousand, every one as likely as the others. */
export function prizeAt({ prizes, soldOut }: PrizeSettings, part: number, left: (key: string) => number): Drawn {
  let upTo = 0
  for (let rank = 0; rank < prizes.length; rank++) {
    upTo += (prizes[rank] as Prize).odds
    if (part < upTo) return { rank, reward: given(prizes, rank, soldOut, left) }
  }
  return { rank: null, reward: null }
}
function given(prizes: Prize[], rank: number, soldOut: PrizeSettings['soldOut'], left: (key: string) => number): string | null {
  const last = soldOut === 'next' ? prizes.length : rank + 1
  for (let at = rank; at < last; at++) {
    const { reward } = prizes[at] as Prize
    if (left(reward) >= 1) return reward
  }
  return null
}
export const awardsOf = (memberId: string, { reward }: Drawn): Award[] => (reward === null ? [] : [{ memberId, reward }])

export function prizeProblems({ prizes }: PrizeSettings, rewards: readonly string[]): Text[] {
  const problems: Text[] = []
  const sum = oddsWhole - oddsOfNothing({ prizes })
  if (sum > oddsWhole)
    problems.push({
      zh: `各档概率合计 ${sum}，不能超过一万分之 ${oddsWhole}。`,
      en: `The odds come to ${sum}; together they may be ${oddsWhole} at most.`,
    })
  if (new Set(prizes.map(one => one.reward)).size < prizes.length)
    problems.push({ zh: '同一份奖励只能占一档。', en: 'The same reward can stand for one prize only.' })
  for (const { reward } of prizes)
    if (!rewards.includes(reward))
      problems.push({ zh: `没有名为「${reward}」的奖励。`, en: `There is no reward called “${reward}”.` })
  return problems
}

/** The odds and what happens when a prize is gone, in words. */
export function prizeRules(settings: PrizeSettings, titleOf: (key: string) => string): Text[] {
  const { prizes, soldOut } = settings
  const none = oddsOfNothing(settings)
  return [
    ...prizes.map(({ reward, odds }, rank) => ({
      zh: `第 ${rank + 1} 档「${titleOf(reward)}」：每一万次中 ${odds} 次。`,
      en: `Prize ${rank + 1}, “${titleOf(reward)}”: ${odds} times in ten thousand.`,
    })),
    { zh: `没有奖品：每一万次有 ${none} 次。`, en: `No prize: ${none} times in ten thousand.` },
    soldOut === 'next'
      ? {
          zh: '某一档发完后，抽到它的人改得下一档还有的奖品；往下都发完了，就没有奖品。',
          en: 'When a prize is gone, whoever draws it gets the next one down that is left; if none is, nothing.',
        }
      : {
          zh: '某一档发完后，抽到它的人没有奖品；其他各档的概率不变。',
          en: 'When a prize is gone, whoever draws it gets nothing; the odds of the others stay.',
        },
    {
      zh: '结果只由活动公布前就封存的随机种子决定，与谁来玩、怎么玩、玩了几次无关；结束后种子公开，人人可以复核。',
      en: 'Only the seed that was sealed before publishing decides, not who plays or how; it is told afterwards, and anyone can check.',
    },
  ]
}
/** Every play may bring one, and may bring the best; what there is of it, and the budget, ends it too. */
const playsMost = (players: number, each = Number.POSITIVE_INFINITY): number => players * each
export const worstPrizes = ({ prizes }: PrizeSettings, plays: number): Record<string, number> =>
  Object.fromEntries(prizes.map(({ reward }) => [reward, plays]))

/** What every screen of these games shows before one plays. */
export interface PrizesShown {
  prizes: { reward: string; odds: number; gone: boolean }[]
  nothing: number
  soldOut: 'next' | 'nothing'
}
export const prizesShown = (settings: PrizeSettings, left: (key: string) => number) =>
  ({
    prizes: settings.prizes.map(({ reward, odds }) => ({ reward, odds, gone: left(reward) < 1 })),
    nothing: oddsOfNothing(settings),
    soldOut: settings.soldOut,
  }) satisfies PrizesShown & Json

/** What is the same in every game of this kind. */
export const prizeGame = {
  isDraw: true,
  provesMoves: true,
  check: (settings: PrizeSettings, { rewards }: { rewards: readonly string[] }) => prizeProblems(settings, rewards),
  worst: (settings: PrizeSettings, players: number, _days: number, each?: number) =>
    worstPrizes(settings, playsMost(players, each)),
  worstInAll: (_: PrizeSettings, players: number, _days: number, each?: number) => playsMost(players, each),
  endsWithBudget: () => true,
  show: ({ settings, left }: { settings: PrizeSettings; left(key: string): number }) => prizesShown(settings, left),
}

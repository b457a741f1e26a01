// How a draw is set up.
import { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import type { Reward } from '#modules/activities/contract.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const Prize = z.object({
  reward: RewardKey,
  units: z.int().min(1).max(100_000).default(1).meta({ title: '抽几份 | How many' }),
  round: z.int().min(1).max(100).default(1).meta({ title: '第几轮 | Round' }),
})
export const LotterySettings = z.object({
  prizes: z.array(Prize).min(1).max(50).meta({ title: '奖项（按顺序抽） | Prizes, in the order they are drawn' }),
  ticketsMax: z.int().min(1).max(100).default(1).meta({ title: '每人最多几张券 | Tickets each, at most' }),
  weighs: z
    .enum(['equal', 'held'])
    .default('equal')
    .meta({
      title: '中奖机会 | Chances',
      titles: { equal: '每张券一样 | Every ticket alike', held: '按成员权重 | By the member’s weight' },
    }),
  onceEach: z.boolean().default(true).meta({ title: '每人最多中一个奖 | One prize each at most' }),
  reserves: z.int().min(0).max(100).default(2).meta({ title: '每个奖项候补几人 | Reserves for each prize' }),
  mayLeave: z.boolean().default(true).meta({ title: '开奖前可以退出 | One may leave before the draw' }),
})
export type LotterySettings = z.output<typeof LotterySettings>

/** How many of each reward the table gives in all. */
export function unitsOf(settings: LotterySettings): Record<string, number> {
  const units: Record<string, number> = {}
  for (const prize of settings.prizes) units[prize.reward] = (units[prize.reward] ?? 0) + prize.units
  return units
}

export function checkLottery(
  settings: LotterySettings,
  { rewards, prizes }: { rewards: readonly string[]; prizes?: readonly Reward[] },
): Text[] {
  const problems: Text[] = []
  for (const [key, units] of Object.entries(unitsOf(settings))) {
    if (!rewards.includes(key))
      problems.push({ zh: `奖项里的「${key}」不在奖励清单里。`, en: `The prize “${key}” is not among the rewards.` })
    const there = prizes?.find(one => one.key === key)?.units ?? null
    if (there !== null && there < units)
      problems.push({
        zh: `「${key}」要抽 ${units} 份，奖励里只有 ${there} 份。`,
        en: `${units} of “${key}” are to be drawn, and there are ${there}.`,
      })
  }
  if (settings.prizes.some((prize, n) => n > 0 && prize.round < (settings.prizes[n - 1]?.round ?? 1)))
    problems.push({ zh: '奖项要按轮次从前到后排列。', en: 'The prizes have to stand in the order of their rounds.' })
  return problems
}

export function lotteryRules(settings: LotterySettings, rewardTitle: (key: string) => string): Text[] {
  const { ticketsMax, weighs, onceEach, reserves, mayLeave } = settings
  const prizes = settings.prizes.map((prize, n) => ({
    zh: `第 ${n + 1} 个抽：${rewardTitle(prize.reward)}，${prize.units} 份（第 ${prize.round} 轮）。`,
    en: `Prize ${n + 1}: ${rewardTitle(prize.reward)}, ${prize.units} to be drawn (round ${prize.round}).`,
  }))
  const weight = {
    equal: { zh: '每张券的机会相同。', en: 'Every ticket has the same chance.' },
    held: {
      zh: '每张券的机会按成员权重计算，权重为 2 的人机会是权重为 1 的人的两倍。',
      en: 'A ticket counts as often as its member’s weight says: with weight 2 the chance is twice that with weight 1.',
    },
  }[weighs]
  const once = onceEach
    ? { zh: '每人最多中一个奖，中奖后不再参加后面的抽取。', en: 'Each wins once at most, and is then out of all that follows.' }
    : {
        zh: '同一奖项每人最多中一次，不同奖项可以都中。',
        en: 'Each wins the same prize once at most; different prizes may both be won.',
      }
  return [
    {
      zh: ticketsMax === 1 ? '每人一张券。' : `每人最多 ${ticketsMax} 张券。`,
      en: ticketsMax === 1 ? 'One ticket each.' : `Up to ${ticketsMax} tickets each.`,
    },
    ...(mayLeave
      ? [
          {
            zh: '结束前可以退出，券作废，已付的积分不退。',
            en: 'One may leave before the end; the tickets are void, and points paid for them stay paid.',
          },
        ]
      : []),
    weight,
    ...prizes,
    once,
    {
      zh: '抽法：所有人按参加先后排成一列，各有一个整数权重。每抽一份，先把还在列中的权重加起来得到总数，抽一个小于总数的整数，从第一人起逐个减去权重，减到小于零的那个人中奖。',
      en: 'How it is drawn: all stand in the order of coming, each with a whole weight. For each unit the weights of all who are still in are added up, a whole number below that sum is drawn, and weights are taken from it one after the other; at whom it falls below zero, he has won.',
    },
    ...(reserves === 0
      ? []
      : [
          {
            zh: `全部抽完后，每个奖项再用同样的办法抽 ${reserves} 名候补，已经中奖的人不再参加。中奖者放弃或过期未领时，由该奖项的候补按顺序递补。`,
            en: `When all are drawn, ${reserves} in reserve are drawn for each prize in the same way, without those who have won. They come in, in their order, when a winner gives the prize up or does not claim it in time.`,
          },
        ]),
  ]
}

// How a check-in is set up.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'

export const Streak = z.object({
  days: z.int().min(2).max(366).meta({ title: '连续几天 | Days in a row' }),
  reward: RewardKey,
  every: z
    .enum(['once', 'each-time'])
    .default('once')
    .meta({
      title: '给几次 | How often',
      titles: { once: '只给一次 | Once', 'each-time': '每满一轮都给 | Each time so many days are full' },
    }),
})
export const Settings = z
  .object({
    proof: z
      .enum(['tap', 'things', 'photo', 'voice'])
      .default('tap')
      .meta({
        title: '怎样打卡 | How one checks in',
        titles: {
          tap: '点一下 | A tap',
          things: '写三件事 | Three things done',
          photo: '拍照 | A photo',
          voice: '语音 | A voice',
        },
      }),
    prompt: line(60, 0).default('').meta({ title: '打卡时问什么（可留空） | What is asked; may be empty' }),
    dailyReward: RewardKey.nullable().default(null).meta({ title: '每天打卡的奖励 | Reward of each day' }),
    streaks: z.array(Streak).max(10).default([]).meta({ title: '连续打卡的奖励 | Rewards for days in a row' }),
    makeUpsPerMonth: z.int().min(0).max(31).default(2).meta({ title: '每月几张补签卡 | Make-up cards a month' }),
    makeUpReach: z.int().min(1).max(62).default(7).meta({ title: '最多补几天前的 | Days back at most' }),
    makeUpPoints: z.int().min(0).max(1_000_000).default(0).meta({ title: '补签一次花多少积分 | Points for each make-up' }),
    rankBy: z
      .enum(['total', 'streak'])
      .default('total')
      .meta({ title: '按什么排名 | Ranked by', titles: { total: '累计天数 | All days', streak: '最长连续 | The longest run' } }),
  })
  .meta({ lastsHours: 720 })
export type Settings = z.output<typeof Settings>

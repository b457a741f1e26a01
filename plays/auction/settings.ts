// How an auction in points is set up: what goes, from where, in which steps, and how late bids move its end.
import { z } from 'zod'
import { RewardKey } from '#modules/activities/contract.ts'

const points = (min: number) => z.int().min(min).max(1_000_000_000)

export const Settings = z.object({
  reward: RewardKey.meta({
    title: '拍什么（奖励） | What is auctioned (reward)',
    begins: { kind: 'goods', title: '一件好东西 | Something good' },
  }),
  startPoints: points(1).default(100).meta({ title: '起拍价（积分） | Starts at (points)' }),
  reservePoints: points(1)
    .nullable()
    .default(null)
    .meta({ title: '保留价（积分，不公开；留空没有） | Reserve (points, not shown; empty: none)' }),
  steps: z
    .array(
      z.object({
        from: points(0).meta({ title: '从多少积分起 | From (points)' }),
        step: points(1).meta({ title: '每次至少加 | At least this much more' }),
      }),
    )
    .min(1)
    .max(10)
    .default([{ from: 0, step: 10 }])
    .meta({ title: '加价幅度 | Steps' }),
  overtimeMinutes: z
    .int()
    .min(0)
    .max(1440)
    .default(10)
    .meta({ title: '加时总长（分钟；关闭时间就是硬截止） | Overtime at most, minutes; the closing time is the hard stop' }),
  softMinutes: z
    .int()
    .min(1)
    .max(60)
    .default(2)
    .meta({ title: '最后几分钟有效出价会顺延 | A bid in the last minutes moves the end by as many' }),
})
export type Settings = z.output<typeof Settings>

// How an application is set up: places, who gets them, own questions, hours to confirm, what those get who come.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'

/** The line of those who wait is on the table, so it has an end. */
export const queueMax = 5_000

export const Question = z.object({
  label: line(80).meta({ title: '问题 | Question' }),
  options: z.array(line(40)).max(20).default([]).meta({ title: '选项（留空为填空） | Choices; empty: own words' }),
  isRequired: z.boolean().default(true).meta({ title: '必填 | Required' }),
})
export type Question = z.output<typeof Question>

export const Settings = z
  .object({
    seats: z.int().min(1).max(100_000).default(10).meta({ title: '名额（人） | Places (people)' }),
    way: z
      .enum(['first-come', 'draw', 'choose'])
      .default('choose')
      .meta({
        title: '怎么定 | How places are given',
        titles: { 'first-come': '先到先得 | First come', draw: '抽签 | By lot', choose: '人工挑选 | Chosen by us' },
      }),
    partyMax: z
      .int()
      .min(1)
      .max(20)
      .default(1)
      .meta({ title: '一份报名最多带几人（含本人） | People in one application at most' }),
    questions: z.array(Question).max(8).default([]).meta({ title: '报名问题 | Questions' }),
    applyHours: z
      .int()
      .min(1)
      .max(8_784)
      .nullable()
      .default(null)
      .meta({ title: '开放后几小时内报名（留空到关闭；抽签必填） | Hours to apply; empty: until closing; needed for a draw' }),
    confirmHours: z.int().min(1).max(720).default(24).meta({ title: '中选后几小时内确认 | Hours to confirm' }),
    waitingMax: z
      .int()
      .min(0)
      .max(queueMax)
      .default(50)
      .meta({ title: '候补最多几份 | Applications on the waiting list at most' }),
    noShowSkips: z.int().min(0).max(20).default(1).meta({
      title: '确认了没来，之后几次不能报（按系列算） | A no-show sits out the next so many times (of a series: of that series)',
    }),
    cameReward: RewardKey.nullable()
      .default(null)
      .meta({ title: '到场的奖励（每份报名一份） | Reward for coming, one an application' }),
  })
  .meta({ lastsHours: 72 })
export type Settings = z.output<typeof Settings>

// How a treasure hunt is set up: check-points with code or place, tasks, teams, the order, and what the best get.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { RewardKey } from '#modules/activities/contract.ts'

const reward = (title: string) => RewardKey.nullable().default(null).meta({ title })

export const Point = z.object({
  title: line(40).meta({ title: '点位名称 | Name' }),
  kind: z
    .enum(['code', 'place'])
    .default('code')
    .meta({ title: '怎么算找到 | Found by', titles: { code: '扫码或暗号 | A code', place: '到达位置 | A place' } }),
  hint: prose(300).default('').meta({ title: '线索 | Clue' }),
  latitude: z.number().min(-90).max(90).nullable().default(null).meta({ title: '纬度（按位置时填） | Latitude' }),
  longitude: z.number().min(-180).max(180).nullable().default(null).meta({ title: '经度（按位置时填） | Longitude' }),
  toleranceMetres: z.int().min(5).max(2_000).default(30).meta({ title: '容差（米） | Tolerance, metres' }),
  worth: z.int().min(0).max(100_000).default(10).meta({ title: '分值 | Points' }),
  task: line(120, 0).default('').meta({ title: '拍照任务（可不填） | Photo task' }),
  taskWorth: z.int().min(0).max(100_000).default(0).meta({ title: '拍照加分 | Points for the photo' }),
})
export type Point = z.output<typeof Point>

export const Settings = z.object({
  points: z
    .array(Point)
    .min(1)
    .max(40)
    .default([1, 2, 3].map(n => Point.parse({ title: `第 ${n} 站` })))
    .meta({ title: '点位 | Check-points', inEnglish: [1, 2, 3].map(n => Point.parse({ title: `Stop ${n}` })) }),
  order: z
    .enum(['free', 'fixed'])
    .default('free')
    .meta({ title: '顺序 | Order', titles: { free: '自由 | Free', fixed: '依次 | Fixed' } }),
  teamsMax: z.int().min(1).max(100).default(10).meta({ title: '最多几队 | Teams at most' }),
  teamSize: z.int().min(1).max(50).default(8).meta({ title: '每队最多几人 | People a team' }),
  needsPresence: z
    .boolean()
    .default(false)
    .meta({ title: '志愿者确认到场的队才得奖 | Only teams that volunteers marked present win' }),
  accuracyMaxMetres: z
    .int()
    .min(10)
    .max(500)
    .default(60)
    .meta({ title: '定位误差最多（米） | Location no less exact than, metres' }),
  graceMinutes: z
    .int()
    .min(0)
    .max(1440)
    .default(30)
    .meta({ title: '结束后几分钟内可补交离线记录 | Minutes to hand in after the end' }),
  firstReward: reward('第一名每人的奖励 | Each of the first team'),
  secondReward: reward('第二名每人的奖励 | Each of the second team'),
  thirdReward: reward('第三名每人的奖励 | Each of the third team'),
  allReward: reward('找齐全部点位每人的奖励 | Each of teams that found all'),
})
export type Settings = z.output<typeof Settings>

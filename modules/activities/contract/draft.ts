// What an activity is set up with. The play's own settings are checked by the play's schema.
import { z } from 'zod'
import { Instant, line, prose } from '#kernel/shapes.ts'
import { CrewTitle, FileId, GroupId, MemberId, PlayKey, RewardKey, RewardKind } from './words.ts'

const amountMax = 100_000_000_000

export const Reward = z
  .object({
    key: RewardKey,
    title: line(60).meta({ title: '名称 | Title' }),
    kind: RewardKind,
    amount: z
      .int()
      .min(0)
      .max(amountMax)
      .default(0)
      .meta({ title: '每份多少（积分数，或储值分） | How much each: points, or credit in minor units' }),
    ref: z.string().max(60).nullable().default(null).meta({ title: '哪种优惠券或会员等级 | Which coupon batch or tier plan' }),
    value: z
      .int()
      .min(0)
      .max(amountMax)
      .default(0)
      .meta({ title: '市场价（分），计入预算 | Market value, minor units; counted against the budget' }),
    units: z
      .int()
      .min(1)
      .max(100_000_000)
      .nullable()
      .default(null)
      .meta({ title: '份数（留空不限） | How many; empty: no limit' }),
    expiresDays: z
      .int()
      .min(1)
      .max(3650)
      .nullable()
      .default(null)
      .meta({ title: '几天内有效（积分、储值） | Days until it runs out (points, credit)' }),
  })
  .meta({ id: 'Reward' })
export type Reward = z.output<typeof Reward>

export const Audience = z
  .object({
    kind: z.enum(['group', 'right', 'tag', 'segment', 'stage', 'member']).meta({ title: '按什么 | By' }),
    id: z.string().min(1).max(60).meta({ title: '哪一个 | Which' }),
  })
  .meta({ id: 'Audience' })
export type Audience = z.output<typeof Audience>

const most = (max: number) => z.int().min(1).max(max).nullable().default(null)
export const Limits = z
  .object({
    perMember: most(1_000_000).meta({ title: '每人共几次 | Times each, in all' }),
    perDay: most(10_000).meta({ title: '每人每天几次 | Times each a day' }),
    players: most(100_000_000).meta({ title: '最多多少人 | People at most' }),
  })
  .meta({ id: 'ActivityLimits' })
export type Limits = z.output<typeof Limits>

export const Weight = z
  .object({
    right: line(40).meta({ title: '持有权益 | Who holds the right' }),
    weight: z.int().min(0).max(1_000_000).meta({ title: '权重 | Weight' }),
  })
  .meta({ id: 'ActivityWeight' })
export type Weight = z.output<typeof Weight>

/** What the law wants told of a draw and the record does not know. */
export const Told = z
  .object({
    organiser: line(80, 0).default('').meta({ title: '主办方 | Organiser' }),
    contact: line(80, 0).default('').meta({ title: '联系方式 | Contact' }),
    claim: line(200, 0).default('').meta({ title: '怎样兑奖 | How prizes are claimed' }),
    claimDays: z.int().min(1).max(365).default(30).meta({ title: '几天内兑奖 | Days to claim' }),
    delivery: line(200, 0).default('').meta({ title: '怎样交付 | How prizes are delivered' }),
    forfeiture: line(200, 0).default('').meta({ title: '什么情况视为放弃 | When a prize is given up' }),
  })
  .meta({ id: 'ActivityTold' })
export type Told = z.output<typeof Told>

export const CrewSeat = z.object({ memberId: MemberId, title: CrewTitle }).meta({ id: 'CrewSeat' })
export type CrewSeat = z.output<typeof CrewSeat>

const shared = {
  play: PlayKey.meta({ title: '玩法 | Play' }),
  title: line(80).meta({ title: '标题 | Title' }),
  intro: prose(2000).default('').meta({ title: '介绍 | About it' }),
  pictureFileId: FileId.nullable().default(null).meta({ title: '图片 | Picture' }),
  groupId: GroupId.nullable().default(null).meta({ title: '结果发到哪个群 | Results go to the group' }),
  audience: z
    .array(Audience)
    .max(50)
    .default([])
    .meta({ title: '谁可以参加（留空为全部成员） | Who is invited; empty: everyone' }),
  settings: z.record(z.string(), z.unknown()).default({}).meta({ title: '玩法设置 | Settings' }),
  rewards: z.array(Reward).max(50).default([]).meta({ title: '奖励 | Rewards' }),
  limits: Limits.prefault({}),
  costPoints: z.int().min(0).max(1_000_000_000).default(0).meta({ title: '每次消耗积分 | Points for each time' }),
  budget: z
    .int()
    .min(0)
    .max(amountMax)
    .nullable()
    .default(null)
    .meta({ title: '预算（分，用完即止） | Budget, minor units; a hard stop' }),
  weights: z.array(Weight).max(20).default([]).meta({ title: '按权益加权 | Weights' }),
  told: Told.prefault({}),
  crew: z.array(CrewSeat).max(200).default([]).meta({ title: '协助的成员 | Crew' }),
}
export const ActivityDraft = z
  .object({
    ...shared,
    opensAt: Instant.meta({ title: '开始时间 | Opens' }),
    closesAt: Instant.meta({ title: '结束时间 | Closes' }),
  })
  .meta({ id: 'ActivityDraft' })
export type ActivityDraft = z.output<typeof ActivityDraft>

export const SeriesDraft = z
  .object({
    title: line(80).meta({ title: '系列名称 | Title of the series' }),
    draft: z.object(shared).meta({ id: 'SeriesActivity' }),
    pattern: z
      .string()
      .min(9)
      .max(80)
      .meta({ title: '什么时候（cron，按社群时区） | When (cron, in the community’s time zone)' }),
    minutes: z.int().min(1).max(527_040).meta({ title: '每次开放多少分钟 | Minutes open each time' }),
    startsAt: Instant.meta({ title: '从什么时候起 | From' }),
    timesMax: z.int().min(1).max(100_000).nullable().default(null).meta({ title: '最多几次 | Times at most' }),
    until: Instant.nullable().default(null).meta({ title: '到什么时候为止 | Until' }),
  })
  .meta({ id: 'SeriesDraft' })
export type SeriesDraft = z.output<typeof SeriesDraft>

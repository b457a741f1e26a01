// What a playbook has people play: activities once, or again and again; money and times as people write them.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { Limits, PlayKey, RewardKey, RewardKind, Told, Weight } from '#modules/activities/contract.ts'
import { Ref } from './ref.ts'
import { Moment, Sum } from './sale.ts'

const PlaybookReward = z.strictObject({
  key: RewardKey,
  title: line(60),
  kind: RewardKind,
  points: z.int().min(0).default(0).meta({ description: 'Of points: how many.' }),
  credit: Sum.optional().meta({ description: 'Of credit: how much.' }),
  coupon: Ref.optional().meta({ description: 'Of coupons: which of this file.' }),
  tier: Ref.optional().meta({ description: 'Of tiers: which of this file.' }),
  value: Sum.default('0').meta({ description: 'What one is worth on the market; counted against the budget.' }),
  units: z.int().min(1).max(100_000_000).nullable().default(null),
  expiresDays: z.int().min(1).max(3650).nullable().default(null),
})
const PlaybookAudience = z
  .strictObject({
    groups: z.array(Ref).max(50).default([]),
    rights: z.array(line(40)).max(20).default([]),
    stages: z
      .array(z.enum(['audience', 'user', 'fan', 'community']))
      .max(4)
      .default([]),
  })
  .default({ groups: [], rights: [], stages: [] })

export const PlaybookActivity = z.strictObject({
  ref: Ref,
  play: PlayKey,
  title: line(80),
  intro: prose(2000).default(''),
  group: Ref.nullable().default(null).meta({ description: 'Results are written here as a post.' }),
  for: PlaybookAudience,
  opensAt: Moment,
  closesAt: Moment.optional().meta({ description: 'Of what happens once.' }),
  again: z
    .strictObject({
      pattern: z
        .string()
        .min(9)
        .max(80)
        .meta({ description: 'cron, in the community’s time zone: "0 20 * * *" is every night at eight.' }),
      minutes: z.int().min(1).max(527_040).meta({ description: 'For how long each is open.' }),
      times: z.int().min(1).max(100_000).nullable().default(null),
      until: Moment.nullable().default(null),
    })
    .optional()
    .meta({ description: 'Of what happens again and again, from opensAt on.' }),
  settings: z.record(z.string(), z.unknown()).default({}),
  rewards: z.array(PlaybookReward).max(50).default([]),
  limits: Limits.strict().prefault({}),
  costPoints: z.int().min(0).max(1_000_000_000).default(0),
  budget: Sum.nullable().default(null).meta({ description: 'A hard stop.' }),
  weights: z.array(Weight.strict()).max(20).default([]),
  told: Told.strict().prefault({}),
})
export type PlaybookActivity = z.output<typeof PlaybookActivity>
export type PlaybookReward = z.output<typeof PlaybookReward>

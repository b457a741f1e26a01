// The words of activities: ids, states, kinds of rewards.
import { z } from 'zod'
import { idOf, line } from '#kernel/shapes.ts'

export const ActivityId = idOf('act')
export const SeriesId = idOf('srs')
export const AwardId = idOf('awd')
export const MemberId = idOf('mem')
export const GroupId = idOf('grp')
export const FileId = idOf('fil')

export const ActivityState = z
  .enum(['draft', 'scheduled', 'open', 'closed', 'settling', 'settled', 'cancelling', 'cancelled'])
  .meta({ id: 'ActivityState' })
export type ActivityState = z.output<typeof ActivityState>
export const RewardKind = z
  .enum(['points', 'credit', 'coupon', 'tier', 'badge', 'goods'])
  .meta({ id: 'RewardKind', title: '种类 | Kind' })
export type RewardKind = z.output<typeof RewardKind>
export const AwardState = z.enum(['due', 'paid', 'owed', 'void', 'failed']).meta({ id: 'AwardState' })
export type AwardState = z.output<typeof AwardState>

/** A play's folder. Which there are is the shelf's to say. */
export const PlayKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
export const MoveKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
/** By this a play's settings name one of the activity's rewards. */
export const RewardKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
  .meta({ id: 'RewardKey', title: '奖励 | Reward' })
export const CrewTitle = line(40).meta({ title: '身份 | Title' })

// The hot reads: who sits where, and what the floor of a group is like for one member. Asked with every post and comment.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Role } from '../contract.ts'

/** A seat as other rooms see it. */
export interface HeldSeat {
  groupId: string
  memberId: string
  role: Role
  number: number
  cardName: string
  takenAt: Date
}
const seat = `group_id as "groupId", member_id as "memberId", role, number, card_name as "cardName", taken_at as "takenAt"`

export const findHeldSeat = async (ctx: Ctx, groupId: string, memberId: string): Promise<HeldSeat | undefined> =>
  (
    await hot<HeldSeat>(
      ctx,
      'groups.seat',
      `select ${seat} from groups_seats_held where community_id = $1 and group_id = $2 and member_id = $3`,
      [ctx.community.id, groupId, memberId],
    )
  )[0]

export const listHeldSeats = (ctx: Ctx, memberId: string): Promise<HeldSeat[]> =>
  hot<HeldSeat>(
    ctx,
    'groups.seats-of',
    `select ${seat} from groups_seats_held where community_id = $1 and member_id = $2 order by taken_at, group_id`,
    [ctx.community.id, memberId],
  )

export interface FloorRow {
  state: 'open' | 'closed'
  muted: boolean
  normsVersion: number
  normsAsked: boolean
  /** Null without a seat. */
  role: Role | null
  signedVersion: number | null
}
export const findFloor = async (ctx: Ctx, groupId: string, memberId: string): Promise<FloorRow | undefined> =>
  (
    await hot<FloorRow>(
      ctx,
      'groups.floor',
      `select g.state, g.norms_version as "normsVersion", g.norms_asked as "normsAsked", h.role,
              exists (select 1 from groups_mutes x where x.community_id = g.community_id and x.group_id = g.id) as muted,
              (select max(p.version) from groups_pledges p
                where p.community_id = g.community_id and p.group_id = g.id and p.member_id = $3) as "signedVersion"
         from groups_groups g
         left join groups_seats_held h on h.community_id = g.community_id and h.group_id = g.id and h.member_id = $3
        where g.community_id = $1 and g.id = $2`,
      [ctx.community.id, groupId, memberId],
    )
  )[0]

// The handle on our own tables, rows as they lie, and how far a viewer sees.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { oversees } from '../policy.ts'

type Own = {
  [K in keyof Tables]: K extends `groups${string}` ? K : never
}[keyof Tables]
export const own = (db: Db) => db.$pickTables<Own | 'membersCards'>()

export type GroupRow = Selectable<Tables['groupsGroups']>
export type SeatRow = Omit<Selectable<Tables['groupsSeats']>, 'answers'> & { answers: Record<string, string> }
export type InviteRow = Selectable<Tables['groupsInvites']>

/** How far an actor sees: all groups, those open to his eyes as a member, and one more that his invite shows. */
export interface Sight {
  communityId: string
  memberId: string | null
  all: boolean
  inviteId: string | null
}
export const sightOf = (ctx: Ctx, inviteId: string | null = null): Sight => ({
  communityId: ctx.community.id,
  memberId: ctx.actor.kind === 'member' ? ctx.actor.memberId : null,
  all: oversees(ctx.actor),
  inviteId,
})

/** The part of a `where` on `groups_groups g` that keeps to what is seen. Written once, so that no door is forgotten. */
export const seen = (sight: Sight) => sql<boolean>`g.community_id = ${sight.communityId} and (${sight.all}::boolean
   or (g.seen_by = 'members' and ${sight.memberId}::text is not null)
   or exists (select 1 from groups_seats_held h
               where h.community_id = g.community_id and h.group_id = g.id and h.member_id = ${sight.memberId})
   or exists (select 1 from groups_applications a
               where a.community_id = g.community_id and a.group_id = g.id and a.member_id = ${sight.memberId}
                 and (a.state = 'waiting' or (a.state = 'approved' and a.seated_at is null)))
   or exists (select 1 from groups_invite_groups i
               where i.community_id = g.community_id and i.group_id = g.id and i.invite_id = ${sight.inviteId}))`

/** The one row that a guarded statement changed, or undefined when its guard held it back. */
export const first = <T>(result: { rows: T[] }): T | undefined => result.rows[0]

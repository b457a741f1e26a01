// SQL of the invites. A use is taken by one guarded statement, in the transaction of the seat it leads to.
import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Invite, Role } from '../contract.ts'
import { first, type InviteRow, own } from './own.ts'

export async function insertInvite(db: Db, row: Insertable<Tables['groupsInvites']>, groupIds: readonly string[]): Promise<void> {
  await own(db).insertInto('groupsInvites').values(row).execute()
  await own(db)
    .insertInto('groupsInviteGroups')
    .values(groupIds.map(groupId => ({ communityId: row.communityId, inviteId: row.id, groupId })))
    .execute()
}

export const findInvite = (db: Db, communityId: string, code: string): Promise<InviteRow | undefined> =>
  own(db)
    .selectFrom('groupsInvites')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('code', '=', code)
    .executeTakeFirst()

export const findInviteById = (db: Db, communityId: string, id: string): Promise<InviteRow | undefined> =>
  own(db).selectFrom('groupsInvites').selectAll().where('communityId', '=', communityId).where('id', '=', id).executeTakeFirst()

/** Groups an invite leads to, each with the role its maker holds there now (null: no seat, or not a member). */
export interface InviteGroup {
  groupId: string
  kind: 'ring' | 'pyramid'
  state: 'open' | 'closed'
  makerRole: Role | null
}
export const listInviteGroups = async (db: Db, invite: InviteRow): Promise<InviteGroup[]> =>
  (
    await sql<InviteGroup>`
    select i.group_id, g.kind, g.state, h.role as maker_role from groups_invite_groups i
      join groups_groups g on g.community_id = i.community_id and g.id = i.group_id
      left join groups_seats_held h
        on h.community_id = i.community_id and h.group_id = i.group_id and h.member_id = ${invite.madeBy}
     where i.community_id = ${invite.communityId} and i.invite_id = ${invite.id} order by g.opened_at, g.id`.execute(own(db))
  ).rows

export const hasUsed = async (db: Db, communityId: string, inviteId: string, memberId: string): Promise<boolean> =>
  (await own(db)
    .selectFrom('groupsInviteUses')
    .select('usedAt')
    .where('communityId', '=', communityId)
    .where('inviteId', '=', inviteId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()) !== undefined

/** Notes the use of this member; false when he has used it before. */
export const insertUse = async (db: Db, row: Insertable<Tables['groupsInviteUses']>): Promise<boolean> => {
  const added = await own(db)
    .insertInto('groupsInviteUses')
    .values(row)
    .onConflict(c => c.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Takes one use, if one is left and the invite still stands. */
export const takeUse = async (db: Db, communityId: string, inviteId: string, now: Date): Promise<boolean> =>
  (
    await sql`update groups_invites set uses = uses + 1
       where community_id = ${communityId} and id = ${inviteId} and uses < uses_max
         and revoked_at is null and expires_at > ${now}`.execute(own(db))
  ).numAffectedRows === 1n

/** Undefined when there is none to withdraw; `madeBy` keeps members to their own. */
export const revokeInviteRow = async (
  db: Db,
  communityId: string,
  code: string,
  now: Date,
  madeBy: string | null,
): Promise<{ id: string } | undefined> =>
  first(
    await sql<{ id: string }>`
    update groups_invites set revoked_at = ${now}
     where community_id = ${communityId} and code = ${code} and revoked_at is null
       and (${madeBy}::text is null or made_by = ${madeBy})
    returning id`.execute(own(db)),
  )

export type InviteLine = Omit<Invite, 'url'>
const shown = sql`i.id, i.code, i.uses_max, i.uses, i.made_at, i.expires_at, i.revoked_at, m.name as inviter_name,
       (select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.opened_at, g.id)
          from groups_invite_groups x join groups_groups g on g.community_id = x.community_id and g.id = x.group_id
         where x.community_id = i.community_id and x.invite_id = i.id) as groups
  from groups_invites i
  left join members_cards m on m.community_id = i.community_id and m.member_id = i.made_by`

export const findInviteShown = async (db: Db, communityId: string, code: string): Promise<InviteLine | undefined> =>
  first(await sql<InviteLine>`select ${shown} where i.community_id = ${communityId} and i.code = ${code}`.execute(own(db)))

/** The newest first; a member sees his own, an operator those of all, or of one group. */
export async function listInvites(
  db: Db,
  communityId: string,
  wish: PageWish & { madeBy?: string; groupId?: string | undefined },
): Promise<{ items: InviteLine[]; next: string | null }> {
  const mark = markOf(wish.cursor, byInstant)
  const { rows } = await sql<InviteLine & { id: string }>`
    select ${shown}
     where i.community_id = ${communityId}
       and ${wish.madeBy === undefined ? sql`true` : sql`i.made_by = ${wish.madeBy}`}
       and ${
         wish.groupId === undefined
           ? sql`true`
           : sql`exists (select 1 from groups_invite_groups o
               where o.community_id = i.community_id and o.invite_id = i.id and o.group_id = ${wish.groupId})`
}
       and ${mark ? sql`(i.made_at, i.id) < (${mark[0]}, ${mark[1]})` : sql`true`}
     order by i.made_at desc, i.id desc limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.madeAt, row.id])
}

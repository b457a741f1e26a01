// SQL of what is shown in lists: groups a member sees, the operators' tree, who sits where, and who sat there once.
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#kernel/db/connect.ts'
import { byInstant, markOf, type Page, type PageWish, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { Ban, GroupCard, Role, SeatEnding, SeatOfMember, TreeGroup } from '../contract.ts'
import { own, type Sight, seen } from './own.ts'

const card = sql`g.id, g.parent_id, g.kind, g.purpose, g.seen_by, g.name, g.intro, g.state, g.seats_max, g.seats_taken, g.opened_at,
       exists (select 1 from groups_mutes x where x.community_id = g.community_id and x.group_id = g.id) as muted`

/** Those in which the viewer sits come first, then by age; `after` of a page says on which side of that it stands. */
export async function listGroupCards(
  db: Db,
  sight: Sight,
  wish: PageWish & { mine?: boolean | undefined; parentId?: string | undefined; q?: string | undefined },
): Promise<Page<Omit<GroupCard, 'ageWeeks'>>> {
  const mark = markOf(wish.cursor, ['int', 'instant', 'id'])
  const { rows } = await sql<Omit<GroupCard, 'ageWeeks'>>`
    select * from (
      select ${card}, h.role, h.number, (h.role is null)::int as side
        from groups_groups g
        left join groups_seats_held h
          on h.community_id = g.community_id and h.group_id = g.id and h.member_id = ${sight.memberId}
       where ${seen(sight)} and ${wish.mine ? sql`h.role is not null` : sql`(g.state = 'open' or h.role is not null)`}
         and ${wish.parentId ? sql`g.parent_id = ${wish.parentId}` : sql`true`}
         and ${wish.q ? sql`g.name ilike ${contains(wish.q)}` : sql`true`}
    ) c
    where ${mark ? sql`(side, opened_at, id) > (${mark[0]}::int, ${mark[1]}, ${mark[2]})` : sql`true`}
    order by side, opened_at, id limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.role ? 0 : 1, row.openedAt, row.id])
}

export type TreeRow = Omit<TreeGroup, 'ageWeeks' | 'depth'>
const counts = sql`
  (select count(*)::int from groups_applications a
    where a.community_id = g.community_id and a.group_id = g.id and a.state = 'waiting') as waiting,
  case when not g.norms_asked then 0 else g.seats_taken - (
    select count(*)::int from groups_seats s join groups_pledges p using (community_id, group_id, member_id)
     where s.community_id = g.community_id and s.group_id = g.id and p.version = g.norms_version) end as unsigned`
export const listTreeRows = async (db: Db, communityId: string, groupId?: string): Promise<TreeRow[]> =>
  (
    await sql<TreeRow>`
    select ${card}, ${counts} from groups_groups g
     where g.community_id = ${communityId} and ${groupId === undefined ? sql`true` : sql`g.id = ${groupId}`}`.execute(own(db))
  ).rows

export const listGroupIdsSeen = async (db: Db, sight: Sight): Promise<string[]> =>
  (await sql<{ id: string }>`select g.id from groups_groups g where ${seen(sight)}`.execute(own(db))).rows.map(row => row.id)

export interface SeatLine {
  memberId: string
  name: string
  avatarFileId: string | null
  number: number
  cardName: string
  role: Role
  takenAt: Date
}
/** By number. `unsigned` keeps those who have not signed the norms in force. */
export async function listSeatLines(
  db: Db,
  communityId: string,
  groupId: string,
  wish: PageWish & { q?: string | undefined; role?: Role | undefined; unsigned?: boolean },
): Promise<Page<SeatLine>> {
  const mark = markOf(wish.cursor, ['int'])
  const { rows } = await sql<SeatLine>`
    select h.member_id, m.name, m.avatar_file_id, h.number, h.card_name, h.role, h.taken_at
      from groups_seats_held h
      join members_cards m on m.community_id = h.community_id and m.member_id = h.member_id
      join groups_groups g on g.community_id = h.community_id and g.id = h.group_id
     where h.community_id = ${communityId} and h.group_id = ${groupId} and h.number > ${mark?.[0] ?? 0}
       and ${wish.role ? sql`h.role = ${wish.role}` : sql`true`}
       and ${wish.q ? sql`(h.card_name ilike ${contains(wish.q)} or m.name ilike ${contains(wish.q)} or h.number::text = ${wish.q})` : sql`true`}
       and ${
         wish.unsigned
           ? sql`g.norms_asked and not exists (select 1 from groups_pledges p
               where p.community_id = h.community_id and p.group_id = h.group_id
                 and p.member_id = h.member_id and p.version = g.norms_version)`
           : sql`true`
}
     order by h.number limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.number])
}

export type MemberSeatRow = Omit<SeatOfMember, 'ageWeeks'> & { openedAt: Date }
/** Where a member sits, the longest first. */
export const listSeatsOf = async (db: Db, communityId: string, memberId: string): Promise<MemberSeatRow[]> =>
  (
    await sql<MemberSeatRow>`
    select h.group_id, g.name as group_name, g.state, g.seats_max, g.seats_taken, g.opened_at,
           h.number, h.card_name, h.role, h.taken_at
      from groups_seats_held h
      join groups_groups g on g.community_id = h.community_id and g.id = h.group_id
     where h.community_id = ${communityId} and h.member_id = ${memberId}
     order by h.taken_at, h.group_id`.execute(own(db))
  ).rows

type EndingLine = Omit<z.output<typeof SeatEnding>, 'endedByName'> & { id: string }
export async function listEndings(db: Db, communityId: string, groupId: string, wish: PageWish): Promise<Page<EndingLine>> {
  const mark = markOf(wish.cursor, byInstant)
  const { rows } = await sql<EndingLine>`
    select id, member_id, number, card_name, role, taken_at, ended_at, ended_by, why, reason from groups_seat_endings
     where community_id = ${communityId} and group_id = ${groupId}
       and ${mark ? sql`(ended_at, id) < (${mark[0]}, ${mark[1]})` : sql`true`}
     order by ended_at desc, id desc limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.endedAt, row.id])
}

export async function listBans(
  db: Db,
  communityId: string,
  groupId: string,
  wish: PageWish,
): Promise<Page<z.output<typeof Ban>>> {
  const mark = markOf(wish.cursor, ['id'])
  const { rows } = await sql<z.output<typeof Ban>>`
    select b.member_id, m.name, b.reason, b.banned_at, b.banned_by from groups_bans b
      join members_cards m on m.community_id = b.community_id and m.member_id = b.member_id
     where b.community_id = ${communityId} and b.group_id = ${groupId} and b.member_id > ${mark?.[0] ?? ''}
     order by b.member_id limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.memberId])
}

/** Who of a group leads none of the groups below it, longest seated first. */
export const listWithoutGroup = async (db: Db, communityId: string, groupId: string): Promise<SeatLine[]> =>
  (
    await sql<SeatLine>`
    select h.* from groups_seats_held h
     where h.community_id = ${communityId} and h.group_id = ${groupId} and not exists (
       select 1 from groups_seats_held led
         join groups_groups g on g.community_id = led.community_id and g.id = led.group_id
        where g.community_id = h.community_id and g.parent_id = h.group_id and g.state = 'open'
          and led.member_id = h.member_id and led.role in ('owner', 'host'))
     order by h.taken_at, h.number limit 200`.execute(own(db))
  ).rows

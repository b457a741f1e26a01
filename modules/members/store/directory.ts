// The directory: pages of members that fit a filter, and how many they are.
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { byInstant, type Mark, markOf, type Page, type PageWish, pageOf } from '#kernel/pages.ts'
import type { FieldValues, MemberFilter, Stage } from '../contract/shapes.ts'
import { conditionOf, nameCondition } from './filter.ts'

export type Sort = 'joined' | 'active' | 'name'

export interface DirectoryRow {
  id: string
  personId: string | null
  name: string
  nameSort: string
  avatarFileId: string | null
  stage: Stage
  source: string
  joinedAt: Date
  activeAt: Date
  bannedAt: Date | null
  leftAt: Date | null
  erasedAt: Date | null
  email: string | null
  phone: string | null
  tagIds: string[]
  fieldValues: FieldValues
}

const identity = (kind: 'email' | 'phone') =>
  sql`(select i.subject from members_identities i where i.person_id = m.person_id and i.kind = ${sql.lit(kind)}
        order by i.verified_at nulls last, i.id limit 1)`
const rowColumns = sql`m.id, m.person_id, m.name, m.name_sort, m.avatar_file_id, m.stage, m.source, m.joined_at, m.active_at,
  m.banned_at, m.left_at, m.erased_at, m.field_values, ${identity('email')} as email, ${identity('phone')} as phone,
  coalesce((select array_agg(t.tag_id order by t.tag_id) from members_member_tags t
             where t.community_id = m.community_id and t.member_id = m.id), '{}') as tag_ids`

type Sorted = Pick<DirectoryRow, 'id' | 'joinedAt' | 'activeAt' | 'nameSort'>
interface Order {
  by: RawBuilder<unknown>
  after(cursor: string | undefined): RawBuilder<unknown>
  mark(row: Sorted): Mark
}
const latest = (column: RawBuilder<unknown>, mark: Order['mark']): Order => ({
  by: sql`${column} desc, m.id desc`,
  after: cursor => behind(sql`(${column}, m.id) <`, markOf(cursor, byInstant)),
  mark,
})
const byName = {
  by: sql`m.name_sort, m.id`,
  after: cursor => behind(sql`(m.name_sort, m.id) >`, markOf(cursor, ['text', 'id'])),
  mark: (row: Pick<Sorted, 'id' | 'nameSort'>) => [row.nameSort, row.id],
} satisfies Order
const behind = (than: RawBuilder<unknown>, mark: Mark | null) => (mark ? sql`and ${than} (${sql.join(mark)})` : sql``)
const orders: Record<Sort, Order> = {
  joined: latest(sql`m.joined_at`, row => [row.joinedAt, row.id]),
  active: latest(sql`m.active_at`, row => [row.activeAt, row.id]),
  name: byName,
}

export async function listMembers(
  db: Db,
  communityId: string,
  wish: PageWish & { filter: MemberFilter; sort: Sort; now: Date },
): Promise<Page<DirectoryRow>> {
  const order = orders[wish.sort]
  const { rows } = await sql<DirectoryRow>`
    select ${rowColumns} from members_members m
     where ${conditionOf(communityId, wish.filter, wish.now)} ${order.after(wish.cursor)}
     order by ${order.by} limit ${wish.limit + 1}`.execute(db)
  return pageOf(rows, wish.limit, order.mark)
}

export async function countMembers(db: Db, communityId: string, filter: MemberFilter, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from members_members m where ${conditionOf(communityId, filter, now)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Ids in their own order, to walk through all that fit without holding a place in a sorted list. */
export async function listMemberIds(
  db: Db,
  communityId: string,
  wish: { filter: MemberFilter; after: string; limit: number; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from members_members m
     where ${conditionOf(communityId, wish.filter, wish.now)} and m.id > ${wish.after} order by m.id limit ${wish.limit}`.execute(
    db,
  )
  return rows.map(row => row.id)
}

/** Of these members, those whom the filter means. */
export const whoAmong = async (
  db: Db,
  communityId: string,
  wish: { filter: MemberFilter; memberIds: readonly string[]; now: Date },
): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select m.id from members_members m
       where ${conditionOf(communityId, wish.filter, wish.now)} and m.id = any (${[...wish.memberIds]}::text[])`.execute(db)
  ).rows.map(row => row.id)

export const findRow = async (db: Db, communityId: string, id: string): Promise<DirectoryRow | undefined> =>
  (
    await sql<DirectoryRow>`
      select ${rowColumns} from members_members m where m.community_id = ${communityId} and m.id = ${id}`.execute(db)
  ).rows[0]

export interface CardRow {
  id: string
  name: string
  nameSort: string
  avatarFileId: string | null
  intro: string
  fieldValues: FieldValues
}
const cardColumns = sql`m.id, m.name, m.name_sort, m.avatar_file_id, m.intro, m.field_values`
const present = sql`m.banned_at is null and m.left_at is null and m.erased_at is null`

/** The members as members see each other: those who are here, found by name alone. */
export async function listCards(
  db: Db,
  communityId: string,
  wish: PageWish & { text?: string | undefined },
): Promise<Page<CardRow>> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from members_members m
     where m.community_id = ${communityId} and ${present} ${wish.text ? sql`and ${nameCondition(wish.text)}` : sql``}
           ${byName.after(wish.cursor)}
     order by ${byName.by} limit ${wish.limit + 1}`.execute(db)
  return pageOf(rows, wish.limit, byName.mark)
}

export const findCard = async (db: Db, communityId: string, id: string): Promise<CardRow | undefined> =>
  (
    await sql<CardRow>`
      select ${cardColumns} from members_members m where m.community_id = ${communityId} and m.id = ${id} and ${present}`.execute(
      db,
    )
  ).rows[0]

export interface Figures {
  present: number
  banned: number
  joinedLately: number
  activeLately: number
  stages: { stage: Stage; members: number }[]
}
export async function countFigures(db: Db, communityId: string, since: Date): Promise<Figures> {
  const { rows } = await sql<{ stage: Stage; here: number; banned: number; joined: number; active: number }>`
    select m.stage, count(*) filter (where ${present})::int as here,
           count(*) filter (where m.banned_at is not null and m.erased_at is null)::int as banned,
           count(*) filter (where ${present} and m.joined_at >= ${since})::int as joined,
           count(*) filter (where ${present} and m.active_at >= ${since})::int as active
      from members_members m where m.community_id = ${communityId} group by m.stage`.execute(db)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    present: sum(row => row.here),
    banned: sum(row => row.banned),
    joinedLately: sum(row => row.joined),
    activeLately: sum(row => row.active),
    stages: rows.map(row => ({ stage: row.stage, members: row.here })),
  }
}

/** A line a day, the empty ones too, up to today. */
export async function countArrivals(
  db: Db,
  communityId: string,
  { now, days, timeZone }: { now: Date; days: number; timeZone: string },
) {
  const { rows } = await sql<{ day: string; members: number }>`
    select to_char(d.day, 'YYYY-MM-DD') as day, count(m.id)::int as members
      from generate_series((${now}::timestamptz at time zone ${timeZone})::date - ${days - 1}::int,
                           (${now}::timestamptz at time zone ${timeZone})::date, interval '1 day') as d(day)
      left join members_members m on m.community_id = ${communityId} and ${present}
        and m.joined_at >= d.day::timestamp at time zone ${timeZone}
        and m.joined_at < (d.day::timestamp + interval '1 day') at time zone ${timeZone}
     group by d.day order by d.day`.execute(db)
  return rows
}

// SQL of the applications: one waits for each person at a door; it is settled once.
import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Application, ApplicationState } from '../contract.ts'
import { first, own, type Sight, seen } from './own.ts'

export type ApplicationRow = Omit<Selectable<Tables['groupsApplications']>, 'answers' | 'cardAnswers'> & {
  answers: { ask: string; answer: string }[]
  cardAnswers: Record<string, string>
}

/** Applying again while one waits changes that one; an invite once shown is not lost. */
export const putApplication = async (
  db: Db,
  row: Omit<ApplicationRow, 'state' | 'decidedAt' | 'decidedBy' | 'reason' | 'seatedAt'>,
): Promise<{ id: string; fresh: boolean }> =>
  first(
    await sql<{ id: string; fresh: boolean }>`
    insert into groups_applications as a
      (community_id, id, group_id, member_id, answers, called, card_answers, invite_id, state, applied_at)
    values (${row.communityId}, ${row.id}, ${row.groupId}, ${row.memberId}, ${JSON.stringify(row.answers)}, ${row.called},
            ${JSON.stringify(row.cardAnswers)}, ${row.inviteId}, 'waiting', ${row.appliedAt})
    on conflict (community_id, group_id, member_id) where state = 'waiting' do update
       set answers = excluded.answers, called = excluded.called, card_answers = excluded.card_answers,
           invite_id = coalesce(excluded.invite_id, a.invite_id)
    returning id, id = ${row.id} as fresh`.execute(own(db)),
  ) as { id: string; fresh: boolean }

export const findApplication = async (db: Db, communityId: string, id: string): Promise<ApplicationRow | undefined> =>
  first(
    await sql<ApplicationRow>`select * from groups_applications where community_id = ${communityId} and id = ${id}`.execute(
      own(db),
    ),
  )

/** What a member left at the door of a group and is not seated on yet. */
export const findApplicationOf = async (
  db: Db,
  communityId: string,
  groupId: string,
  memberId: string,
): Promise<ApplicationRow | undefined> =>
  first(
    await sql<ApplicationRow>`
    select * from groups_applications
     where community_id = ${communityId} and group_id = ${groupId} and member_id = ${memberId}
       and (state = 'waiting' or (state = 'approved' and seated_at is null))
     order by state desc limit 1`.execute(own(db)),
  )

/** Of two who decide, one does: false when it waits no more. */
export const settleApplication = async (
  db: Db,
  communityId: string,
  id: string,
  end: { state: Exclude<ApplicationState, 'waiting'>; at: Date; by: string; reason: string },
): Promise<boolean> =>
  (
    await sql`update groups_applications
         set state = ${end.state}, decided_at = ${end.at}, decided_by = ${end.by}, reason = ${end.reason}
       where community_id = ${communityId} and id = ${id} and state = 'waiting'`.execute(own(db))
  ).numAffectedRows === 1n

/** A seat answers every application for it, by whatever way it was taken. */
export const seatApplications = (db: Db, communityId: string, groupId: string, memberId: string, now: Date, by: string) =>
  sql`update groups_applications
         set state = 'approved', seated_at = ${now},
             decided_at = coalesce(decided_at, ${now}), decided_by = coalesce(decided_by, ${by})
       where community_id = ${communityId} and group_id = ${groupId} and member_id = ${memberId}
         and (state = 'waiting' or (state = 'approved' and seated_at is null))`.execute(own(db))

/** All that still waits of someone who is gone. */
export const settleApplicationsOf = (db: Db, communityId: string, memberId: string, now: Date) =>
  sql`update groups_applications set state = 'withdrawn', decided_at = ${now}, decided_by = member_id
       where community_id = ${communityId} and member_id = ${memberId} and state = 'waiting'`.execute(own(db))

const shown = sql`a.id, a.group_id, g.name as group_name, a.member_id, m.name, m.avatar_file_id, a.answers,
       mi.name as inviter_name, a.state, a.applied_at, a.decided_at, a.reason`
const joined = sql`groups_applications a
  join groups_groups g on g.community_id = a.community_id and g.id = a.group_id
  join members_cards m on m.community_id = a.community_id and m.member_id = a.member_id
  left join groups_invites i on i.community_id = a.community_id and i.id = a.invite_id
  left join members_cards mi on mi.community_id = i.community_id and mi.member_id = i.made_by`

export const getApplicationShown = async (db: Db, communityId: string, id: string): Promise<Application> =>
  first(
    await sql<Application>`select ${shown} from ${joined} where a.community_id = ${communityId} and a.id = ${id}`.execute(
      own(db),
    ),
  ) as Application

/** The longest waiting first; those already settled, the newest first. */
export async function listApplications(
  db: Db,
  sight: Sight,
  wish: PageWish & { groupId?: string | undefined; state: ApplicationState },
): Promise<{ items: Application[]; next: string | null }> {
  const mark = markOf(wish.cursor, byInstant)
  const waiting = wish.state === 'waiting'
  const past = mark
    ? waiting
      ? sql`(a.applied_at, a.id) > (${mark[0]}, ${mark[1]})`
      : sql`(a.applied_at, a.id) < (${mark[0]}, ${mark[1]})`
    : sql`true`
  const order = waiting ? sql`a.applied_at, a.id` : sql`a.applied_at desc, a.id desc`
  const { rows } = await sql<Application>`
    select ${shown} from ${joined}
     where ${seen(sight)} and a.state = ${wish.state} and ${wish.groupId ? sql`a.group_id = ${wish.groupId}` : sql`true`}
       and not (m.banned and a.state = 'waiting') and ${past}
     order by ${order} limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.appliedAt, row.id])
}

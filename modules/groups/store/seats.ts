// SQL of the seats: a place is taken by one guarded statement; a number is issued once; an end is kept.
import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import type { Role, SeatEnd } from '../contract.ts'
import { first, own, type SeatRow } from './own.ts'

/**
 * Takes a place, if one is free and the door open. `fresh` also takes the next number.
 * The number is the one to give to a newcomer; undefined when the guard held him back.
 */
export async function takePlace(db: Db, communityId: string, groupId: string, fresh: boolean): Promise<number | undefined> {
  const taken = await sql<{ number: number }>`
    update groups_groups set seats_taken = seats_taken + 1, next_number = next_number + ${fresh ? 1 : 0}
     where community_id = ${communityId} and id = ${groupId} and state = 'open' and seats_taken < seats_max
    returning next_number - 1 as number`.execute(own(db))
  return first(taken)?.number
}

export const freePlace = (db: Db, communityId: string, groupId: string) =>
  sql`update groups_groups set seats_taken = seats_taken - 1 where community_id = ${communityId} and id = ${groupId}`.execute(
    own(db),
  )

/** The number this member had when he sat here before. */
export const findNumber = async (db: Db, communityId: string, groupId: string, memberId: string): Promise<number | undefined> =>
  (
    await own(db)
      .selectFrom('groupsNumbers')
      .select('number')
      .where('communityId', '=', communityId)
      .where('groupId', '=', groupId)
      .where('memberId', '=', memberId)
      .executeTakeFirst()
  )?.number

export const insertNumber = (db: Db, row: Insertable<Tables['groupsNumbers']>) =>
  own(db).insertInto('groupsNumbers').values(row).execute()

export const insertSeat = (db: Db, row: SeatRow) =>
  own(db)
    .insertInto('groupsSeats')
    .values({ ...row, answers: JSON.stringify(row.answers) })
    .execute()

/** A seat as it is held now: someone banned from the community holds none. */
export const findSeat = async (db: Db, communityId: string, groupId: string, memberId: string): Promise<SeatRow | undefined> =>
  first(
    await sql<SeatRow>`
    select s.* from groups_seats s
      join groups_seats_held h using (community_id, group_id, member_id)
     where s.community_id = ${communityId} and s.group_id = ${groupId} and s.member_id = ${memberId}`.execute(own(db)),
  )

export const findOwner = (db: Db, communityId: string, groupId: string) =>
  own(db)
    .selectFrom('groupsSeats')
    .select(['memberId', 'cardName'])
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('role', '=', 'owner')
    .executeTakeFirst()

/** Who counts the seats of a member waits for who counts them already. */
export const lockSeatsOf = (db: Db, communityId: string, memberId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`groups.seats-of ${communityId} ${memberId}`}, 0))`.execute(own(db))

/** Ids of the groups in which a member has a seat row, banned or not, in a fixed order (they will be locked one by one). */
export const listGroupIdsOf = async (db: Db, communityId: string, memberId: string): Promise<string[]> =>
  (
    await own(db)
      .selectFrom('groupsSeats')
      .select('groupId')
      .where('communityId', '=', communityId)
      .where('memberId', '=', memberId)
      .orderBy('groupId')
      .execute()
  ).map(row => row.groupId)

export async function updateRole(db: Db, communityId: string, groupId: string, memberId: string, role: Role): Promise<boolean> {
  const changed = await own(db)
    .updateTable('groupsSeats')
    .set({ role })
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

export const updateCard = (
  db: Db,
  seat: Pick<SeatRow, 'communityId' | 'groupId' | 'memberId' | 'called' | 'answers' | 'cardName'>,
) =>
  own(db)
    .updateTable('groupsSeats')
    .set({ called: seat.called, answers: JSON.stringify(seat.answers), cardName: seat.cardName })
    .where('communityId', '=', seat.communityId)
    .where('groupId', '=', seat.groupId)
    .where('memberId', '=', seat.memberId)
    .execute()

export interface Ending {
  id: string
  endedAt: Date
  endedBy: string
  why: SeatEnd
  reason: string
}
/** Ends a seat and keeps its story, in one statement; undefined when there was none. */
export const endSeatRow = async (
  db: Db,
  communityId: string,
  groupId: string,
  memberId: string,
  end: Ending,
): Promise<{ role: Role; number: number } | undefined> =>
  first(
    await sql<{ role: Role; number: number }>`
    with gone as (
      delete from groups_seats
       where community_id = ${communityId} and group_id = ${groupId} and member_id = ${memberId} returning *
    )
    insert into groups_seat_endings
      (community_id, group_id, id, member_id, number, role, card_name, taken_at, ended_at, ended_by, why, reason)
    select community_id, group_id, ${end.id}, member_id, number, role, card_name, taken_at,
           ${end.endedAt}, ${end.endedBy}, ${end.why}, ${end.reason}
      from gone
    returning role, number`.execute(own(db)),
  )

/** Seats whose card is drawn from the pattern, with the name each member has today. */
export const listCards = async (
  db: Db,
  communityId: string,
  groupId: string,
  memberId?: string,
): Promise<(SeatRow & { name: string })[]> =>
  (
    await sql<SeatRow & { name: string }>`
    select s.*, m.name from groups_seats s
      join members_cards m on m.community_id = s.community_id and m.member_id = s.member_id
     where s.community_id = ${communityId} and s.group_id = ${groupId}
       and ${memberId === undefined ? sql`true` : sql`s.member_id = ${memberId}`} order by s.number`.execute(own(db))
  ).rows

export const findMemberCard = (db: Db, communityId: string, memberId: string) =>
  own(db)
    .selectFrom('membersCards')
    .select(['memberId', 'name', 'avatarFileId', 'banned'])
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()

export const updateCardNames = (
  db: Db,
  communityId: string,
  groupId: string,
  cards: readonly { memberId: string; cardName: string }[],
) =>
  sql`update groups_seats s set card_name = c.card_name
        from unnest(${cards.map(c => c.memberId)}::text[], ${cards.map(c => c.cardName)}::text[]) as c (member_id, card_name)
       where s.community_id = ${communityId} and s.group_id = ${groupId} and s.member_id = c.member_id`.execute(own(db))

/** Of an erased person the history keeps numbers and times, no names and no answers. */
export async function forgetNames(db: Db, communityId: string, memberId: string): Promise<void> {
  await sql`update groups_seat_endings set card_name = number::text, reason = ''
             where community_id = ${communityId} and member_id = ${memberId}`.execute(own(db))
  await sql`update groups_applications set answers = '[]', called = null, card_answers = '{}'
             where community_id = ${communityId} and member_id = ${memberId}`.execute(own(db))
}

// What members agreed to, to which words, when and how; kept also after it was withdrawn.
import type { Insertable } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import type { ConsentPurpose } from '../contract/shapes.ts'
import { own } from './tables.ts'

type Withdrawn = NonNullable<Insertable<Tables['membersConsents']>['withdrawnHow']>

export const listConsents = (db: Db, communityId: string, memberId: string) =>
  own(db)
    .selectFrom('membersConsents')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .orderBy('givenAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Those of these members who agree to the purpose now. */
export const consenting = async (
  db: Db,
  communityId: string,
  memberIds: readonly string[],
  purpose: ConsentPurpose,
): Promise<Set<string>> => {
  if (memberIds.length === 0) return new Set()
  const rows = await own(db)
    .selectFrom('membersConsents')
    .select('memberId')
    .where('communityId', '=', communityId)
    .where('memberId', 'in', memberIds)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .execute()
  return new Set(rows.map(row => row.memberId))
}

/** False when the member agrees already. */
export async function insertConsent(db: Db, row: Insertable<Tables['membersConsents']>): Promise<boolean> {
  const done = await own(db)
    .insertInto('membersConsents')
    .values(row)
    .onConflict(c => c.columns(['communityId', 'memberId', 'purpose']).where('withdrawnAt', 'is', null).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function endConsent(
  db: Db,
  communityId: string,
  memberId: string,
  purpose: ConsentPurpose | null,
  at: Date,
  how: Withdrawn,
): Promise<number> {
  let query = own(db)
    .updateTable('membersConsents')
    .set({ withdrawnAt: at, withdrawnHow: how })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('withdrawnAt', 'is', null)
  if (purpose) query = query.where('purpose', '=', purpose)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Keeps that and when someone agreed, without what would tell who it was. */
export const blankEvidence = (db: Db, communityId: string, memberId: string) =>
  own(db)
    .updateTable('membersConsents')
    .set({ evidence: '{}' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .execute()

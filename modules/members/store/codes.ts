// Codes and links on their way, and how often an address was written to.
import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { own } from './tables.ts'

export type CodeRow = Selectable<Tables['membersCodes']>
export type CodePurpose = CodeRow['purpose']
type NewCode = Pick<
  CodeRow,
  'communityId' | 'id' | 'purpose' | 'kind' | 'subject' | 'personId' | 'locale' | 'createdAt' | 'expiresAt'
>

/**
 * Takes one of the letters an address may get; null when none is left, else nothing is left to check. One guarded
 * statement, so that a hundred at once get one.
 */
export async function takeLetter(
  db: Db,
  to: { kind: string; subjectHash: Buffer },
  now: Date,
  limits: { pauseMs: number; windowMs: number; max: number },
): Promise<boolean> {
  const windowStart = new Date(now.getTime() - limits.windowMs)
  const { numAffectedRows } = await sql`
    insert into members_code_limits as l (kind, subject_hash, sent_at, window_from, sent)
    values (${to.kind}, ${to.subjectHash}, ${now}, ${now}, 1)
    on conflict (kind, subject_hash) do update
      set sent_at = excluded.sent_at,
          sent = case when l.window_from <= ${windowStart} then 1 else l.sent + 1 end,
          window_from = case when l.window_from <= ${windowStart} then excluded.window_from else l.window_from end
      where l.sent_at <= ${new Date(now.getTime() - limits.pauseMs)}
        and (l.window_from <= ${windowStart} or l.sent < ${limits.max})`.execute(db)
  return numAffectedRows === 1n
}

export const letterLimit = (db: Db, to: { kind: string; subjectHash: Buffer }) =>
  own(db)
    .selectFrom('membersCodeLimits')
    .selectAll()
    .where('kind', '=', to.kind)
    .where('subjectHash', '=', to.subjectHash)
    .executeTakeFirst()

export const insertCode = (db: Db, row: NewCode) => own(db).insertInto('membersCodes').values(row).execute()

export const findCode = (db: Db, communityId: string, id: string): Promise<CodeRow | undefined> =>
  own(db).selectFrom('membersCodes').selectAll().where('communityId', '=', communityId).where('id', '=', id).executeTakeFirst()

/** Leaves the hashes of what is about to be sent; false when the letter went out already or has run out. */
export async function sealCode(
  db: Db,
  row: CodeRow,
  now: Date,
  hashes: { salt: Buffer; codeHash: Buffer; linkHash: Buffer | null },
): Promise<boolean> {
  const done = await own(db)
    .updateTable('membersCodes')
    .set(hashes)
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .where('sentAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const markSent = (db: Db, row: CodeRow, at: Date) =>
  own(db)
    .updateTable('membersCodes')
    .set({ sentAt: at })
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .execute()

/** Uses up one try, whatever it will turn out to be; nothing when the code is burned, gone or not for this. */
export const takeTry = (
  db: Db,
  communityId: string,
  id: string,
  use: { purpose: CodePurpose; personId: string | null },
  now: Date,
): Promise<{ salt: Buffer | null; codeHash: Buffer | null; triesLeft: number } | undefined> =>
  own(db)
    .updateTable('membersCodes')
    .set({ triesLeft: sql`tries_left - 1` })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('purpose', '=', use.purpose)
    .where('personId', use.personId === null ? 'is' : '=', use.personId)
    .where('codeHash', 'is not', null)
    .where('expiresAt', '>', now)
    .where('triesLeft', '>', 0)
    .returning(['salt', 'codeHash', 'triesLeft'])
    .executeTakeFirst()

/** Whoever deletes the row has used the code; all others find nothing. */
export const takeCode = (db: Db, communityId: string, id: string, codeHash: Buffer): Promise<CodeRow | undefined> =>
  own(db)
    .deleteFrom('membersCodes')
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('codeHash', '=', codeHash)
    .returningAll()
    .executeTakeFirst()

export const takeLink = (db: Db, communityId: string, linkHash: Buffer, now: Date): Promise<CodeRow | undefined> =>
  own(db)
    .deleteFrom('membersCodes')
    .where('communityId', '=', communityId)
    .where('linkHash', '=', linkHash)
    .where('purpose', '=', 'sign-in')
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst()

export async function sweepCodes(db: Db, now: Date, windowMs: number): Promise<void> {
  await own(db).deleteFrom('membersCodes').where('expiresAt', '<', now).execute()
  await own(db)
    .deleteFrom('membersCodeLimits')
    .where('sentAt', '<', new Date(now.getTime() - windowMs))
    .execute()
}

export const dropCodesTo = (db: Db, kind: string, subject: string) =>
  sql`delete from members_codes where kind = ${kind} and subject = ${subject}`.execute(db)

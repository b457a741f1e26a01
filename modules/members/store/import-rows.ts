// The ledger of an import: what became of each row, and what is needed to take it back.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { RowOutcome } from '../contract/import-shapes.ts'
import type { Piece } from '../rules/import-differ.ts'
import type { LedgerRow } from '../rules/import-ledger.ts'
import type { Found } from '../rules/import-read.ts'

export async function insertLedger(db: Db, communityId: string, importId: string, rows: readonly LedgerRow[]): Promise<void> {
  await sql`
    insert into members_import_rows (community_id, import_id, number, line, outcome, member_id, same_as_line, problems, before,
      after, identity_ids, mark)
    select ${communityId}, ${importId}, r."number", r."line", r."outcome", r."memberId", r."sameAsLine", r."problems", r."before",
           r."after", r."identityIds", decode(r."mark", 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("number" int, "line" int, "outcome" text, "memberId" text,
        "sameAsLine" int, "problems" jsonb, "before" jsonb, "after" jsonb, "identityIds" text[], "mark" text)`.execute(db)
}

/** The first line that meant each member so far: what an import remembers after it was interrupted. */
export async function linesSoFar(db: Db, communityId: string, importId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ memberId: string; line: number }>`
    select member_id, min(line)::int as line from members_import_rows
     where community_id = ${communityId} and import_id = ${importId} and member_id is not null and outcome <> 'merged'
     group by member_id`.execute(db)
  return new Map(rows.map(row => [row.memberId, row.line]))
}

export interface ShownRow {
  number: number
  line: number
  outcome: RowOutcome
  memberId: string | null
  sameAsLine: number | null
  problems: Found[] | null
  undone: 'removed' | 'restored' | 'kept' | null
  kept: string[] | null
}

export async function listLedger(
  db: Db,
  communityId: string,
  importId: string,
  wish: { show: 'all' | 'noted' | 'kept' | RowOutcome; after: number; limit: number },
): Promise<ShownRow[]> {
  const { show } = wish
  const narrow =
    show === 'all'
      ? sql`true`
      : show === 'noted'
        ? sql`problems is not null`
        : show === 'kept'
          ? sql`undone = 'kept'`
          : show === 'rejected'
            ? sql`outcome = 'rejected' and problems is not null`
            : sql`outcome = ${show}`
  const { rows } = await sql<ShownRow>`
    select number, line, outcome, member_id, same_as_line, problems, undone, kept from members_import_rows
     where community_id = ${communityId} and import_id = ${importId} and number > ${wish.after} and ${narrow}
     order by number limit ${wish.limit}`.execute(db)
  return rows
}

export interface UndoRow {
  number: number
  outcome: RowOutcome
  memberId: string
  before: Piece | null
  after: Piece | null
  identityIds: string[]
  mark: Buffer | null
}
/** The last rows below a number that are not taken back yet, the last first: what came later must go before what it stood on. */
export const lastLedger = async (
  db: Db,
  communityId: string,
  importId: string,
  below: number,
  limit: number,
): Promise<UndoRow[]> =>
  (
    await sql<UndoRow>`
      select number, outcome, member_id, before, after, coalesce(identity_ids, '{}') as identity_ids, mark
        from members_import_rows
       where community_id = ${communityId} and import_id = ${importId} and number < ${below} and undone is null
         and (outcome = 'created' or before is not null or identity_ids is not null)
       order by number desc limit ${limit}`.execute(db)
  ).rows

export interface UndoneRow {
  number: number
  undone: 'removed' | 'restored' | 'kept'
  kept: string[] | null
}
/** How many were marked: all of them, or someone else was here before. */
export async function markUndone(db: Db, communityId: string, importId: string, rows: readonly UndoneRow[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update members_import_rows l set undone = r."undone", kept = r."kept"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("number" int, "undone" text, "kept" text[])
     where l.community_id = ${communityId} and l.import_id = ${importId} and l.number = r."number" and l.undone is null`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0n)
}

export const deleteLedger = (db: Db, communityId: string, importId: string) =>
  sql`delete from members_import_rows where community_id = ${communityId} and import_id = ${importId}`.execute(db)

/** What imports kept of someone who is erased. */
export const blankImported = (db: Db, communityId: string, memberId: string) =>
  sql`update members_import_rows set before = null, after = null, problems = null
       where community_id = ${communityId} and member_id = ${memberId} and (before is not null or problems is not null)`.execute(
    db,
  )

// Saved segments: a filter by name.
import type { Db } from '#kernel/db/connect.ts'
import { MemberFilter } from '../contract/shapes.ts'
import { own } from './tables.ts'

export interface SegmentRow {
  id: string
  name: string
  filter: MemberFilter
  changedAt: Date
}
const columns = ['id', 'name', 'filter', 'changedAt'] as const
const read = (row: { id: string; name: string; filter: unknown; changedAt: Date }): SegmentRow => ({
  ...row,
  filter: MemberFilter.parse(row.filter),
})

export const listSegments = async (db: Db, communityId: string): Promise<SegmentRow[]> =>
  (
    await own(db).selectFrom('membersSegments').select(columns).where('communityId', '=', communityId).orderBy('name').execute()
  ).map(read)

export async function findSegment(db: Db, communityId: string, id: string): Promise<SegmentRow | undefined> {
  const row = await own(db)
    .selectFrom('membersSegments')
    .select(columns)
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && read(row)
}

export const insertSegment = (db: Db, communityId: string, row: SegmentRow) =>
  own(db)
    .insertInto('membersSegments')
    .values({ ...row, communityId, filter: JSON.stringify(row.filter), createdAt: row.changedAt })
    .execute()

export async function updateSegment(
  db: Db,
  communityId: string,
  id: string,
  set: { name?: string; filter?: MemberFilter; changedAt: Date },
): Promise<SegmentRow | undefined> {
  const row = await own(db)
    .updateTable('membersSegments')
    .set({
      changedAt: set.changedAt,
      ...(set.name !== undefined && { name: set.name }),
      ...(set.filter && { filter: JSON.stringify(set.filter) }),
    })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()
  return row && read(row)
}

export async function deleteSegment(db: Db, communityId: string, id: string): Promise<boolean> {
  const gone = await own(db)
    .deleteFrom('membersSegments')
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

// Keeping and finding files: the row that says what a file is for, beside the bytes in the store.
import type { Readable } from 'node:stream'
import type { Ctx } from '../ctx.ts'
import { actorName } from '../ctx.ts'
import type { Db } from '../db/connect.ts'
import { newId } from '../ids.ts'
import type { StoredFile } from '../room.ts'

export interface Keep {
  /** room.what; the room's card says who may read it */
  purpose: string
  /** Id of the record it belongs to; '' until it has one. */
  subject?: string
  name: string
  mime: string
  bytes: Uint8Array | Readable | { path: string }
}

/** Stores the bytes, then the row. A crash in between leaves bytes without a row, which the sweep removes. */
export async function keepFile(ctx: Ctx, what: Keep): Promise<StoredFile> {
  const id = newId(ctx, 'fil')
  const place = `${ctx.community.id}/${id.slice(4, 10)}/${id}`
  const bytes = await ctx.house.files.put(place, what.bytes)
  const row = {
    communityId: ctx.community.id,
    id,
    purpose: what.purpose,
    subject: what.subject ?? '',
    name: what.name.slice(0, 200),
    mime: what.mime,
    bytes,
    place,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
  }
  await ctx.db.insertInto('kernelFiles').values(row).execute()
  return row
}

export const findFile = (ctx: Ctx, id: string): Promise<StoredFile | undefined> =>
  ctx.db.selectFrom('kernelFiles').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', id).executeTakeFirst()

/** What was kept for a purpose before then, in any community. */
export const keptBefore = (db: Db, purpose: string, before: Date): Promise<{ communityId: string; id: string }[]> =>
  db
    .selectFrom('kernelFiles')
    .select(['communityId', 'id'])
    .where('purpose', '=', purpose)
    .where('createdAt', '<', before)
    .execute()

/** Ties kept files to their record, once: only files of this purpose, by this actor, not tied yet. The number tied. */
export async function tieFiles(ctx: Ctx, purpose: string, ids: readonly string[], subject: string): Promise<number> {
  if (ids.length === 0) return 0
  const done = await ctx.db
    .updateTable('kernelFiles')
    .set({ subject })
    .where('communityId', '=', ctx.community.id)
    .where('id', 'in', ids)
    .where('purpose', '=', purpose)
    .where('subject', '=', '')
    .where('createdBy', '=', actorName(ctx.actor))
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function dropFile(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.db
    .deleteFrom('kernelFiles')
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .returning('place')
    .executeTakeFirst()
  if (gone)
    ctx.afterCommit(() => void ctx.house.files.remove(gone.place).catch(error => ctx.log.warn({ err: error }, 'a file stayed')))
}

/** The address under which a file is read; the right is checked at each reading. */
export const fileUrl = (communityId: string, id: string): string => `/api/communities/${communityId}/files/${id}`

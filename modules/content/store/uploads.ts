// Uploads: files that were measured here, until a post takes them or nobody did.
import type { Selectable } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { actorName } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'

const own = (db: Db) => db.$pickTables<'contentUploads'>()
export type Upload = Selectable<Tables['contentUploads']>
type Measured = Pick<Upload, 'fileId' | 'kind' | 'thumbFileId' | 'width' | 'height' | 'colour' | 'durationMs' | 'mime' | 'bytes'>

export const insertUpload = (ctx: Ctx, row: Measured) =>
  own(ctx.db)
    .insertInto('contentUploads')
    .values({ ...row, communityId: ctx.community.id, uploadedBy: actorName(ctx.actor), at: ctx.now, postId: null })
    .execute()

/** Takes uploads of this actor for a post: those that are loose, or were taken for it before. Only what was taken is returned. */
export const takeUploads = (ctx: Ctx, kind: Upload['kind'], fileIds: readonly string[], postId: string): Promise<Upload[]> =>
  own(ctx.db)
    .updateTable('contentUploads')
    .set({ postId })
    .where('communityId', '=', ctx.community.id)
    .where('fileId', 'in', fileIds)
    .where('kind', '=', kind)
    .where(e => e.or([e('postId', '=', postId), e.and([e('postId', 'is', null), e('uploadedBy', '=', actorName(ctx.actor))])]))
    .returningAll()
    .execute()

/** What a post holds beyond the files named. */
export const uploadsBeyond = async (ctx: Ctx, postId: string, fileIds: readonly string[]): Promise<Upload[]> => {
  const all = await own(ctx.db)
    .selectFrom('contentUploads')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('postId', '=', postId)
    .execute()
  return all.filter(one => !fileIds.includes(one.fileId))
}

/** Uploads that no post took since `before`, in any community. */
export const looseUploads = (db: Db, before: Date, limit: number): Promise<Upload[]> =>
  own(db)
    .selectFrom('contentUploads')
    .selectAll()
    .where('postId', 'is', null)
    .where('at', '<', before)
    .orderBy('at')
    .limit(limit)
    .execute()

/** False when a post has taken it meanwhile. */
export const deleteUpload = async (ctx: Ctx, fileId: string, postId: string | null): Promise<boolean> => {
  const gone = await own(ctx.db)
    .deleteFrom('contentUploads')
    .where('communityId', '=', ctx.community.id)
    .where('fileId', '=', fileId)
    .where('postId', 'is not distinct from', postId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

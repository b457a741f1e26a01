// Files that were brought for moves.
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

export interface FileRow {
  fileId: string
  activityId: string
  memberId: string
  kind: 'picture' | 'voice' | 'document'
  isPublic: boolean
}
export const insertFile = (ctx: Ctx, file: Omit<FileRow, 'isPublic'>, about: object = {}) =>
  own(ctx.db)
    .insertInto('activitiesFiles')
    .values({ ...file, communityId: ctx.community.id, about: JSON.stringify(about), at: ctx.now })
    .execute()
export const findActivityFile = async (ctx: Ctx, fileId: string): Promise<FileRow | undefined> =>
  (await own(ctx.db)
    .selectFrom('activitiesFiles')
    .select(['fileId', 'activityId', 'memberId', 'kind', 'isPublic'])
    .where('communityId', '=', ctx.community.id)
    .where('fileId', '=', fileId)
    .executeTakeFirst()) as FileRow | undefined

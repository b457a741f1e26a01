// Files that were brought for moves.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db/connect.ts'
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

/** Where files lie since before then that no move has taken, in any community. */
export const withLooseFiles = (db: Db, before: Date): Promise<{ communityId: string; activityId: string }[]> =>
  own(db)
    .selectFrom('activitiesFiles')
    .select(['communityId', 'activityId'])
    .distinct()
    .where('nth', 'is', null)
    .where('at', '<', before)
    .execute()
/** Of these pictures those that no activity and no series names. */
export async function unnamedAmong(ctx: Ctx, fileIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ fileId: string }>`
    select f.id as file_id from unnest(${[...fileIds]}::text[]) f(id)
     where not exists (select 1 from activities_activities v where v.community_id = ${ctx.community.id} and v.picture_file_id = f.id)
       and not exists (select 1 from activities_series s
                        where s.community_id = ${ctx.community.id} and s.draft ->> 'pictureFileId' = f.id)`.execute(ctx.db)
  return rows.map(row => row.fileId)
}
/** Their ids. A picture of an activity or of a series stays. */
export const deleteLoose = async (ctx: Ctx, activityId: string, before: Date): Promise<string[]> =>
  (
    await sql<{ fileId: string }>`
      delete from activities_files f
       where f.community_id = ${ctx.community.id} and f.activity_id = ${activityId} and f.nth is null and f.at < ${before}
         and not exists (select 1 from activities_activities v where v.community_id = f.community_id and v.picture_file_id = f.file_id)
         and not exists (select 1 from activities_series s
                          where s.community_id = f.community_id and s.draft ->> 'pictureFileId' = f.file_id)
      returning f.file_id`.execute(ctx.db)
  ).rows.map(row => row.fileId)

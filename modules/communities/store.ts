// All SQL of the communities.
import type { Db } from '#kernel/db/connect.ts'
import type { Community } from './contract.ts'

const own = (db: Db) => db.$pickTables<'communitiesCommunities'>()

export const insertCommunity = (db: Db, row: Community) => own(db).insertInto('communitiesCommunities').values(row).execute()

export const updateCommunity = (
  db: Db,
  id: string,
  set: Partial<Pick<Community, 'name' | 'intro' | 'timeZone' | 'locale'>>,
): Promise<Community> =>
  own(db)
    .updateTable('communitiesCommunities')
    .set(set)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow() as Promise<Community>

export const findCommunity = (db: Db, idOrSlug: string): Promise<Community | undefined> =>
  own(db)
    .selectFrom('communitiesCommunities')
    .selectAll()
    .where(idOrSlug.startsWith('com_') ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst() as Promise<Community | undefined>

export const findFirstCommunity = (db: Db): Promise<Community | undefined> =>
  own(db)
    .selectFrom('communitiesCommunities')
    .selectAll()
    .orderBy('openedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst() as Promise<Community | undefined>

export const listCommunities = (db: Db): Promise<Community[]> =>
  own(db).selectFrom('communitiesCommunities').selectAll().orderBy('openedAt').orderBy('id').execute() as Promise<Community[]>

// All SQL of the playbooks.
import { type Insertable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'

const own = (db: Db) => db.$pickTables<'playbooksRuns' | 'playbooksThings'>()

export const insertRun = (db: Db, row: Insertable<Tables['playbooksRuns']>) =>
  own(db).insertInto('playbooksRuns').values(row).execute()

export const listRuns = (db: Db) =>
  own(db)
    .selectFrom('playbooksRuns')
    .select(['id', 'communityId', 'playbook', 'version', 'changes', 'by', 'at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

/** How many sit in a group with this role. */
export const countSeatsHeld = async (db: Db, communityId: string, groupId: string, role: string): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from groups_seats_held
       where community_id = ${communityId} and group_id = ${groupId} and role = ${role}`.execute(db)
  ).rows[0]?.n ?? 0

export type ThingPart = 'rounds' | 'benefits' | 'products' | 'variants' | 'offers' | 'coupons' | 'deals' | 'activities'
interface Thing {
  part: ThingPart
  ref: string
  thingId: string
  dayZero: string
}
export const listThings = (ctx: Ctx, part: ThingPart): Promise<Thing[]> =>
  own(ctx.db)
    .selectFrom('playbooksThings')
    .select(['part', 'ref', 'thingId', 'dayZero'])
    .where('communityId', '=', ctx.community.id)
    .where('part', '=', part)
    .orderBy('ref')
    .execute() as Promise<Thing[]>
export const insertThing = async (ctx: Ctx, thing: Thing): Promise<void> => {
  await own(ctx.db)
    .insertInto('playbooksThings')
    .values({ ...thing, communityId: ctx.community.id, madeAt: ctx.now })
    .execute()
}

export const findRun = (db: Db, id: string) =>
  own(db).selectFrom('playbooksRuns').select(['id', 'communityId', 'text']).where('id', '=', id).executeTakeFirst()

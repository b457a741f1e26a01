// Slots of the calendar: what should appear when.
import type { Selectable } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'

const own = (db: Db) => db.$pickTables<'contentSlots'>()
export type StoredSlot = Selectable<Tables['contentSlots']>
type SlotMatter = Pick<StoredSlot, 'title' | 'weekdays' | 'time'>

const here = (ctx: Ctx) => own(ctx.db).selectFrom('contentSlots').selectAll().where('communityId', '=', ctx.community.id)

export const insertSlot = (ctx: Ctx, row: Omit<StoredSlot, 'communityId' | 'openedAt' | 'closedAt'>) =>
  own(ctx.db)
    .insertInto('contentSlots')
    .values({ ...row, communityId: ctx.community.id, openedAt: ctx.now })
    .execute()

export const openSlots = (ctx: Ctx): Promise<StoredSlot[]> =>
  here(ctx).where('closedAt', 'is', null).orderBy('time').orderBy('id').execute()
export const findSlot = (ctx: Ctx, id: string): Promise<StoredSlot | undefined> =>
  here(ctx).where('id', '=', id).executeTakeFirst()
/** The open slot of this name, locked. */
export const lockSlotByRef = (ctx: Ctx, ref: string): Promise<StoredSlot | undefined> =>
  here(ctx).where('ref', '=', ref).where('closedAt', 'is', null).forNoKeyUpdate().executeTakeFirst()

export const updateSlot = (ctx: Ctx, id: string, set: Partial<SlotMatter>): Promise<StoredSlot | undefined> =>
  own(ctx.db)
    .updateTable('contentSlots')
    .set(set)
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const endSlot = async (ctx: Ctx, id: string): Promise<boolean> => {
  const done = await own(ctx.db)
    .updateTable('contentSlots')
    .set({ closedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

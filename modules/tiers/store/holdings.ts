// SQL of the holdings. Whoever changes what a member holds locks the member first, then the rows.
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { own } from './own.ts'

export type HoldingRow = Selectable<Tables['tiersHoldings']>
const table = 'tiersHoldings'

/** One change of what a member holds at a time. */
export const lockMember = (ctx: Ctx, memberId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`tiers ${ctx.community.id} ${memberId}`}, 0))`.execute(ctx.db)

const rows = (ctx: Ctx) => own(ctx.db).selectFrom(table).selectAll().where('communityId', '=', ctx.community.id)

export const findHolding = (ctx: Ctx, id: string): Promise<HoldingRow | undefined> =>
  rows(ctx).where('id', '=', id).executeTakeFirst()
export const findByCause = (ctx: Ctx, cause: string): Promise<HoldingRow | undefined> =>
  rows(ctx).where('cause', '=', cause).executeTakeFirst()

/** The holding, behind the lock of its member. */
export async function lockHolding(ctx: Ctx, id: string): Promise<HoldingRow | undefined> {
  const there = await findHolding(ctx, id)
  if (!there) return undefined
  await lockMember(ctx, there.memberId)
  return rows(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** What a member holds and is not over by its state; first the first. Locked. */
export const listLiving = (ctx: Ctx, memberId: string): Promise<HoldingRow[]> =>
  rows(ctx)
    .where('memberId', '=', memberId)
    .where('state', 'in', ['standing', 'frozen'])
    .orderBy('since')
    .orderBy('id')
    .forUpdate()
    .execute()

/** The associates' holdings that live and end with this one. Locked. */
export const listTied = (ctx: Ctx, holdingId: string): Promise<HoldingRow[]> =>
  rows(ctx).where('tiedTo', '=', holdingId).where('state', 'in', ['standing', 'frozen']).orderBy('id').forUpdate().execute()

/** Those whose money went into this one, newest first. */
export const listSources = (ctx: Ctx, holdingId: string): Promise<HoldingRow[]> =>
  rows(ctx).where('upgradedTo', '=', holdingId).orderBy('id', 'desc').execute()

export const insertHolding = (
  ctx: Ctx,
  row: Omit<Insertable<Tables['tiersHoldings']>, 'communityId' | 'grantedAt' | 'grantedBy' | 'state'>,
) =>
  own(ctx.db)
    .insertInto(table)
    .values({ ...row, state: 'standing', communityId: ctx.community.id, grantedAt: ctx.now, grantedBy: actorName(ctx.actor) })
    .returningAll()
    .executeTakeFirstOrThrow()

export const setHolding = (ctx: Ctx, id: string, set: Updateable<Tables['tiersHoldings']>): Promise<HoldingRow> =>
  own(ctx.db)
    .updateTable(table)
    .set(set)
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Later ones of the same plan move back by as much as an earlier one was prolonged; all at once, so that none overlaps. */
export const moveSpans = async (
  ctx: Ctx,
  ids: { thawed: readonly string[]; later: readonly string[] },
  byMs: number,
): Promise<HoldingRow[]> =>
  (
    await sql<HoldingRow>`
    update tiers_holdings set
           since = case when id = any(${ids.thawed}::text[]) then since else since + ${byMs}::float8 * interval '1 millisecond' end,
           until = until + ${byMs}::float8 * interval '1 millisecond',
           honoured_until = honoured_until + ${byMs}::float8 * interval '1 millisecond',
           frozen_ms = case when id = any(${ids.thawed}::text[]) then frozen_ms + ${byMs}::bigint else frozen_ms end,
           state = 'standing', frozen_at = null, thaws_at = null
     where community_id = ${ctx.community.id} and id = any(${[...ids.thawed, ...ids.later]}::text[])
    returning *`.execute(own(ctx.db))
  ).rows

export const insertFreeze = (ctx: Ctx, holdingId: string, nth: number, reason: string) =>
  own(ctx.db)
    .insertInto('tiersFreezes')
    .values({ communityId: ctx.community.id, holdingId, nth, frozenAt: ctx.now, frozenBy: actorName(ctx.actor), reason })
    .execute()
export const endFreeze = (ctx: Ctx, holdingId: string, thawedAt: Date) =>
  own(ctx.db)
    .updateTable('tiersFreezes')
    .set({ thawedAt, thawedBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('holdingId', '=', holdingId)
    .where('thawedAt', 'is', null)
    .execute()
export const listFreezes = (ctx: Ctx, holdingId: string) =>
  own(ctx.db)
    .selectFrom('tiersFreezes')
    .select(['frozenAt', 'frozenBy', 'reason', 'thawedAt'])
    .where('communityId', '=', ctx.community.id)
    .where('holdingId', '=', holdingId)
    .orderBy('nth')
    .execute()

/** False when it was said before. */
export async function insertReminder(ctx: Ctx, held: HoldingRow, days: number, messageId: string | null): Promise<boolean> {
  const done = await own(ctx.db)
    .insertInto('tiersReminders')
    .values({ communityId: ctx.community.id, memberId: held.memberId, holdingId: held.id, days, at: ctx.now, messageId })
    .onConflict(c => c.columns(['communityId', 'holdingId', 'days']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
export const remindedDays = async (ctx: Ctx, holdingId: string): Promise<number[]> =>
  (
    await own(ctx.db)
      .selectFrom('tiersReminders')
      .select('days')
      .where('communityId', '=', ctx.community.id)
      .where('holdingId', '=', holdingId)
      .execute()
  ).map(row => row.days)

/** Frozen holdings whose time to thaw has come, in all communities. */
export const listThawing = (ctx: Ctx, most: number) =>
  own(ctx.db)
    .selectFrom(table)
    .select(['communityId', 'id'])
    .where('thawsAt', '<=', ctx.now)
    .where('tiedTo', 'is', null)
    .orderBy('thawsAt')
    .limit(most)
    .execute()

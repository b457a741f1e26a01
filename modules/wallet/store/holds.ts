// SQL of the holds: an amount set aside until it is captured, released or its time is over.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import type { Code } from '../rules/accounts.ts'
import { own } from './own.ts'

export type HoldRow = Selectable<Tables['walletHolds']>

export interface NewHold {
  id: string
  key: string
  account: Code
  amount: number
  cause: string
  by: string
  expiresAt: Date
}
/** False when its key was there already. */
export async function insertHold(ctx: Ctx, hold: NewHold): Promise<boolean> {
  const done = await own(ctx.db)
    .insertInto('walletHolds')
    .values({ ...hold, communityId: ctx.community.id, openedAt: ctx.now })
    .onConflict(c => c.columns(['communityId', 'key']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const findHoldByKey = (ctx: Ctx, key: string): Promise<HoldRow | undefined> =>
  own(ctx.db)
    .selectFrom('walletHolds')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('key', '=', key)
    .executeTakeFirst()
export const findHold = (ctx: Ctx, id: string): Promise<HoldRow | undefined> =>
  own(ctx.db)
    .selectFrom('walletHolds')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .executeTakeFirst()

/** Sets aside, if as much is free above the floor. */
export const setAside = async (ctx: Ctx, account: Code, amount: number): Promise<boolean> =>
  (
    await sql`update wallet_accounts set held = held + ${amount}
               where community_id = ${ctx.community.id} and code = ${account} and shard = 0
                 and floor is not null and balance - held - ${amount} >= floor`.execute(own(ctx.db))
  ).numAffectedRows === 1n

export const putBack = (ctx: Ctx, account: string, amount: number) =>
  sql`update wallet_accounts set held = held - ${amount}
       where community_id = ${ctx.community.id} and code = ${account} and shard = 0`.execute(own(ctx.db))

/** Ends an open hold; undefined when it had ended, or its time was over (`expired` ends those alone). */
export const endHold = async (
  ctx: Ctx,
  id: string,
  state: 'captured' | 'released' | 'expired',
  transferId: string | null = null,
): Promise<HoldRow | undefined> =>
  (
    await sql<HoldRow>`
    update wallet_holds set state = ${state}, ended_at = ${ctx.now}, transfer_id = ${transferId}
     where community_id = ${ctx.community.id} and id = ${id} and state = 'open'
       and ${state === 'expired' ? sql`expires_at <= ${ctx.now}` : state === 'captured' ? sql`expires_at > ${ctx.now}` : sql`true`}
    returning *`.execute(own(ctx.db))
  ).rows[0]

/** Holds whose time is over, in all communities. */
export const listOverdueHolds = (ctx: Ctx, most: number) =>
  own(ctx.db)
    .selectFrom('walletHolds')
    .select(['communityId', 'id'])
    .where('state', '=', 'open')
    .where('expiresAt', '<=', ctx.now)
    .orderBy('expiresAt')
    .limit(most)
    .execute()

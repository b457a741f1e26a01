// Coupons of a batch that was taken back: those that are still held, and could still be used, are void.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export async function voidHeld(ctx: Ctx, batchId: string, most: number): Promise<{ id: string; transferId: string | null }[]> {
  const { rows } = await sql<{ id: string; transferId: string | null }>`
    with mine as (
      select community_id, id from shop_coupons
       where community_id = ${ctx.community.id} and batch_id = ${batchId} and state = 'held' and usable_until > ${ctx.now}
       order by id limit ${most} for no key update)
    update shop_coupons c set state = 'withdrawn' from mine where c.community_id = mine.community_id and c.id = mine.id
    returning c.id, c.transfer_id`.execute(ctx.db)
  return rows
}

export async function withdrawnAmong(ctx: Ctx, batchIds: readonly string[]): Promise<string[]> {
  if (batchIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from shop_batches where community_id = ${ctx.community.id} and id = any (${batchIds}) and state = 'withdrawn'`.execute(
    ctx.db,
  )
  return rows.map(row => row.id)
}

/** What its points were paid by. */
export const notePayment = (ctx: Ctx, couponId: string, transferId: string): Promise<unknown> =>
  sql`update shop_coupons set transfer_id = ${transferId} where community_id = ${ctx.community.id} and id = ${couponId}`.execute(
    ctx.db,
  )

// How many a member has of offers that limit it.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export async function takenOf(ctx: Ctx, memberId: string, offerIds: readonly string[]): Promise<Map<string, number>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<{ offerId: string; units: number }>`
    select offer_id, units from shop_takers
     where community_id = ${ctx.community.id} and member_id = ${memberId} and offer_id = any (${offerIds})`.execute(ctx.db)
  return new Map(rows.map(row => [row.offerId, row.units]))
}

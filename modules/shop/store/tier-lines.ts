// Lines that are tiers: by what they were quoted, and the round whose seat is claimed for them.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export interface TierLine {
  line: number
  planId: string
  version: number
  roundId: string | null
  upgradeFrom: string | null
}
export async function insertTierLines(ctx: Ctx, orderId: string, lines: readonly TierLine[]): Promise<void> {
  await sql`
    insert into shop_tier_lines (community_id, order_id, line, plan_id, version, round_id, upgrade_from)
    select ${ctx.community.id}, ${orderId}, line, plan_id, version, round_id, upgrade_from
      from unnest(${lines.map(l => l.line)}::int[], ${lines.map(l => l.planId)}::text[], ${lines.map(l => l.version)}::int[],
                  ${lines.map(l => l.roundId)}::text[], ${lines.map(l => l.upgradeFrom)}::text[])
        l(line, plan_id, version, round_id, upgrade_from)`.execute(ctx.db)
}

export async function tierLinesOf(ctx: Ctx, orderIds: readonly string[]): Promise<(TierLine & { orderId: string })[]> {
  const { rows } = await sql<TierLine & { orderId: string }>`
    select order_id, line, plan_id, version, round_id, upgrade_from from shop_tier_lines
     where community_id = ${ctx.community.id} and order_id = any (${orderIds}) order by order_id, line`.execute(ctx.db)
  return rows
}

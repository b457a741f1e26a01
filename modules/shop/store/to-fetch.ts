// A member's orders that can be fetched in person and have no code yet.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export async function ordersToFetch(ctx: Ctx, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from shop_orders o
     where o.community_id = ${ctx.community.id} and o.member_id = ${memberId} and o.state in ('paid', 'packed') and o.delivery = 'pickup'
       and not exists (select 1 from shop_gifts g where g.community_id = o.community_id and g.order_id = o.id)
       and not exists (select 1 from shop_pickups p where p.community_id = o.community_id and p.order_id = o.id)
     order by o.id limit 50`.execute(ctx.db)
  return rows.map(row => row.id)
}

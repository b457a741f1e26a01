// Coupons as lists: a member's own, and who has those of a batch.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import type { CouponTerms } from '../rules/coupons.ts'

export interface CouponRow extends CouponTerms {
  id: string
  batchId: string
  memberId: string
  memberName: string
  terms: string
  partner: string
  state: 'held' | 'reserved' | 'used' | 'withdrawn'
  takenAt: Date
  usableFrom: Date
  usableUntil: Date
  points: number
  orderId: string | null
  off: number | null
  usedAt: Date | null
}
export interface CouponFilter {
  couponId?: string
  memberId?: string
  batchId?: string
  filter?: 'held' | 'used' | 'expired'
}

const filters = {
  held: (ctx: Ctx) => sql`c.state in ('held', 'reserved') and (c.usable_until > ${ctx.now} or c.state = 'reserved')`,
  used: () => sql`c.state = 'used'`,
  expired: (ctx: Ctx) => sql`(c.state = 'withdrawn' or (c.state = 'held' and c.usable_until <= ${ctx.now}))`,
}

/** The newest first. */
export async function listCoupons(
  ctx: Ctx,
  { couponId, memberId, batchId, filter }: CouponFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<CouponRow>> {
  const mark = markOf(page.cursor, ['id'] as const)
  const { rows } = await sql<CouponRow>`
    select c.id, c.batch_id, c.member_id, coalesce(m.name, '') as member_name, c.state, c.taken_at, c.usable_from, c.usable_until,
           c.points, c.order_id, c.amount_off as off, c.used_at, b.terms, b.partner,
           b.kind, b.title, b.amount_off, b.percent_off, b.off_max, b.threshold, b.variant_id, b.products, b.with_flash
      from shop_coupons c
      join shop_batches b on b.community_id = c.community_id and b.id = c.batch_id
      left join members_cards m on m.community_id = c.community_id and m.member_id = c.member_id
     where c.community_id = ${ctx.community.id}
       ${couponId ? sql`and c.id = ${couponId}` : sql``}
       ${memberId ? sql`and c.member_id = ${memberId}` : sql``}
       ${batchId ? sql`and c.batch_id = ${batchId}` : sql``}
       ${filter ? sql`and ${filters[filter](ctx)}` : sql``}
       ${mark ? sql`and c.id < ${mark[0]}` : sql``}
     order by c.id desc limit ${page.limit + 1}`.execute(ctx.db)
  return pageOf(rows, page.limit, row => [row.id])
}

/** How many of each batch that can still be taken a member has had. */
export async function countTaken(ctx: Ctx, memberId: string): Promise<{ batchId: string; taken: number }[]> {
  const { rows } = await sql<{ batchId: string; taken: number }>`
    select c.batch_id, count(*)::int as taken from shop_coupons c
      join shop_batches b on b.community_id = c.community_id and b.id = c.batch_id
     where c.community_id = ${ctx.community.id} and c.member_id = ${memberId} and b.takes_until > ${ctx.now}
     group by c.batch_id order by c.batch_id`.execute(ctx.db)
  return rows
}

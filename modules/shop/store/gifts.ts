// Gifts and the links that open them: the guarded statements by which their shares are taken.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { newId } from '#kernel/ids.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { own } from './own.ts'

export type GiftRow = Selectable<Tables['shopGifts']>
export type ClaimRow = Selectable<Tables['shopClaims']>

export const insertGift = (
  ctx: Ctx,
  gift: Pick<
    GiftRow,
    'orderId' | 'giverId' | 'tokenHash' | 'sealed' | 'words' | 'pieces' | 'shares' | 'perPersonMax' | 'days' | 'endsAt'
  >,
) =>
  own(ctx.db)
    .insertInto('shopGifts')
    .values({ communityId: ctx.community.id, madeAt: ctx.now, ...gift })
    .execute()

export const findGift = (ctx: Ctx, orderId: string): Promise<GiftRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopGifts')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .executeTakeFirst()

/** Which of these orders are gifts. */
export const giftsAmong = async (ctx: Ctx, orderIds: readonly string[]): Promise<Set<string>> =>
  orderIds.length === 0
    ? new Set()
    : new Set(
        (
          await own(ctx.db)
            .selectFrom('shopGifts')
            .select('orderId')
            .where('communityId', '=', ctx.community.id)
            .where('orderId', 'in', orderIds)
            .execute()
        ).map(row => row.orderId),
      )

export const findGiftByToken = (ctx: Ctx, tokenHash: Buffer): Promise<GiftRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopGifts')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()

/** One share for one member, in one statement; undefined when none is left or he has his. The order must be held. */
export async function takeShare(
  ctx: Ctx,
  wish: { orderId: string; memberId: string; address: unknown },
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    with taken as (
      update shop_gifts g set claimed = g.claimed + 1
       where g.community_id = ${ctx.community.id} and g.order_id = ${wish.orderId} and g.claimed < g.shares
         and g.ended_at is null and g.ends_at > ${ctx.now}
         and (select count(*) from shop_claims c where c.community_id = g.community_id and c.order_id = g.order_id
               and c.member_id = ${wish.memberId}) < g.per_person_max
      returning g.order_id)
    insert into shop_claims (community_id, id, order_id, member_id, nth, address, state, claimed_at)
    select ${ctx.community.id}, ${newId(ctx, 'clm')}, t.order_id, ${wish.memberId},
           1 + (select count(*)::int from shop_claims c where c.community_id = ${ctx.community.id} and c.order_id = t.order_id
                 and c.member_id = ${wish.memberId}),
           ${wish.address === null ? null : JSON.stringify(wish.address)}::jsonb, 'claimed', ${ctx.now}
      from taken t returning id`.execute(ctx.db)
  return rows[0]
}

/** Ends it, once. */
export const endGift = (ctx: Ctx, orderId: string): Promise<GiftRow | undefined> =>
  own(ctx.db)
    .updateTable('shopGifts')
    .set({ endedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .where('endedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const noteGiftRefund = (ctx: Ctx, orderId: string, refundId: string) =>
  own(ctx.db)
    .updateTable('shopGifts')
    .set({ refundId })
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .execute()

/** True the first time. */
export const noteReminded = async (ctx: Ctx, orderId: string): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopGifts')
      .set({ remindedAt: ctx.now })
      .where('communityId', '=', ctx.community.id)
      .where('orderId', '=', orderId)
      .where('remindedAt', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows === 1n

export const findClaim = (ctx: Ctx, claimId: string): Promise<ClaimRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopClaims')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', claimId)
    .executeTakeFirst()

/** Locks them for the rest of the transaction; their orders must be held already. */
export const lockClaims = (ctx: Ctx, ids: readonly string[]): Promise<ClaimRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : own(ctx.db)
        .selectFrom('shopClaims')
        .selectAll()
        .where('communityId', '=', ctx.community.id)
        .where('id', 'in', ids)
        .orderBy('id')
        .forNoKeyUpdate()
        .execute()

export const moveClaims = async (
  ctx: Ctx,
  ids: readonly string[],
  from: readonly ClaimRow['state'][],
  to: ClaimRow['state'],
): Promise<number> => {
  if (ids.length === 0) return 0
  const times =
    to === 'sent' ? { sentAt: ctx.now } : to === 'claimed' ? { doneAt: null } : to === 'packed' ? {} : { doneAt: ctx.now }
  const { numUpdatedRows } = await own(ctx.db)
    .updateTable('shopClaims')
    .set({ state: to, ...times })
    .where('communityId', '=', ctx.community.id)
    .where('id', 'in', ids)
    .where('state', 'in', from)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export interface ShownClaim {
  id: string
  memberId: string
  memberName: string
  state: ClaimRow['state']
  address: unknown
  claimedAt: Date
  sentAt: Date | null
  doneAt: Date | null
}
export const claimsOf = async (ctx: Ctx, orderId: string): Promise<ShownClaim[]> =>
  (
    await sql<ShownClaim>`
      select c.id, c.member_id, coalesce(m.name, '') as member_name, c.state, c.address, c.claimed_at, c.sent_at, c.done_at
        from shop_claims c
        left join members_cards m on m.community_id = c.community_id and m.member_id = c.member_id
       where c.community_id = ${ctx.community.id} and c.order_id = ${orderId} order by c.id`.execute(ctx.db)
  ).rows

export const countMine = async (ctx: Ctx, orderId: string, memberId: string): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from shop_claims
      where community_id = ${ctx.community.id} and order_id = ${orderId} and member_id = ${memberId}`.execute(ctx.db)
  ).rows[0]?.n ?? 0

export async function listGiven(ctx: Ctx, giverId: string, wish: PageWish) {
  const mark = markOf(wish.cursor, ['id'])
  let query = own(ctx.db)
    .selectFrom('shopGifts')
    .select('orderId')
    .where('communityId', '=', ctx.community.id)
    .where('giverId', '=', giverId)
  if (mark) query = query.where('orderId', '<', mark[0])
  const rows = await query
    .orderBy('orderId', 'desc')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.orderId])
}

export async function listReceived(ctx: Ctx, memberId: string, wish: PageWish) {
  const mark = markOf(wish.cursor, ['id'])
  let query = own(ctx.db)
    .selectFrom('shopClaims')
    .select('id')
    .where('communityId', '=', ctx.community.id)
    .where('memberId', '=', memberId)
  if (mark) query = query.where('id', '<', mark[0])
  const rows = await query
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.id])
}

/** The order of each claim. */
export const ordersOfClaims = async (ctx: Ctx, claimIds: readonly string[]): Promise<Map<string, string>> =>
  claimIds.length === 0
    ? new Map()
    : new Map(
        (
          await own(ctx.db)
            .selectFrom('shopClaims')
            .select(['id', 'orderId'])
            .where('communityId', '=', ctx.community.id)
            .where('id', 'in', claimIds)
            .execute()
        ).map(row => [row.id, row.orderId]),
      )

// What is fetched in person: the codes, the pieces behind them, and every handing over at the till.
import { type Selectable, sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { newId } from '#kernel/ids.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { own } from './own.ts'
import type { Progress } from './parcels.ts'

export type PickupRow = Selectable<Tables['shopPickups']>
export interface PickupPiece {
  line: number
  title: string
  units: number
  redeemed: number
  expired: number
  left: number
}
export interface Validity {
  validFrom: Date | null
  validUntil: Date | null
  onExpiry: 'breakage' | 'refund'
}

/** False when it stands already, or its code belongs to another open one. */
export async function insertPickup(
  ctx: Ctx,
  pickup: Pick<PickupRow, 'id' | 'orderId' | 'claimId' | 'memberId' | 'codeHash' | 'codeSealed'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(ctx.db)
    .insertInto('shopPickups')
    .values({ communityId: ctx.community.id, madeAt: ctx.now, ...pickup })
    .onConflict(c => c.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** All that is handed over by hand; of a claim, its share. */
export const fillPickup = (ctx: Ctx, { id, orderId, claimId }: Pick<PickupRow, 'id' | 'orderId' | 'claimId'>) =>
  sql`
    insert into shop_pickup_lines (community_id, pickup_id, line, units)
    select l.community_id, ${id}, l.line, ${claimId === null ? sql`l.units` : sql`g.pieces`}
      from shop_lines l
      join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
      join shop_products d on d.community_id = v.community_id and d.id = v.product_id and d.kind in ('goods', 'voucher')
      left join shop_gifts g on g.community_id = l.community_id and g.order_id = l.order_id
     where l.community_id = ${ctx.community.id} and l.order_id = ${orderId}`.execute(ctx.db)

const one = (ctx: Ctx) => own(ctx.db).selectFrom('shopPickups').selectAll().where('communityId', '=', ctx.community.id)

export const findPickup = (ctx: Ctx, id: string): Promise<PickupRow | undefined> =>
  one(ctx).where('id', '=', id).executeTakeFirst()
export const findPickupOf = (ctx: Ctx, orderId: string, claimId: string | null): Promise<PickupRow | undefined> =>
  one(ctx)
    .where('orderId', '=', orderId)
    .where(sql<boolean>`coalesce(claim_id, '') = ${claimId ?? ''}`)
    .executeTakeFirst()
/** The open one of a code. */
export const findPickupByCode = (ctx: Ctx, codeHash: Buffer): Promise<PickupRow | undefined> =>
  one(ctx).where('codeHash', '=', codeHash).where('state', '=', 'open').executeTakeFirst()
export const pickupsOfOrder = (ctx: Ctx, orderId: string): Promise<PickupRow[]> =>
  one(ctx).where('orderId', '=', orderId).orderBy('id').execute()
export const openPickupsOf = (ctx: Ctx, memberId: string): Promise<PickupRow[]> =>
  one(ctx).where('memberId', '=', memberId).where('state', '=', 'open').orderBy('id', 'desc').limit(200).execute()

export async function piecesOf(ctx: Ctx, pickup: Pick<PickupRow, 'id' | 'orderId'>): Promise<PickupPiece[]> {
  const { rows } = await sql<PickupPiece>`
    select t.line, l.title, t.units, t.redeemed, t.expired, t.units - t.redeemed - t.expired as left from shop_pickup_lines t
      join shop_lines l on l.community_id = t.community_id and l.order_id = ${pickup.orderId} and l.line = t.line
     where t.community_id = ${ctx.community.id} and t.pickup_id = ${pickup.id} order by t.line`.execute(ctx.db)
  return rows
}

/** The narrowest of the validities of what is in an order. */
export async function validityOf(ctx: Ctx, orderId: string): Promise<Validity> {
  const { rows } = await sql<Validity>`
    select max(d.valid_from) as valid_from, min(d.valid_until) as valid_until,
           case when bool_or(d.on_expiry = 'refund') then 'refund' else 'breakage' end as on_expiry
      from shop_lines l
      join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
      join shop_products d on d.community_id = v.community_id and d.id = v.product_id and d.kind in ('goods', 'voucher')
     where l.community_id = ${ctx.community.id} and l.order_id = ${orderId}`.execute(ctx.db)
  return rows[0] ?? { validFrom: null, validUntil: null, onExpiry: 'breakage' }
}

/** Takes pieces off, in one statement; false when there are not as many left of some. */
export async function takePieces(
  ctx: Ctx,
  pickupId: string,
  pieces: readonly { line: number; units: number }[],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update shop_pickup_lines t set redeemed = t.redeemed + w.units
      from unnest(${pieces.map(p => p.line)}::int[], ${pieces.map(p => p.units)}::int[]) w(line, units)
     where t.community_id = ${ctx.community.id} and t.pickup_id = ${pickupId} and t.line = w.line
       and t.redeemed + t.expired + w.units <= t.units`.execute(ctx.db)
  return Number(numAffectedRows) === pieces.length
}
export async function putPiecesBack(ctx: Ctx, redemption: RedemptionRow): Promise<void> {
  await sql`
    update shop_pickup_lines t set redeemed = t.redeemed - w.units
      from unnest(${redemption.lines}::int[], ${redemption.units}::int[]) w(line, units)
     where t.community_id = ${ctx.community.id} and t.pickup_id = ${redemption.pickupId} and t.line = w.line`.execute(ctx.db)
}
/** All that is left runs out; how many pieces that was. */
export async function expirePieces(ctx: Ctx, pickupId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (
      update shop_pickup_lines set expired = units - redeemed
       where community_id = ${ctx.community.id} and pickup_id = ${pickupId} and redeemed + expired < units
      returning expired)
    select coalesce(sum(expired), 0)::int as n from gone`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export const movePickup = (ctx: Ctx, id: string, state: PickupRow['state']) =>
  own(ctx.db).updateTable('shopPickups').set({ state }).where('communityId', '=', ctx.community.id).where('id', '=', id).execute()
/** Open again under its old code; false when another holds that by now. */
export const reopenPickup = async (ctx: Ctx, { id, codeHash }: PickupRow): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopPickups')
      .set({ state: 'open' })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', id)
      .where(
        sql<boolean>`not exists (select 1 from shop_pickups o where o.community_id = ${ctx.community.id}
          and o.code_hash = ${codeHash} and o.state = 'open' and o.id <> ${id})`,
      )
      .executeTakeFirst()
  ).numUpdatedRows === 1n
export const recodePickup = (ctx: Ctx, id: string, code: { hash: Buffer; sealed: Buffer }) =>
  own(ctx.db)
    .updateTable('shopPickups')
    .set({ state: 'open', codeHash: code.hash, codeSealed: code.sealed })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .execute()

export async function pickupProgress(ctx: Ctx, orderId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select coalesce(sum(t.units - t.redeemed - t.expired), 1)::int as left, coalesce(sum(t.redeemed), 0)::int as handed
      from shop_pickups p join shop_pickup_lines t on t.community_id = p.community_id and t.pickup_id = p.id
     where p.community_id = ${ctx.community.id} and p.order_id = ${orderId}`.execute(ctx.db)
  return rows[0] ?? { left: 1, handed: 0 }
}

export type RedemptionRow = Selectable<Tables['shopRedemptions']>
export async function insertRedemption(
  ctx: Ctx,
  wish: Pick<RedemptionRow, 'pickupId' | 'orderId' | 'lines' | 'units' | 'place' | 'note'>,
): Promise<string> {
  const id = newId(ctx, 'rdm')
  await own(ctx.db)
    .insertInto('shopRedemptions')
    .values({ communityId: ctx.community.id, id, ...wish, by: actorName(ctx.actor), at: ctx.now })
    .execute()
  return id
}
export const findRedemption = (ctx: Ctx, id: string): Promise<RedemptionRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopRedemptions')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .executeTakeFirst()
/** Once. */
export const undoRow = (ctx: Ctx, id: string, note: string): Promise<RedemptionRow | undefined> =>
  own(ctx.db)
    .updateTable('shopRedemptions')
    .set({ undoneAt: ctx.now, undoneBy: actorName(ctx.actor), undoneNote: note })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
export const redemptionsOf = (ctx: Ctx, pickupId: string): Promise<RedemptionRow[]> =>
  own(ctx.db)
    .selectFrom('shopRedemptions')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('pickupId', '=', pickupId)
    .orderBy('id', 'desc')
    .execute()
export async function listRedemptions(ctx: Ctx, wish: PageWish & { place?: string | undefined }) {
  const mark = markOf(wish.cursor, ['id'])
  let query = own(ctx.db).selectFrom('shopRedemptions').selectAll().where('communityId', '=', ctx.community.id)
  if (mark) query = query.where('id', '<', mark[0])
  if (wish.place) query = query.where('place', '=', wish.place)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.id])
}

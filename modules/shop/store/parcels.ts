// Parcels and what is in them. Their orders are held by the transaction that writes them.
import { sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

export interface NewParcel {
  id: string
  orderId: string
  claimId: string | null
  carrier: string
  number: string
  importId?: string
}

export async function insertParcels(ctx: Ctx, parcels: readonly NewParcel[]): Promise<void> {
  if (parcels.length === 0) return
  await sql`
    insert into shop_parcels (community_id, id, order_id, claim_id, carrier, number, import_id, by, sent_at)
    select ${ctx.community.id}, p.*, ${actorName(ctx.actor)}, ${ctx.now}
      from unnest(${parcels.map(p => p.id)}::text[], ${parcels.map(p => p.orderId)}::text[], ${parcels.map(p => p.claimId)}::text[],
                  ${parcels.map(p => p.carrier)}::text[], ${parcels.map(p => p.number)}::text[],
                  ${parcels.map(p => p.importId ?? null)}::text[]) p`.execute(ctx.db)
}

// What is handed over by hand; tiers and credit are not.
const byHand = sql`
  join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
  join shop_products d on d.community_id = v.community_id and d.id = v.product_id and d.kind in ('goods', 'voucher')`
const alreadyIn = sql`
  (select coalesce(sum(x.units), 0) from shop_parcel_lines x
    where x.community_id = l.community_id and x.order_id = l.order_id and x.line = l.line)`

/** All that is left of each order goes into its parcel; of a claim, its share. */
export async function fillParcels(ctx: Ctx, parcels: readonly NewParcel[]): Promise<void> {
  const [shares, wholes] = [parcels.filter(p => p.claimId !== null), parcels.filter(p => p.claimId === null)]
  if (wholes.length > 0)
    await sql`
      insert into shop_parcel_lines (community_id, parcel_id, order_id, line, units)
      select l.community_id, p.id, l.order_id, l.line, l.units - ${alreadyIn}
        from unnest(${wholes.map(p => p.id)}::text[], ${wholes.map(p => p.orderId)}::text[]) p(id, order_id)
        join shop_lines l on l.community_id = ${ctx.community.id} and l.order_id = p.order_id ${byHand}
       where l.units > ${alreadyIn}`.execute(ctx.db)
  if (shares.length > 0)
    await sql`
      insert into shop_parcel_lines (community_id, parcel_id, order_id, line, units)
      select g.community_id, p.id, g.order_id, 1, g.pieces
        from unnest(${shares.map(p => p.id)}::text[], ${shares.map(p => p.orderId)}::text[]) p(id, order_id)
        join shop_gifts g on g.community_id = ${ctx.community.id} and g.order_id = p.order_id`.execute(ctx.db)
}

/** Some pieces; false when there are not as many left. */
export async function fillParcel(
  ctx: Ctx,
  parcel: NewParcel,
  lines: readonly { line: number; units: number }[],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into shop_parcel_lines (community_id, parcel_id, order_id, line, units)
    select l.community_id, ${parcel.id}, l.order_id, l.line, w.units
      from unnest(${lines.map(l => l.line)}::int[], ${lines.map(l => l.units)}::int[]) w(line, units)
      join shop_lines l on l.community_id = ${ctx.community.id} and l.order_id = ${parcel.orderId} and l.line = w.line ${byHand}
     where w.units <= l.units - ${alreadyIn}`.execute(ctx.db)
  return Number(numAffectedRows) === lines.length
}

export interface ShownParcel extends NewParcel {
  sentAt: Date
  lines: { line: number; title: string; units: number }[]
}
export async function parcelsOf(
  ctx: Ctx,
  where: { orderId?: string; claimId?: string; parcelId?: string },
): Promise<ShownParcel[]> {
  const { rows } = await sql<ShownParcel>`
    select p.id, p.order_id, p.claim_id, p.carrier, p.number, p.sent_at,
           coalesce((select jsonb_agg(jsonb_build_object('line', x.line, 'title', l.title, 'units', x.units) order by x.line)
                       from shop_parcel_lines x
                       join shop_lines l on l.community_id = x.community_id and l.order_id = x.order_id and l.line = x.line
                      where x.community_id = p.community_id and x.parcel_id = p.id), '[]') as lines
      from shop_parcels p
     where p.community_id = ${ctx.community.id}
       and ${where.parcelId ? sql`p.id = ${where.parcelId}` : where.claimId ? sql`p.claim_id = ${where.claimId}` : sql`true`}
       and ${where.orderId ? sql`p.order_id = ${where.orderId}` : sql`true`}
     order by p.id`.execute(ctx.db)
  return rows
}

/** The order of a parcel. */
export const orderOfParcel = async (ctx: Ctx, parcelId: string): Promise<string | undefined> =>
  (
    await own(ctx.db)
      .selectFrom('shopParcels')
      .select('orderId')
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', parcelId)
      .executeTakeFirst()
  )?.orderId

export const changeParcelRow = (ctx: Ctx, parcelId: string, set: { carrier: string; number: string }) =>
  own(ctx.db)
    .updateTable('shopParcels')
    .set({ ...set, changedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', parcelId)
    .execute()

/** The numbers that these orders have already: `order number`. */
export const numbersOf = async (
  ctx: Ctx,
  orderIds: readonly string[],
): Promise<{ orderId: string; claimId: string | null; number: string }[]> =>
  orderIds.length === 0
    ? []
    : await own(ctx.db)
        .selectFrom('shopParcels')
        .select(['orderId', 'claimId', 'number'])
        .where('communityId', '=', ctx.community.id)
        .where('orderId', 'in', orderIds)
        .where('number', '<>', '')
        .execute()

export interface Progress {
  /** Pieces, or shares of a gift, that are still to be handed over. */
  left: number
  /** Those that were. */
  handed: number
}
/** How far an order that is not a gift, and goes by parcel, has been handed over. */
export async function parcelProgress(ctx: Ctx, orderId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select coalesce(sum(l.units - ${alreadyIn}), 0)::int as left, coalesce(sum(${alreadyIn}), 0)::int as handed
      from shop_lines l ${byHand} where l.community_id = ${ctx.community.id} and l.order_id = ${orderId}`.execute(ctx.db)
  return rows[0] ?? { left: 0, handed: 0 }
}
export async function giftProgress(ctx: Ctx, orderId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select (case when g.ended_at is null then g.shares else g.claimed end - c.done)::int as left, c.handed
      from shop_gifts g cross join lateral (
        select count(*) filter (where state in ('sent', 'received', 'redeemed', 'expired'))::int as done,
               count(*) filter (where state in ('sent', 'received', 'redeemed'))::int as handed
          from shop_claims c where c.community_id = g.community_id and c.order_id = g.order_id) c
     where g.community_id = ${ctx.community.id} and g.order_id = ${orderId}`.execute(ctx.db)
  return rows[0] ?? { left: 0, handed: 0 }
}

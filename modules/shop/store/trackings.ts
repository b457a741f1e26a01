// Imports of tracking numbers: their rows as they were read, and how far looking and sending have come.
import { type Selectable, sql, type Updateable } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { TrackingPlan, type TrackingProblem, type TrackingState } from '../contract/tracking.ts'
import type { Referred, TrackingCells } from '../rules/tracking-rows.ts'
import { own } from './own.ts'

export type TrackingRecord = Omit<Selectable<Tables['shopTrackingImports']>, 'plan'> & { plan: TrackingPlan }
const typed = (row: Selectable<Tables['shopTrackingImports']> | undefined): TrackingRecord | undefined =>
  row && { ...row, plan: TrackingPlan.parse(row.plan) }

export const insertTracking = (
  ctx: Ctx,
  row: { id: string; fileId: string; fileName: string; bytes: number; headers: string[]; plan: TrackingPlan },
) =>
  own(ctx.db)
    .insertInto('shopTrackingImports')
    .values({
      ...{ ...row, communityId: ctx.community.id, state: 'uploaded' as const, plan: JSON.stringify(row.plan) },
      ...{ createdAt: ctx.now, createdBy: actorName(ctx.actor) },
    })
    .execute()

const one = (ctx: Ctx, id: string) =>
  own(ctx.db).selectFrom('shopTrackingImports').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', id)
export const findTracking = async (ctx: Ctx, id: string): Promise<TrackingRecord | undefined> =>
  typed(await one(ctx, id).executeTakeFirst())
/** Whoever holds it decides what becomes of it until he has committed. */
export const lockTracking = async (ctx: Ctx, id: string): Promise<TrackingRecord | undefined> =>
  typed(await one(ctx, id).forUpdate().executeTakeFirst())

export async function listTrackings(ctx: Ctx, wish: PageWish) {
  const mark = markOf(wish.cursor, byInstant)
  let query = own(ctx.db).selectFrom('shopTrackingImports').selectAll().where('communityId', '=', ctx.community.id)
  if (mark) query = query.where(sql<boolean>`(created_at, id) < (${mark[0]}, ${mark[1]})`)
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.createdAt, row.id])
}

/** Changes it while it is in one of these states; undefined when it is not. */
export const moveTracking = async (
  ctx: Ctx,
  id: string,
  from: readonly TrackingState[],
  set: Updateable<Tables['shopTrackingImports']>,
): Promise<TrackingRecord | undefined> =>
  typed(
    await own(ctx.db)
      .updateTable('shopTrackingImports')
      .set(set)
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', id)
      .where('state', 'in', from)
      .returningAll()
      .executeTakeFirst(),
  )

export const countProblems = async (ctx: Ctx, id: string): Promise<{ problem: TrackingProblem; rows: number }[]> =>
  (
    await sql<{ problem: TrackingProblem; rows: number }>`
      select problem, count(*)::int as rows from shop_tracking_rows
       where community_id = ${ctx.community.id} and import_id = ${id} and problem is not null group by 1 order by 2 desc, 1`.execute(
      ctx.db,
    )
  ).rows

export interface TrackingRow extends TrackingCells {
  number: number
  line: number
  problem: TrackingProblem | null
}
export const forgetRows = (ctx: Ctx, id: string) =>
  sql`delete from shop_tracking_rows where community_id = ${ctx.community.id} and import_id = ${id}`.execute(ctx.db)

export async function insertRows(ctx: Ctx, importId: string, rows: readonly TrackingRow[]): Promise<void> {
  await sql`
    insert into shop_tracking_rows (community_id, import_id, number, line, ref, carrier, tracking, problem)
    select ${ctx.community.id}, ${importId}, r.* from unnest(${rows.map(r => r.number)}::int[], ${rows.map(r => r.line)}::int[],
      ${rows.map(r => r.ref)}::text[], ${rows.map(r => r.carrier)}::text[], ${rows.map(r => r.tracking)}::text[],
      ${rows.map(r => r.problem)}::text[]) r`.execute(ctx.db)
}
export const rowsAfter = async (ctx: Ctx, importId: string, after: number, limit: number): Promise<TrackingRow[]> =>
  (await own(ctx.db)
    .selectFrom('shopTrackingRows')
    .select(['number', 'line', 'ref', 'carrier', 'tracking', 'problem'])
    .where('communityId', '=', ctx.community.id)
    .where('importId', '=', importId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()) as TrackingRow[]

export type Outcome = 'sent' | 'known' | 'rejected'
export async function settleRows(
  ctx: Ctx,
  importId: string,
  rows: readonly { number: number; outcome: Outcome; problem: TrackingProblem | null }[],
): Promise<void> {
  await sql`
    update shop_tracking_rows t set outcome = r.outcome, problem = r.problem
      from unnest(${rows.map(r => r.number)}::int[], ${rows.map(r => r.outcome)}::text[], ${rows.map(r => r.problem)}::text[])
        r(number, outcome, problem)
     where t.community_id = ${ctx.community.id} and t.import_id = ${importId} and t.number = r.number`.execute(ctx.db)
}
/** Moves the place from which to go on; false when it is not where this handful began. */
export const passRows = async (
  ctx: Ctx,
  of: { id: string; attempt: number; from: number },
  counts: Record<Outcome, number>,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update shop_tracking_imports set done = done + ${counts.sent + counts.known + counts.rejected}, sent = sent + ${counts.sent},
           known = known + ${counts.known}, rejected = rejected + ${counts.rejected}
     where community_id = ${ctx.community.id} and id = ${of.id} and state = 'running' and attempt = ${of.attempt}
       and done = ${of.from}`.execute(ctx.db)
  return numAffectedRows === 1n
}

export async function listProblems(ctx: Ctx, importId: string, wish: PageWish & { problem?: TrackingProblem | undefined }) {
  const mark = markOf(wish.cursor, ['int'])
  let query = own(ctx.db)
    .selectFrom('shopTrackingRows')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('importId', '=', importId)
    .where('problem', 'is not', null)
  if (mark) query = query.where('number', '>', mark[0])
  if (wish.problem) query = query.where('problem', '=', wish.problem)
  const rows = await query
    .orderBy('number')
    .limit(wish.limit + 1)
    .execute()
  return pageOf(rows, wish.limit, row => [row.number])
}

/** What these refer to, as it stands. */
export async function referredBy(ctx: Ctx, importId: string, refs: readonly string[]): Promise<Map<string, Referred>> {
  if (refs.length === 0) return new Map()
  const { rows } = await sql<Referred>`
    select r.ref, o.state, c.state as claim_state, g.order_id is not null as is_gift, o.delivery, o.waits_for is not null as waits,
           coalesce(p.numbers, '{}') as numbers, coalesce(p.unnumbered, 0)::int as unnumbered, coalesce(p.ours, false) as is_ours
      from unnest(${[...new Set(refs)]}::text[]) r(ref)
      left join lateral (select * from shop_claims c where c.community_id = ${ctx.community.id} and c.id = r.ref offset 0) c on true
      cross join lateral (select * from shop_orders o
        where o.community_id = ${ctx.community.id} and o.id = coalesce(c.order_id, r.ref) offset 0) o
      left join shop_gifts g on g.community_id = o.community_id and g.order_id = o.id
      left join lateral (select array_agg(x.number) filter (where x.number <> '') as numbers,
                                count(*) filter (where x.number = '') as unnumbered, bool_or(x.import_id = ${importId}) as ours
                           from shop_parcels x where x.community_id = o.community_id and x.order_id = o.id
                            and x.claim_id is not distinct from c.id) p on true`.execute(ctx.db)
  return new Map(rows.map(row => [row.ref, row]))
}

/** A parcel of each that was sent without one gets its number; the refs that did. */
export async function labelParcels(
  ctx: Ctx,
  importId: string,
  labels: readonly { orderId: string; claimId: string | null; carrier: string; number: string }[],
): Promise<void> {
  if (labels.length === 0) return
  await sql`
    update shop_parcels p set carrier = w.carrier, number = w.number, import_id = ${importId}, changed_at = ${ctx.now}
      from (select distinct on (x.order_id, x.claim_id) x.id, l.carrier, l.number
              from unnest(${labels.map(l => l.orderId)}::text[], ${labels.map(l => l.claimId)}::text[],
                          ${labels.map(l => l.carrier)}::text[], ${labels.map(l => l.number)}::text[]) l(order_id, claim_id, carrier, number)
              join shop_parcels x on x.community_id = ${ctx.community.id} and x.order_id = l.order_id
               and x.claim_id is not distinct from l.claim_id and x.number = ''
             order by x.order_id, x.claim_id, x.id) w
     where p.community_id = ${ctx.community.id} and p.id = w.id`.execute(ctx.db)
}

// Batches of coupons: what they give, how many of them are released when, and what became of them.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { byInstant, markOf, type Page, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { NewBatch } from '../contract/coupons.ts'
import type { CouponTerms } from '../rules/coupons.ts'

export interface BatchRow extends CouponTerms {
  id: string
  terms: string
  partner: string
  way: 'open' | 'word' | 'given'
  word: string | null
  needsRight: string | null
  points: number
  perMemberMax: number
  takesFrom: Date
  takesUntil: Date
  usesFrom: Date
  usesUntil: Date
  useDays: number | null
  state: 'draft' | 'open' | 'withdrawn'
  createdAt: Date
}
export interface ReleaseRow {
  at: Date
  units: number
}
const columns = sql`
  b.id, b.kind, b.title, b.terms, b.partner, b.amount_off, b.percent_off, b.off_max, b.threshold, b.variant_id, b.products, b.with_flash,
  b.way, b.word, b.needs_right, b.points, b.per_member_max, b.takes_from, b.takes_until, b.uses_from, b.uses_until, b.use_days,
  b.state, b.created_at`

export async function findBatch(ctx: Ctx, batchId: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from shop_batches b where b.community_id = ${ctx.community.id} and b.id = ${batchId}`.execute(ctx.db)
  return rows[0]
}
export async function findOpenByWord(ctx: Ctx, word: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from shop_batches b where b.community_id = ${ctx.community.id} and b.word = ${word} and b.state = 'open'`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Of two batches opened with one word at the same moment the second waits here for the first. */
export const lockWord = (ctx: Ctx, word: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`shop.word ${ctx.community.id} ${word}`}, 0))`.execute(ctx.db)

/** Writes a draft, new or rewritten, with nothing released yet; false when it is no draft any more. */
export async function putDraft(ctx: Ctx, id: string, wish: NewBatch): Promise<boolean> {
  const { rows } = await sql`
    insert into shop_batches (community_id, id, kind, title, terms, partner, amount_off, percent_off, off_max, threshold, variant_id,
      products, with_flash, way, word, needs_right, points, per_member_max, takes_from, takes_until, uses_from, uses_until, use_days,
      state, created_at)
    values (${ctx.community.id}, ${id}, ${wish.kind}, ${wish.title}, ${wish.terms}, ${wish.partner}, ${wish.amountOff}, ${wish.percentOff},
      ${wish.offMax}, ${wish.threshold}, ${wish.variantId}, ${wish.products}::text[], ${wish.withFlash}, ${wish.way}, ${wish.word},
      ${wish.needsRight}, ${wish.points}, ${wish.perMemberMax}, ${wish.takesFrom}, ${wish.takesUntil}, ${wish.usesFrom},
      ${wish.usesUntil}, ${wish.useDays}, 'draft', ${ctx.now})
    on conflict (community_id, id) do update set
      kind = excluded.kind, title = excluded.title, terms = excluded.terms, partner = excluded.partner, amount_off = excluded.amount_off,
      percent_off = excluded.percent_off, off_max = excluded.off_max, threshold = excluded.threshold, variant_id = excluded.variant_id,
      products = excluded.products, with_flash = excluded.with_flash, way = excluded.way, word = excluded.word,
      needs_right = excluded.needs_right, points = excluded.points, per_member_max = excluded.per_member_max,
      takes_from = excluded.takes_from, takes_until = excluded.takes_until, uses_from = excluded.uses_from,
      uses_until = excluded.uses_until, use_days = excluded.use_days
      where shop_batches.state = 'draft'
    returning id`.execute(ctx.db)
  if (rows.length === 0) return false
  await sql`delete from shop_releases where community_id = ${ctx.community.id} and batch_id = ${id}`.execute(ctx.db)
  await sql`insert into shop_batch_counts (community_id, batch_id, total) values (${ctx.community.id}, ${id}, 0)
    on conflict (community_id, batch_id) do update set total = 0`.execute(ctx.db)
  return true
}

export const batchMax = 1_000_000_000
export const releaseMax = 10_000_000
/** More at a moment of which there is a release already is added to it. False when a batch or a release cannot hold as many. */
export async function addReleases(ctx: Ctx, batchId: string, releases: readonly ReleaseRow[]): Promise<boolean> {
  const more = releases.reduce((sum, one) => sum + one.units, 0)
  const counted = await sql`
    update shop_batch_counts set total = total + ${more}::int
     where community_id = ${ctx.community.id} and batch_id = ${batchId} and total::bigint + ${more}::bigint <= ${batchMax}`.execute(
    ctx.db,
  )
  if (counted.numAffectedRows !== 1n) return false
  const released = await sql`
    insert into shop_releases (community_id, batch_id, at, units)
    select ${ctx.community.id}, ${batchId}, at, units
      from unnest(${releases.map(r => r.at)}::timestamptz[], ${releases.map(r => r.units)}::int[]) r(at, units)
    on conflict (community_id, batch_id, at) do update set units = shop_releases.units + excluded.units
     where shop_releases.units + excluded.units <= ${releaseMax}`.execute(ctx.db)
  return released.numAffectedRows === BigInt(releases.length)
}

export async function setBatchState(
  ctx: Ctx,
  batchId: string,
  from: readonly BatchRow['state'][],
  to: BatchRow['state'],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update shop_batches set state = ${to}
     where community_id = ${ctx.community.id} and id = ${batchId} and state = any (${from}::text[])`.execute(ctx.db)
  return numAffectedRows === 1n
}
/** False when that is no later than it was. */
export async function takeLonger(ctx: Ctx, batchId: string, until: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update shop_batches set takes_until = ${until}, uses_until = greatest(uses_until, ${until})
     where community_id = ${ctx.community.id} and id = ${batchId} and takes_until <= ${until}`.execute(ctx.db)
  return numAffectedRows === 1n
}

export interface Listed extends BatchRow {
  taken: number
  total: number
  released: number
  next: { at: string; units: number } | null
}
const listedColumns = sql`${columns}, c.taken, c.total,
  (select coalesce(sum(r.units), 0)::int from shop_releases r
    where r.community_id = b.community_id and r.batch_id = b.id and r.at <= now.at) as released,
  (select jsonb_build_object('at', r.at, 'units', r.units) from shop_releases r
    where r.community_id = b.community_id and r.batch_id = b.id and r.at > now.at order by r.at limit 1) as next`
const listedSource = (ctx: Ctx) => sql`
  shop_batches b join shop_batch_counts c on c.community_id = b.community_id and c.batch_id = b.id
  cross join (select ${ctx.now}::timestamptz as at) now`

/** Those that whoever comes may take, now or later. */
export async function listToTake(ctx: Ctx): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select ${listedColumns} from ${listedSource(ctx)}
     where b.community_id = ${ctx.community.id} and b.state = 'open' and b.way = 'open' and b.takes_until > ${ctx.now}
     order by b.takes_from, b.id limit 200`.execute(ctx.db)
  return rows
}

export interface BatchQuery {
  cursor?: string | undefined
  limit: number
  state?: BatchRow['state'] | undefined
  word?: string | undefined
}
export async function listBatches(ctx: Ctx, query: BatchQuery & { id?: string }): Promise<Page<Listed>> {
  const mark = markOf(query.cursor, byInstant)
  const { rows } = await sql<Listed>`
    select ${listedColumns} from ${listedSource(ctx)}
     where b.community_id = ${ctx.community.id}
       ${query.id ? sql`and b.id = ${query.id}` : sql``}
       ${query.state ? sql`and b.state = ${query.state}` : sql``}
       ${query.word ? sql`and (b.title ilike ${contains(query.word)} or b.partner ilike ${contains(query.word)})` : sql``}
       ${mark ? sql`and (b.created_at, b.id) < (${mark[0]}, ${mark[1]})` : sql``}
     order by b.created_at desc, b.id desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.createdAt, row.id])
}

export interface Figures {
  batchId: string
  held: number
  reserved: number
  used: number
  withdrawn: number
  takenOff: number
  broughtIn: number
}
/** What became of them, and what the orders they were used for brought in: each order once. */
export async function figuresOf(ctx: Ctx, batchIds: readonly string[]): Promise<Map<string, Figures>> {
  if (batchIds.length === 0) return new Map()
  const { rows } = await sql<Figures>`
    select b.batch_id, count(c.id) filter (where c.state = 'held')::int as held,
           count(c.id) filter (where c.state = 'reserved')::int as reserved, count(c.id) filter (where c.state = 'used')::int as used,
           count(c.id) filter (where c.state = 'withdrawn')::int as withdrawn,
           coalesce(sum(c.amount_off) filter (where c.state = 'used'), 0)::bigint as taken_off,
           coalesce((select sum(o.paid + o.credit - o.refunded) from shop_orders o where o.community_id = ${ctx.community.id} and o.id in (
             select u.order_id from shop_coupons u
              where u.community_id = ${ctx.community.id} and u.batch_id = b.batch_id and u.state = 'used')), 0)::bigint as brought_in
      from unnest(${batchIds}::text[]) b(batch_id)
      left join shop_coupons c on c.community_id = ${ctx.community.id} and c.batch_id = b.batch_id group by b.batch_id`.execute(
    ctx.db,
  )
  return new Map(rows.map(row => [row.batchId, row]))
}

export async function releasesOf(ctx: Ctx, batchIds: readonly string[]): Promise<Map<string, ReleaseRow[]>> {
  const { rows } = await sql<ReleaseRow & { batchId: string }>`
    select batch_id, at, units from shop_releases
     where community_id = ${ctx.community.id} and batch_id = any (${batchIds}) order by batch_id, at`.execute(ctx.db)
  return Map.groupBy(rows, row => row.batchId)
}

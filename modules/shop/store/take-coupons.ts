// The statements by which coupons are taken. Called in one transaction, in this order: lock the count of the batch, read what the
// lock made final, write.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { outboxRow } from '#kernel/facts.ts'
import type { BatchStanding, Take } from '../rules/takes.ts'

const lockText = 'select taken from shop_batch_counts where community_id = $1 and batch_id = $2 for no key update'

/** How many were taken, until the end of the transaction. */
export async function lockBatch(ctx: Ctx, batchId: string): Promise<number> {
  const [row] = await hot<{ taken: number }>(ctx, 'shop.lock-batch', lockText, [ctx.community.id, batchId])
  return row?.taken ?? 0
}

// A statement of its own, so that it sees what those had written who held the lock before. `offset 0`: each is looked up in its
// index; a plan made while the table is empty would read it whole for ever.
const standText = `
  select 'batch' as what, b.state as a, (b.takes_from <= $3 and b.takes_until > $3)::text as b,
         (select coalesce(sum(r.units), 0)::int from shop_releases r
           where r.community_id = b.community_id and r.batch_id = b.id and r.at <= $3) as n
    from shop_batches b where b.community_id = $1 and b.id = $2
  union all
  select 'had', g.member_id, null, c.n
    from unnest($4::text[]) g(member_id)
    cross join lateral (select count(*)::int as n from (select 1 from shop_coupons c
       where c.community_id = $1 and c.batch_id = $2 and c.member_id = g.member_id offset 0) mine) c
  union all
  select 'known', g.member_id || ' ' || g.key, c.id, 0
    from unnest($5::text[], $6::text[]) g(member_id, key)
    cross join lateral (select * from shop_coupons c
       where c.community_id = $1 and c.member_id = g.member_id and c.key = g.key offset 0) c`

export async function readBatchStanding(
  ctx: Ctx,
  batchId: string,
  takes: readonly Take[],
): Promise<Omit<BatchStanding, 'left'> & { isOpen: boolean; isTime: boolean; released: number }> {
  const rows = await hot<{ what: string; a: string; b: string; n: number }>(ctx, 'shop.batch-standing', standText, [
    ctx.community.id,
    batchId,
    ctx.now,
    [...new Set(takes.map(take => take.memberId))],
    takes.map(take => take.memberId),
    takes.map(take => take.key),
  ])
  const batch = rows.find(row => row.what === 'batch')
  return {
    isOpen: batch?.a === 'open',
    isTime: batch?.b === 'true',
    released: batch?.n ?? 0,
    had: new Map(rows.filter(row => row.what === 'had').map(row => [row.a, row.n])),
    known: new Map(rows.filter(row => row.what === 'known').map(row => [row.a, row.b])),
  }
}

export interface NewCoupon {
  id: string
  batchId: string
  memberId: string
  key: string
  number: number
  numberMax: number
  givenBy: string | null
  points: number
  usableFrom: Date
  usableUntil: Date
  fact: ReturnType<typeof outboxRow>
}
const writeText = `
  with counted as (
    update shop_batch_counts set taken = taken + $3 where community_id = $1 and batch_id = $2 and taken + $3 <= total returning 1),
  taken as (
    insert into shop_coupons (community_id, id, batch_id, member_id, number, number_max, key, state, given_by, points, taken_at,
                              usable_from, usable_until)
    select $1, id, $2, member_id, number, number_max, key, 'held', given_by, points, $4, usable_from, usable_until
      from unnest($5::text[], $6::text[], $7::int[], $8::int[], $9::text[], $10::text[], $11::bigint[], $12::timestamptz[], $13::timestamptz[])
        c(id, member_id, number, number_max, key, given_by, points, usable_from, usable_until)),
  told as (
    insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id)
    select $1, $4, id, $14, $15, actor, subject, payload::jsonb, request_id
      from unnest($16::text[], $17::text[], $18::text[], $19::text[], $20::text[]) f(id, actor, subject, payload, request_id))
  select count(*)::int as counted from counted`

/** Writes coupons of one batch, counts them and tells of them. @throws when there were fewer than the lock said: a bug. */
export async function writeCoupons(ctx: Ctx, coupons: readonly NewCoupon[]): Promise<void> {
  const [first] = coupons
  if (!first) return
  const of = <V>(what: (coupon: NewCoupon) => V): V[] => coupons.map(what)
  const [row] = await hot<{ counted: number }>(ctx, 'shop.write-coupons', writeText, [
    ctx.community.id,
    first.batchId,
    coupons.length,
    ctx.now,
    of(c => c.id),
    of(c => c.memberId),
    of(c => c.number),
    of(c => c.numberMax),
    of(c => c.key),
    of(c => c.givenBy),
    of(c => c.points),
    of(c => c.usableFrom),
    of(c => c.usableUntil),
    first.fact.name,
    first.fact.version,
    of(c => c.fact.id),
    of(c => c.fact.actor),
    of(c => c.fact.subject),
    of(c => c.fact.payload),
    of(c => c.fact.requestId),
  ])
  if (row?.counted !== 1) throw new Error('a batch had fewer coupons than its lock said')
  ctx.afterCommit(() => ctx.house.relay.wake(ctx.community.id))
}

const byKeyText = 'select id from shop_coupons where community_id = $1 and member_id = $2 and key = $3'
export async function findCouponByKey(ctx: Ctx, take: Take): Promise<string | undefined> {
  const [row] = await hot<{ id: string }>(ctx, 'shop.coupon-by-key', byKeyText, [ctx.community.id, take.memberId, take.key])
  return row?.id
}

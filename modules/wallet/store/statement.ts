// What a member holds, and the lines that explain it.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Holding, StatementLine } from '../contract.ts'
import { type HeldUnit, memberAccount, unitsHeldByMembers } from '../rules/accounts.ts'
import { own } from './own.ts'

/** In every unit, also where there is nothing yet. What has run out is gone from the second on, whenever it is cleared away. */
export async function holdingsOf(ctx: Ctx, memberId: string): Promise<Holding[]> {
  const codes = unitsHeldByMembers.map(unit => memberAccount(unit, memberId))
  const { rows } = await sql<Holding>`
    select split_part(c.code, ':', 1) as unit, coalesce(a.balance, 0) as balance, coalesce(a.held, 0) as held,
           greatest(coalesce(a.balance - a.held, 0) - e.gone, 0)::bigint as available,
           case when n.at is null then null else jsonb_build_object('at', n.at, 'amount', n.amount) end as expiring
      from unnest(${codes}::text[]) with ordinality c(code, nth)
      left join wallet_accounts a on a.community_id = ${ctx.community.id} and a.code = c.code and a.shard = 0
      cross join lateral (
        select coalesce(sum(remaining), 0)::bigint as gone from wallet_lots l
         where l.community_id = ${ctx.community.id} and l.account = c.code and l.remaining > 0 and l.expires_at <= ${ctx.now}) e
      left join lateral (
        select l.expires_at as at, sum(l.remaining)::bigint as amount from wallet_lots l
         where l.community_id = ${ctx.community.id} and l.account = c.code and l.remaining > 0 and l.expires_at > ${ctx.now}
         group by l.expires_at order by l.expires_at limit 1) n on true
     order by c.nth`.execute(own(ctx.db))
  return rows.map(row => ({ ...row, expiring: row.expiring && { ...row.expiring, at: new Date(row.expiring.at) } }))
}

// Both sides by their own index, each already in order; the words of the indexes' conditions are repeated here.
const sides = (ctx: Ctx, code: string) => sql`(
  select t.*, -t.amount as signed from wallet_transfers t
   where t.community_id = ${ctx.community.id} and t.debit = ${code} and t.debit like '%:mem\\_%'
  union all
  select t.*, t.amount from wallet_transfers t
   where t.community_id = ${ctx.community.id} and t.credit = ${code} and t.credit like '%:mem\\_%')`

export async function statementOf(ctx: Ctx, memberId: string, wish: PageWish & { unit: HeldUnit }) {
  const code = memberAccount(wish.unit, memberId)
  const mark = markOf(wish.cursor, ['text', 'int'])
  const before = mark ? sql`(s.id, s.line) < (${mark[0]}, ${mark[1]})` : sql`true`
  const { rows } = await sql<Omit<StatementLine, 'unit'>>`
    with page as (
      select s.* from ${sides(ctx, code)} s where ${before} order by s.id desc, s.line desc limit ${wish.limit + 1}),
    newer as (
      select coalesce(sum(s.signed), 0) as amount from ${sides(ctx, code)} s where not (${before})),
    now as (select balance from wallet_accounts where community_id = ${ctx.community.id} and code = ${code} and shard = 0)
    select p.id as transfer_id, p.line, p.at, p.kind, p.cause, p.note, p.signed as amount, p.reverses,
           (now.balance - newer.amount - coalesce(sum(p.signed) over (order by p.id desc, p.line desc
              rows between unbounded preceding and 1 preceding), 0))::bigint as balance_after,
           (select min(expires_at) from wallet_lots l
             where l.community_id = p.community_id and l.transfer_id = p.id and l.line = p.line) as expires_at,
           (select r.id from wallet_transfers r
             where r.community_id = p.community_id and r.reverses = p.id and r.line = p.line) as reversed_by,
           coalesce((select jsonb_agg(jsonb_build_object('transferId', b.id, 'kind', b.kind, 'amount', u.amount, 'expiresAt', l.expires_at)
                                      order by l.id)
              from wallet_lot_uses u
              join wallet_lots l on l.community_id = u.community_id and l.account = u.account and l.id = u.lot_id
              join wallet_transfers b on b.community_id = l.community_id and b.id = l.transfer_id and b.line = l.line
             where u.community_id = p.community_id and u.transfer_id = p.id and u.line = p.line and u.account = ${code}), '[]') as "from"
      from page p, newer, now order by p.id desc, p.line desc`.execute(own(ctx.db))
  const lines = rows.map(row => ({
    ...row,
    unit: wish.unit,
    from: row.from.map(one => ({ ...one, expiresAt: one.expiresAt && new Date(one.expiresAt) })),
  }))
  return pageOf(lines, wish.limit, row => [row.transferId, row.line])
}

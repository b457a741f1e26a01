// Transfers between accounts of the house alone. None of them has a floor, so nothing can be refused, and one statement writes
// hundreds of lines with a single change to each balance.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { accountOf, type Code, shardOf } from '../rules/accounts.ts'
import type { Transfer } from '../rules/transfers.ts'
import { unitOf } from './post.ts'

// One shard of each account is locked, in the order of their names as everywhere; which one is a matter of chance, since the
// balance is the sum of all shards.
const text = `
  with accounts as materialized (
    select a.* from (select * from unnest($2::text[], $3::smallint[]) s(code, shard) order by code) s
      cross join lateral (
        select code, shard, case when class in ('asset', 'expense') then 1 else -1 end as side from wallet_accounts
         where community_id = $1 and code = s.code and shard = s.shard limit 1 for no key update) a),
  posted as (
    insert into wallet_transfers
      (community_id, id, line, key, kind, unit, debit, credit, amount, cause, note, reverses, by, effective_on, at)
    select $1, g.id, line, key, kind, unit, debit, credit, amount, cause, note, reverses, by,
           greatest(effective_on, (select (max(month) + interval '1 month')::date from wallet_closed_months where community_id = $1)), $17
      from unnest($4::text[], $5::smallint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                  $11::bigint[], $12::text[], $13::text[], $14::text[], $15::text[], $16::date[])
        g(id, line, key, kind, unit, debit, credit, amount, cause, reverses, note, by, effective_on)
     where exists (select 1 from accounts)
    on conflict do nothing
    returning id, debit, credit, amount),
  changes as (
    select code, sum(debited)::bigint as debited from (
      select debit as code, amount as debited from posted union all select credit, -amount from posted) sides group by code),
  moved as (
    update wallet_accounts a set balance = a.balance + s.side * c.debited
      from changes c join accounts s on s.code = c.code
     where a.community_id = $1 and a.code = s.code and a.shard = s.shard
    returning 1)
  select id, count(*)::int as lines, (select count(*)::int from moved) as moved, (select count(*)::int from changes) as changed
    from posted group by id`

const isOfTheHouse = (code: Code): boolean => accountOf(code).floor === null && accountOf(code).memberId === null

/** Whether all of these can be posted here. */
export const areOfTheHouse = (codes: Iterable<Code>): boolean => [...codes].every(isOfTheHouse)

/** Whether each was posted, in their order; the others were known by their keys. The accounts are open. */
export async function postHouse(ctx: Ctx, transfers: readonly Transfer[]): Promise<boolean[]> {
  const lines = transfers.flatMap(t => t.lines.map((line, at) => ({ ...line, unit: unitOf(line), t, at: at + 1 })))
  const codes = [...new Set(lines.flatMap(line => [line.debit, line.credit]))].sort()
  const each = <V>(what: (line: (typeof lines)[number]) => V): V[] => lines.map(what)
  const rows = await hot<{ id: string; lines: number; moved: number; changed: number }>(ctx, 'wallet.post-house', text, [
    ctx.community.id,
    codes,
    codes.map(code => shardOf(accountOf(code).shards, transfers[0]?.id ?? '')),
    each(l => l.t.id),
    each(l => l.at),
    each(l => l.t.key),
    each(l => l.t.kind),
    each(l => l.unit),
    each(l => l.debit),
    each(l => l.credit),
    each(l => l.amount),
    each(l => l.t.cause),
    each(l => l.t.reverses),
    each(l => l.t.note ?? ''),
    each(l => l.t.by),
    each(l => l.t.effectiveOn),
    ctx.now,
  ])
  if (rows[0] && rows[0].moved !== rows[0].changed) throw new Error('an account of the house is not open')
  const posted = new Map(rows.map(row => [row.id, row.lines]))
  return transfers.map(t => {
    const count = posted.get(t.id) ?? 0
    // Some lines of it alone: its key stands for fewer.
    if (count > 0 && count < t.lines.length) refuse(KeyReused)
    return count > 0
  })
}

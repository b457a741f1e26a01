// The one statement by which anything enters the ledger. Many transfers go in at once, each with an outcome of its own.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { accountOf, shardOf, type Unit } from '../rules/accounts.ts'
import type { Line, Transfer } from '../rules/transfers.ts'
import { openAccounts } from './accounts.ts'

/**
 * posted: it stands · known: its key was there already · short: it would push an account below its floor · behind: another of
 * the same statement stood before it at an account that may not suffice for both; asked alone, it gets its answer.
 */
export type Outcome = 'posted' | 'known' | 'short' | 'behind'

// Accounts are locked in one order everywhere. Whoever takes from an account with a floor is measured against all who stand
// before him in the same statement, as if each of them went through, so that no order of answers can overdraw it.
const text = `
  with given as materialized (
    select * from unnest($2::int[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                         $10::bigint[], $11::text[], $12::text[], $13::smallint[], $14::smallint[], $15::text[], $16::text[], $17::date[])
      g(n, line, id, key, kind, unit, debit, credit, amount, cause, reverses, debit_shard, credit_shard, note, by, effective_on)),
  fresh as materialized (
    select * from given g where not exists (
      select 1 from wallet_transfers t
       where t.community_id = $1 and t.key = g.key offset 0)),
  sides as materialized (
    select n, line, debit as code, debit_shard as shard, amount as debited, 0::bigint as credited from fresh
    union all
    select n, line, credit, credit_shard, 0, amount from fresh),
  accounts as materialized (
    select s.code, s.shard, a.side, a.floor, a.available
      from (select distinct code, shard from sides order by code, shard) s
      cross join lateral (
        select case when class in ('asset', 'expense') then 1 else -1 end as side, floor, balance - held as available
          from wallet_accounts where community_id = $1 and code = s.code and shard = s.shard limit 1 for no key update) a),
  taken as (
    select s.n, s.code, a.available - a.floor as free, sum(a.side * (s.credited - s.debited))::bigint as amount
      from sides s join accounts a on a.code = s.code and a.shard = s.shard
     where a.floor is not null group by s.n, s.code, a.available, a.floor),
  run as (
    select n, code, free, amount, sum(amount) over (partition by code order by n) as so_far from taken where amount > 0),
  refused as materialized (
    select n, bool_or(amount > free) as short from run where so_far > free group by n
    union all
    select distinct s.n, null::boolean from sides s
     where not exists (select 1 from accounts a where a.code = s.code and a.shard = s.shard)),
  posted as (
    insert into wallet_transfers
      (community_id, id, line, key, kind, unit, debit, credit, amount, cause, note, reverses, by, effective_on, at)
    select $1, id, line, key, kind, unit, debit, credit, amount, cause, note, reverses, by,
           greatest(effective_on, (select (max(month) + interval '1 month')::date from wallet_closed_months where community_id = $1)), $18
      from fresh where n not in (select n from refused)
    on conflict do nothing
    returning id, line),
  changes as (
    select s.code, s.shard, sum(s.debited - s.credited)::bigint as debited
      from posted p join fresh f on f.id = p.id and f.line = p.line join sides s on s.n = f.n and s.line = f.line
     group by s.code, s.shard),
  moved as (
    update wallet_accounts a
       set balance = a.balance + case when a.class in ('asset', 'expense') then c.debited else -c.debited end
      from changes c where a.community_id = $1 and a.code = c.code and a.shard = c.shard)
  select g.n, case when count(p.id) = count(*) then 'posted' when count(p.id) > 0 then 'torn' when bool_or(r.n is null) then 'known'
                   when bool_or(r.short is null) then 'unopened' when bool_or(r.short) then 'short' else 'behind' end as outcome
    from given g left join posted p on p.id = g.id and p.line = g.line left join refused r on r.n = g.n
   group by g.n`

/** The outcome of each, in their order. Accounts that are met for the first time are opened, if the caller has not seen to it. */
export async function post(ctx: Ctx, transfers: readonly Transfer[]): Promise<Outcome[]> {
  const codes = new Set(transfers.flatMap(t => t.lines.flatMap(line => [line.debit, line.credit])))
  await openAccounts(ctx, codes)
  const outcomes = await ask(ctx, transfers)
  // Some lines of it alone: its key stands for fewer.
  if (outcomes.includes('torn')) refuse(KeyReused)
  const unopened = outcomes.indexOf('unopened')
  if (unopened >= 0) throw new Error(`no account for ${transfers[unopened]?.key}, though it was opened`)
  return outcomes as Outcome[]
}

async function ask(ctx: Ctx, transfers: readonly Transfer[]): Promise<string[]> {
  const lines = transfers.flatMap((t, n) => t.lines.map((line, at) => ({ ...line, ...placeOf(t, line), t, n, at: at + 1 })))
  const each = <V>(what: (line: (typeof lines)[number]) => V): V[] => lines.map(what)
  const rows = await hot<{ n: number; outcome: string }>(ctx, 'wallet.post', text, [
    ctx.community.id,
    each(l => l.n),
    each(l => l.at),
    each(l => l.t.id),
    each(l => l.t.key),
    each(l => l.t.kind),
    each(l => l.unit),
    each(l => l.debit),
    each(l => l.credit),
    each(l => l.amount),
    each(l => l.t.cause),
    each(l => l.t.reverses),
    each(l => l.debitShard),
    each(l => l.creditShard),
    each(l => l.t.note ?? ''),
    each(l => l.t.by),
    each(l => l.t.effectiveOn),
    ctx.now,
  ])
  const outcomes: string[] = []
  for (const row of rows) outcomes[row.n] = row.outcome
  return outcomes
}

function placeOf(transfer: Transfer, line: Line): { unit: Unit; debitShard: number; creditShard: number } {
  const [debit, credit] = [accountOf(line.debit), accountOf(line.credit)]
  return { unit: unitOf(line), debitShard: shardOf(debit.shards, transfer.id), creditShard: shardOf(credit.shards, transfer.id) }
}

/** What a line counts. @throws when its sides count different things, or it counts nothing: bugs. */
export function unitOf(line: Line): Unit {
  const [debit, credit] = [accountOf(line.debit), accountOf(line.credit)]
  if (debit.unit !== credit.unit) throw new TypeError(`${line.debit} and ${line.credit} count different units`)
  if (!Number.isSafeInteger(line.amount) || line.amount <= 0) throw new RangeError(`${line.amount} is no amount`)
  return debit.unit
}

// Transfers between accounts of the house alone. None of them has a floor, so nothing can be refused, and one statement writes
// hundreds of lines with a single change to each balance.
import type { Ctx } from '#kernel/ctx.ts'
import type { Statement } from '#kernel/db/at-once.ts'
import { hot } from '#kernel/db/hot.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { accountOf, type Code, shardOf } from '../rules/accounts.ts'
import type { Transfer } from '../rules/transfers.ts'
import { unitOf } from './post.ts'

// One shard of each account is locked, in the order of their names as everywhere; which one is a matter of chance, since the
// balance is the sum of all shards.
const writing = (known: string) => `
  with accounts as materialized (
    select a.* from (select * from unnest($2::text[], $3::smallint[]) s(code, shard) order by code) s
      cross join lateral (
        select code, shard, case when class in ('asset', 'expense') then 1 else -1 end as side from wallet_accounts
         where community_id = $1 and code = s.code and shard = s.shard limit 1 for no key update) a),
  posted as (
    insert into wallet_transfers
      (community_id, id, line, key, kind, unit, debit, credit, amount, cause, note, reverses, by, effective_on, at)
    select $1, g.id, g.line, g.key, k.kind, k.unit, k.debit, k.credit, k.amount, g.cause, k.note, k.reverses, k.by,
           greatest(k.effective_on, (select (max(month) + interval '1 month')::date from wallet_closed_months where community_id = $1)), $17
      from unnest($4::text[], $5::smallint[], $6::text[], $7::text[], $8::int[]) g(id, line, key, cause, nth)
      join unnest($9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::text[], $15::text[], $16::text[], $18::date[])
        with ordinality k(kind, unit, debit, credit, amount, reverses, note, by, effective_on, nth) on k.nth = g.nth
     where exists (select 1 from accounts)
    ${known}
    returning id, debit, credit, amount),
  changes as (
    select code, sum(debited)::bigint as debited from (
      select debit as code, amount as debited from posted union all select credit, -amount from posted) sides group by code),
  moved as (
    update wallet_accounts a set balance = a.balance + s.side * c.debited
      from changes c join accounts s on s.code = c.code
     where a.community_id = $1 and a.code = s.code and a.shard = s.shard
    returning 1)`
const text = `${writing('on conflict do nothing')}
  select id, count(*)::int as lines, (select count(*)::int from moved) as moved, (select count(*)::int from changes) as changed
    from posted group by id`
// For those who do not wait for the answer: a line that was not posted, or a balance that did not move, divides by nothing and so
// undoes the transaction; a key that is known breaks its constraint.
const sureText = `${writing('')}
  select 1 / (case when (select count(*) from posted) = cardinality($4)
                    and (select count(*) from moved) = (select count(*) from changes) then 1 else 0 end) as sure`

const isOfTheHouse = (code: Code): boolean => accountOf(code).floor === null && accountOf(code).memberId === null

/** Whether all of these can be posted here. */
export const areOfTheHouse = (codes: Iterable<Code>): boolean => [...codes].every(isOfTheHouse)

/** Whether each was posted, in their order; the others were known by their keys. The accounts are open. */
export async function postHouse(ctx: Ctx, transfers: readonly Transfer[]): Promise<boolean[]> {
  const values = valuesOf(ctx, transfers)
  const rows = await hot<{ id: string; lines: number; moved: number; changed: number }>(ctx, 'wallet.post-house', text, values)
  if (rows[0] && rows[0].moved !== rows[0].changed) throw new Error('an account of the house is not open')
  const posted = new Map(rows.map(row => [row.id, row.lines]))
  return transfers.map(t => {
    const count = posted.get(t.id) ?? 0
    // Some lines of it alone: its key stands for fewer.
    if (count > 0 && count < t.lines.length) refuse(KeyReused)
    return count > 0
  })
}

/** The same for keys that nobody can have used, to be sent among other statements: all of it is posted, or the statement fails. */
export const surelyPosted = (ctx: Ctx, transfers: readonly Transfer[]): Statement => ({
  name: 'wallet.post-house-surely',
  text: sureText,
  values: valuesOf(ctx, transfers),
})

/** In a sale thousands of lines say the same but for their keys, so what they say is sent once. */
function valuesOf(ctx: Ctx, transfers: readonly Transfer[]): unknown[] {
  const lines = transfers.flatMap(t => t.lines.map((line, at) => ({ line, t, at: at + 1 })))
  const codes = [...new Set(lines.flatMap(({ line }) => [line.debit, line.credit]))].sort()
  const said = new Map<string, { nth: number; line: (typeof lines)[number] }>()
  const sayings = lines.map(one => {
    const { t, line } = one
    const text = JSON.stringify([t.kind, line.debit, line.credit, line.amount, t.reverses, t.note, t.by, t.effectiveOn])
    const there = said.get(text) ?? { nth: said.size + 1, line: one }
    said.set(text, there)
    return there.nth
  })
  const each = <V>(what: (one: (typeof lines)[number]) => V): V[] => lines.map(what)
  const alike = <V>(what: (one: (typeof lines)[number]) => V): V[] => [...said.values()].map(({ line }) => what(line))
  return [
    ctx.community.id,
    codes,
    codes.map(code => shardOf(accountOf(code).shards, transfers[0]?.id ?? '')),
    each(l => l.t.id),
    each(l => l.at),
    each(l => l.t.key),
    each(l => l.t.cause),
    sayings,
    alike(l => l.t.kind),
    alike(l => unitOf(l.line)),
    alike(l => l.line.debit),
    alike(l => l.line.credit),
    alike(l => l.line.amount),
    alike(l => l.t.reverses),
    alike(l => l.t.note ?? ''),
    alike(l => l.t.by),
    ctx.now,
    alike(l => l.t.effectiveOn),
  ]
}

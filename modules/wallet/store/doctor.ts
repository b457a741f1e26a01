// What must never be: each query gives the rows that break one law of the ledger. Quiet when all is well.
import type { Ctx } from '#kernel/ctx.ts'

export interface Mistake {
  law: string
  /** The row at fault: an account, a transfer, a lot. */
  what: string
}

// The signs of balances: debit makes assets and expenses grow, credit the others.
const laws: Record<string, string> = {
  'a balance is the sum of its lines': `
    select a.code as what from (
      select code, sum(case when class in ('asset', 'expense') then balance else -balance end) as debited
        from wallet_accounts where community_id = $1 group by code) a
      full join (
      select code, sum(amount) as debited from (
        select debit as code, amount from wallet_transfers where community_id = $1
        union all select credit, -amount from wallet_transfers where community_id = $1) sides group by code) t on t.code = a.code
     where coalesce(a.debited, 0) <> coalesce(t.debited, 0) or a.code is null`,
  'all balances of a unit sum to nothing': `
    select unit as what from wallet_accounts where community_id = $1
     group by unit having sum(case when class in ('asset', 'expense') then balance else -balance end) <> 0`,
  'no account stands below its floor': `
    select code as what from wallet_accounts where community_id = $1 and floor is not null and balance - held < floor`,
  'what is set aside is the sum of the open holds': `
    select a.code as what from wallet_accounts a
      left join wallet_holds h on h.community_id = $1 and h.account = a.code and h.state = 'open'
     where a.community_id = $1 and a.shard = 0 group by a.code, a.held having a.held <> coalesce(sum(h.amount), 0)`,
  'no hold stays open a quarter of an hour beyond its time': `
    select id as what from wallet_holds where community_id = $1 and state = 'open' and expires_at < $2::timestamptz - interval '15 minutes'`,
  'the lots of an account hold what it holds': `
    select a.code as what from wallet_accounts a
      left join wallet_lots l on l.community_id = $1 and l.account = a.code
     where a.community_id = $1 and (a.code like 'points:mem\\_%' or a.code like 'credit:mem\\_%')
     group by a.code, a.balance having a.balance <> coalesce(sum(l.remaining), 0)`,
  'what is left of a lot is what came in less what was used': `
    select l.id as what from wallet_lots l
      left join wallet_lot_uses u on u.community_id = $1 and u.account = l.account and u.lot_id = l.id and not u.given_back
     where l.community_id = $1 group by l.account, l.id, l.amount, l.remaining
    having l.remaining <> l.amount - coalesce(sum(u.amount), 0)`,
  'a reversal is the line it undoes, turned around': `
    select r.id as what from wallet_transfers r
      left join wallet_transfers t on t.community_id = $1 and t.id = r.reverses and t.line = r.line
     where r.community_id = $1 and r.reverses is not null
       and (t.id is null or t.debit <> r.credit or t.credit <> r.debit or t.amount <> r.amount or t.reverses is not null)`,
  'nothing was booked into a month after it was closed': `
    select t.id as what from wallet_transfers t join wallet_closed_months m
        on m.community_id = $1 and date_trunc('month', t.effective_on)::date = m.month and t.at > m.closed_at
     where t.community_id = $1`,
}

export async function mistakesIn(ctx: Ctx): Promise<Mistake[]> {
  const found: Mistake[] = []
  for (const [law, text] of Object.entries(laws)) {
    const { rows } = await ctx.house.database.pool.query<{ what: string }>(
      text.includes('$2') ? { text, values: [ctx.community.id, ctx.now] } : { text, values: [ctx.community.id] },
    )
    found.push(...rows.map(row => ({ law, what: row.what })))
  }
  return found
}

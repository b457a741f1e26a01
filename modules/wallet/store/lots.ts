// SQL of the lots. Whoever comes here has locked the accounts, so that nobody else touches their lots meanwhile.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { Code } from '../rules/accounts.ts'
import { own } from './own.ts'

export const lockAccounts = (ctx: Ctx, codes: readonly Code[]) =>
  sql`select 1 from wallet_accounts where community_id = ${ctx.community.id} and code = any(${codes}::text[]) and shard = 0
       order by code for no key update`.execute(own(ctx.db))

export interface LotRow {
  account: Code
  id: string
  remaining: number
}
/**
 * Lots of these accounts that have run out, with what is left of each to take back. What is held does not run out: of the
 * lots that would, the last ones stay for it.
 */
export const listExpired = async (ctx: Ctx, codes: readonly Code[]): Promise<LotRow[]> =>
  (
    await sql<LotRow>`
    with expired as (
      select account, id, remaining,
             sum(remaining) over (partition by account order by expires_at, id) - remaining as before
        from wallet_lots
       where community_id = ${ctx.community.id} and account = any(${codes}::text[]) and remaining > 0 and expires_at <= ${ctx.now})
    select e.account, e.id, least(e.remaining, a.balance - a.held - e.before)::bigint as remaining
      from expired e join wallet_accounts a
        on a.community_id = ${ctx.community.id} and a.code = e.account and a.shard = 0 and a.balance - a.held > e.before
     order by e.account, e.before`.execute(own(ctx.db))
  ).rows

/** Accounts with lots that have run out, some of it still there and not held. */
export const listExpiring = async (ctx: Ctx, most: number): Promise<Code[]> =>
  (
    await sql<{ account: Code }>`
    select distinct l.account from wallet_lots l
      join wallet_accounts a on a.community_id = l.community_id and a.code = l.account and a.shard = 0 and a.balance > a.held
     where l.community_id = ${ctx.community.id} and l.remaining > 0 and l.expires_at <= ${ctx.now} limit ${most}`.execute(
      own(ctx.db),
    )
  ).rows.map(row => row.account)

/** Communities with lots that have run out, for the round that goes through all of them. */
export const listCommunitiesExpiring = async (ctx: Ctx): Promise<string[]> =>
  (
    await sql<{ communityId: string }>`
    select distinct community_id from wallet_lots where remaining > 0 and expires_at <= ${ctx.now}`.execute(own(ctx.db))
  ).rows.map(row => row.communityId)

export interface NewLot {
  account: Code
  id: string
  transferId: string
  line: number
  amount: number
  expiresAt: Date | null
}
const insertText = `
  insert into wallet_lots (community_id, account, id, transfer_id, line, amount, remaining, expires_at, opened_at)
  select $1, account, id, transfer_id, line, amount, amount, expires_at, $2
    from unnest($3::text[], $4::text[], $5::text[], $6::smallint[], $7::bigint[], $8::timestamptz[])
         l(account, id, transfer_id, line, amount, expires_at)`
export const insertLots = (ctx: Ctx, lots: readonly NewLot[]) =>
  hot(ctx, 'wallet.open-lots', insertText, [
    ctx.community.id,
    ctx.now,
    lots.map(lot => lot.account),
    lots.map(lot => lot.id),
    lots.map(lot => lot.transferId),
    lots.map(lot => lot.line),
    lots.map(lot => lot.amount),
    lots.map(lot => lot.expiresAt),
  ])

export interface Use {
  transferId: string
  line: number
  account: Code
  amount: number
  /** The lot to take from first, by the transfer that brought it; null: whatever runs out first. */
  from: string | null
}
/** Takes each amount from the lots that run out first. Gives what was found, which is all unless the books are broken. */
export const drawFromLots = async (ctx: Ctx, uses: readonly Use[]): Promise<number> =>
  (
    await sql<{ found: number }>`
    with wanted as (
      select w.*, sum(amount) over (partition by account order by n) - amount as lower,
             sum(amount) over (partition by account order by n) as upper,
             min("from") over (partition by account) as favourite
        from unnest(${uses.map(u => u.transferId)}::text[], ${uses.map(u => u.line)}::smallint[], ${uses.map(u => u.account)}::text[],
                    ${uses.map(u => u.amount)}::bigint[], ${uses.map(u => u.from)}::text[])
             with ordinality w(transfer_id, line, account, amount, "from", n)),
    lots as (
      select l.account, l.id, sum(l.remaining) over first_out - l.remaining as lower, sum(l.remaining) over first_out as upper
        from wallet_lots l join (select distinct account, favourite from wanted) w on w.account = l.account
       where l.community_id = ${ctx.community.id} and l.remaining > 0
      window first_out as (partition by l.account
        order by (l.transfer_id = w.favourite) desc nulls last, l.expires_at nulls last, l.id)),
    used as (
      insert into wallet_lot_uses (community_id, transfer_id, line, account, lot_id, amount)
      select ${ctx.community.id}, w.transfer_id, w.line, w.account, l.id, least(w.upper, l.upper) - greatest(w.lower, l.lower)
        from wanted w join lots l on l.account = w.account and l.lower < w.upper and w.lower < l.upper
      returning account, lot_id, amount),
    left_over as (
      update wallet_lots l set remaining = l.remaining - u.amount
        from (select account, lot_id, sum(amount) as amount from used group by account, lot_id) u
       where l.community_id = ${ctx.community.id} and l.account = u.account and l.id = u.lot_id)
    select coalesce(sum(amount), 0)::bigint as found from used`.execute(own(ctx.db))
  ).rows[0]?.found ?? 0

/** Takes what has run out from these lots themselves. */
export const emptyLots = async (ctx: Ctx, lots: readonly (LotRow & { transferId: string })[]): Promise<void> => {
  await sql`
    with gone as (
      select * from unnest(${lots.map(l => l.account)}::text[], ${lots.map(l => l.id)}::text[],
                           ${lots.map(l => l.transferId)}::text[], ${lots.map(l => l.remaining)}::bigint[])
        g(account, id, transfer_id, amount)),
    used as (
      insert into wallet_lot_uses (community_id, transfer_id, line, account, lot_id, amount)
      select ${ctx.community.id}, transfer_id, 1, account, id, amount from gone)
    update wallet_lots l set remaining = l.remaining - g.amount from gone g
     where l.community_id = ${ctx.community.id} and l.account = g.account and l.id = g.id`.execute(own(ctx.db))
}

export interface LotLeft {
  account: Code
  /** Of this lot; nothing once it has run out. */
  remaining: number
  /** Of the whole account, less what is set aside. */
  available: number
}
/** The lot that a transfer brought, the first if it brought several. */
export const findLotOf = async (ctx: Ctx, transferId: string): Promise<LotLeft | undefined> =>
  (
    await sql<LotLeft>`
    select l.account, case when l.expires_at <= ${ctx.now} then 0 else l.remaining end as remaining, a.balance - a.held as available
      from wallet_lots l join wallet_accounts a on a.community_id = l.community_id and a.code = l.account and a.shard = 0
     where l.community_id = ${ctx.community.id} and l.transfer_id = ${transferId} order by l.line limit 1`.execute(own(ctx.db))
  ).rows[0]

// The journal of the house, newest first, and the accounts with their balances.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Account, JournalLine } from '../contract.ts'
import { own } from './own.ts'

export interface JournalWish extends PageWish {
  unit?: string | undefined
  kind?: string | undefined
  account?: string | undefined
  cause?: string | undefined
}

export async function journalOf(ctx: Ctx, wish: JournalWish) {
  const mark = markOf(wish.cursor, ['text', 'int'])
  const { rows } = await sql<JournalLine>`
    select t.id as transfer_id, t.line, t.at, t.effective_on, t.kind, t.unit, t.debit, t.credit, t.amount, t.cause, t.note, t.by,
           t.reverses, d.name as debit_name, c.name as credit_name,
           (select r.id from wallet_transfers r
             where r.community_id = t.community_id and r.reverses = t.id and r.line = t.line) as reversed_by
      from wallet_transfers t
      left join members_cards d on d.community_id = t.community_id and d.member_id = split_part(t.debit, ':', 2)
      left join members_cards c on c.community_id = t.community_id and c.member_id = split_part(t.credit, ':', 2)
     where t.community_id = ${ctx.community.id}
       and ${mark ? sql`(t.id, t.line) < (${mark[0]}, ${mark[1]})` : sql`true`}
       and ${wish.unit ? sql`t.unit = ${wish.unit}` : sql`true`}
       and ${wish.kind ? sql`t.kind = ${wish.kind}` : sql`true`}
       and ${wish.cause ? sql`t.cause = ${wish.cause}` : sql`true`}
       and ${wish.account ? sql`(t.debit = ${wish.account} or t.credit = ${wish.account})` : sql`true`}
     order by t.id desc, t.line desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.transferId, row.line])
}

/** Each account of the house; those of the members together, by unit. */
export const accountsOf = async (ctx: Ctx): Promise<Account[]> =>
  (
    await sql<Account>`
    select case when member_id is null then code else unit || ':members' end as code, unit, class,
           sum(balance)::bigint as balance, sum(held)::bigint as held, count(distinct code)::int as accounts
      from wallet_accounts where community_id = ${ctx.community.id}
     group by 1, unit, class order by unit, 1`.execute(own(ctx.db))
  ).rows

export const listClosedMonths = async (ctx: Ctx) =>
  (
    await sql<{ month: string; closedAt: Date; closedBy: string }>`
    select to_char(month, 'YYYY-MM') as month, closed_at, closed_by from wallet_closed_months
     where community_id = ${ctx.community.id} order by month desc`.execute(own(ctx.db))
  ).rows

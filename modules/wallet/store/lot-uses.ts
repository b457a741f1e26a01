// SQL of what was taken from lots and comes back. The accounts that get it are locked by whoever comes here.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Code } from '../rules/accounts.ts'
import type { Answer, Out } from '../rules/lots.ts'
import { own } from './own.ts'

/**
 * Taken under these causes from these accounts, and still out. From one to the next by hand: what a member has spent is little, what
 * stands under one cause may be all of an activity, and the cause is kept from its index by the empty text.
 */
export const listOut = async (ctx: Ctx, causes: readonly string[], accounts: readonly Code[]): Promise<Out[]> =>
  (
    await sql<Out>`
    select t.cause, u.transfer_id, u.line, u.account, u.lot_id, u.amount - u.back - u.passed as left, l.expires_at
      from unnest(${accounts}::text[]) a(code)
     cross join lateral (
      select id, line, cause from wallet_transfers t
       where t.community_id = ${ctx.community.id} and t.debit = a.code and t.debit like '%:mem\\_%'
         and t.cause || '' = any(${causes}::text[]) offset 0) t
     cross join lateral (
      select * from wallet_lot_uses u
       where u.community_id = ${ctx.community.id} and u.transfer_id = t.id and u.line = t.line and u.account = a.code
         and u.amount > u.back + u.passed for no key update) u
      join wallet_lots l on l.community_id = u.community_id and l.account = u.account and l.id = u.lot_id
     order by u.transfer_id, u.line, u.lot_id`.execute(own(ctx.db))
  ).rows

/** The same of everyone, in one unit. */
export const listAllOut = async (ctx: Ctx, causes: readonly string[], unit: string): Promise<Out[]> =>
  (
    await sql<Out>`
    select t.cause, u.transfer_id, u.line, u.account, u.lot_id, u.amount - u.back - u.passed as left, l.expires_at
      from wallet_transfers t
      join wallet_lot_uses u on u.community_id = t.community_id and u.transfer_id = t.id and u.line = t.line and u.account = t.debit
       and u.amount > u.back + u.passed
      join wallet_lots l on l.community_id = u.community_id and l.account = u.account and l.id = u.lot_id
     where t.community_id = ${ctx.community.id} and t.cause = any(${causes}::text[]) and t.unit = ${unit}
     order by u.transfer_id, u.line, u.lot_id for no key update of u`.execute(own(ctx.db))
  ).rows

/** `notBefore`: no lot that something comes back to runs out before; null: as it would have. */
export async function writeAnswer(ctx: Ctx, { uses }: Pick<Answer, 'uses'>, notBefore: Date | null): Promise<void> {
  if (uses.length === 0) return
  await sql`
    with answered as (
      select "transferId" as transfer_id, line, account, "lotId" as lot_id, sum(back) as back, sum(passed) as passed
        from jsonb_to_recordset(${JSON.stringify(uses.map(({ out, back, passed }) => ({ ...out, back, passed })))}::jsonb)
             r("transferId" text, line smallint, account text, "lotId" text, back bigint, passed bigint) group by 1, 2, 3, 4),
    used as (
      update wallet_lot_uses u set back = u.back + a.back, passed = u.passed + a.passed from answered a
       where u.community_id = ${ctx.community.id} and u.transfer_id = a.transfer_id and u.line = a.line and u.lot_id = a.lot_id)
    update wallet_lots l set remaining = l.remaining + b.back,
           expires_at = case when l.expires_at is not null then greatest(l.expires_at, ${notBefore}::timestamptz) end
      from (select account, lot_id, sum(back) as back from answered group by account, lot_id having sum(back) > 0) b
     where l.community_id = ${ctx.community.id} and l.account = b.account and l.id = b.lot_id`.execute(own(ctx.db))
}

/**
 * Gives back to the lots what the lines of a transfer took from them and is still out; no lot that was given back to runs out before
 * `notBefore`, and what never runs out never will. The sum of it.
 */
export const giveBack = async (ctx: Ctx, transferId: string, notBefore: Date): Promise<number> =>
  (
    await sql<{ amount: number }>`
    with still as (
      select transfer_id, line, account, lot_id, amount - back - passed as amount from wallet_lot_uses
       where community_id = ${ctx.community.id} and transfer_id = ${transferId} and amount > back + passed),
    marked as (
      update wallet_lot_uses u set back = u.back + s.amount from still s
       where u.community_id = ${ctx.community.id} and u.transfer_id = s.transfer_id and u.line = s.line and u.lot_id = s.lot_id),
    given as (
      update wallet_lots l set remaining = l.remaining + b.amount,
             expires_at = case when l.expires_at is not null then greatest(l.expires_at, ${notBefore}) end
        from (select account, lot_id, sum(amount) as amount from still group by account, lot_id) b
       where l.community_id = ${ctx.community.id} and l.account = b.account and l.id = b.lot_id)
    select coalesce(sum(amount), 0)::bigint as amount from still`.execute(own(ctx.db))
  ).rows[0]?.amount ?? 0

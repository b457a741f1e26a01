// Reads the whole ledger in order, a batch at a time.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

const batch = 2_000

/** One state of the books from beginning to end, whatever is posted meanwhile. */
export const inSnapshot = <T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(tx => work({ ...ctx, db: tx }))

export const codesOf = (ctx: Ctx) =>
  own(ctx.db)
    .selectFrom('walletAccounts')
    .select(['code', 'unit'])
    .distinct()
    .where('communityId', '=', ctx.community.id)
    .orderBy('code')
    .execute()

export interface WalkedLine {
  id: string
  kind: string
  cause: string
  note: string
  effectiveOn: string
  debit: string
  credit: string
  unit: string
  amount: number
}
export async function* walkTransfers(ctx: Ctx): AsyncGenerator<WalkedLine> {
  for (let after = { id: '', line: 0 }; ; ) {
    const { rows } = await sql<WalkedLine & { line: number }>`
      select id, line, kind, cause, note, effective_on, debit, credit, unit, amount from wallet_transfers
       where community_id = ${ctx.community.id} and (id, line) > (${after.id}, ${after.line})
       order by id, line limit ${batch}`.execute(own(ctx.db))
    for (const { line: _, ...row } of rows) yield row
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = { id: last.id, line: last.line }
  }
}

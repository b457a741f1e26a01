// What the sandbox keeps of its payments, so that a restart forgets nothing.
import { sql } from 'kysely'
import type { SandboxPayment, SandboxStore } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { own } from './own.ts'

/** `ctx` is one outside of any transaction. */
export function sandboxStore(ctx: Ctx): SandboxStore {
  const read = async (ctx: Ctx, outTradeNo: string, lock: boolean): Promise<SandboxPayment | undefined> =>
    (
      await sql<{ payment: SandboxPayment }>`select payment from payments_sandbox
        where community_id = ${ctx.community.id} and out_trade_no = ${outTradeNo} ${lock ? sql`for update` : sql``}`.execute(
        own(ctx.db),
      )
    ).rows[0]?.payment
  return {
    find: outTradeNo => read(ctx, outTradeNo, false),
    async change(outTradeNo, turn) {
      // What is new is one statement; only what is there already is read, turned and written as one step.
      if (!(await read(ctx, outTradeNo, false))) {
        const fresh = turn(undefined)
        if (await add(ctx, fresh)) return fresh
      }
      return within(ctx, async ctx => {
        const after = turn(await read(ctx, outTradeNo, true))
        await write(ctx, after)
        return after
      })
    },
    changedSince: async from =>
      (
        await sql<{ payment: SandboxPayment }>`select payment from payments_sandbox
          where community_id = ${ctx.community.id} and changed_at >= ${from}`.execute(own(ctx.db))
      ).rows.map(row => row.payment),
  }
}

async function add(ctx: Ctx, payment: SandboxPayment): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into payments_sandbox (community_id, out_trade_no, payment, changed_at)
    values (${ctx.community.id}, ${payment.outTradeNo}, ${JSON.stringify(payment)}::jsonb, ${payment.changedAt})
    on conflict do nothing`.execute(own(ctx.db))
  return numAffectedRows === 1n
}
const write = (ctx: Ctx, payment: SandboxPayment) =>
  sql`update payments_sandbox set payment = ${JSON.stringify(payment)}::jsonb, changed_at = ${payment.changedAt}
       where community_id = ${ctx.community.id} and out_trade_no = ${payment.outTradeNo}`.execute(own(ctx.db))

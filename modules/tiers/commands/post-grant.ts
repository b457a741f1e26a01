// What a holding brings into the books: dues to be earned, and credit in the member's purse with the money behind it.
import type { Ctx } from '#kernel/ctx.ts'
import type { Currency } from '#kernel/money.ts'
import { houseAccount, memberAccount, type Posting, postTransfers } from '#modules/wallet/index.ts'
import type { Plan } from '../contract.ts'
import { addMonths } from '../rules/clock.ts'
import { partsOf } from '../rules/money.ts'
import { type HoldingRow, setHolding } from '../store/holdings.ts'

export async function bookGrant(ctx: Ctx, held: HoldingRow, plan: Pick<Plan, 'credit' | 'creditMonths'>): Promise<HoldingRow> {
  const parts = partsOf(held.paid, held.carried, plan.credit)
  const account = (name: 'unearned' | 'unearned-dues' | 'prepaid') => houseAccount(held.currency as Currency, name)
  const lines = [
    { debit: account('unearned'), credit: account('unearned-dues'), amount: parts.duesFromPaid },
    { debit: account('unearned'), credit: account('prepaid'), amount: parts.creditFromPaid },
    { debit: account('unearned-dues'), credit: account('prepaid'), amount: parts.creditFromCarried },
  ].filter(({ amount }) => amount > 0)
  const common = { kind: 'tier-granted', cause: held.id }
  const money: Posting[] = lines.length === 0 ? [] : [{ ...common, key: `holding:${held.id}:granted`, lines }]
  const purse: Posting[] =
    parts.credit === 0 ? [] : [{ ...common, key: `holding:${held.id}:credit`, lines: [creditLine(ctx, held, plan)] }]
  const posted = await postTransfers(ctx, [...money, ...purse])
  if (posted.some(one => one.outcome !== 'posted')) throw new Error(`${held.id} could not be booked`)
  const brought = purse.length > 0 ? posted.at(-1)?.transferId : undefined
  return brought === undefined ? held : setHolding(ctx, held.id, { creditTransferId: brought })
}

const creditLine = (ctx: Ctx, held: HoldingRow, { creditMonths }: Pick<Plan, 'creditMonths'>) => ({
  debit: houseAccount('credit', 'issued'),
  credit: memberAccount('credit', held.memberId),
  amount: held.credit,
  expiresAt: creditMonths === null ? null : addMonths(ctx.now, creditMonths, ctx.community.timeZone),
})

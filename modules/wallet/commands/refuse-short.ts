// Whoever has too little is told how much there is, and how much it takes, as people read it.
import type { Ctx } from '#kernel/ctx.ts'
import { type Currency, moneyText } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { NotEnough } from '../contract/refusals.ts'
import { accountOf, type Code } from '../rules/accounts.ts'
import { holdingsOf } from '../store/statement.ts'

/** @throws NotEnough, in the words of the account's unit. `needed`: in its minor units. */
export async function refuseShort(ctx: Ctx, account: Code, needed: number): Promise<never> {
  const { unit, memberId } = accountOf(account)
  const held = memberId === null ? [] : await holdingsOf(ctx, memberId)
  const currency = unit === 'credit' ? ((await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY') : unit
  const isCounted = unit === 'points' || unit === 'commission'
  const said = (amount: number) =>
    isCounted ? String(amount) : moneyText({ amount, currency: currency as Currency }, ctx.community.locale)
  return refuse(NotEnough, { available: said(held.find(one => one.unit === unit)?.available ?? 0), needed: said(needed) })
}

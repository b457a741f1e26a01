// policies 运营: what the law allows here. Rules as versioned data with source and date, asked before something opens.
import type { Ctx } from '#kernel/ctx.ts'
import { room } from '#kernel/room.ts'
import { standingOf } from './commands/check-policy.ts'
import { policiesContract } from './contract.ts'
import { policiesFacts } from './facts.ts'
import { policiesHandlers } from './routes.ts'
import { ruleHere, rulesOn } from './rules/book.ts'
import { numberOf } from './rules/check.ts'
import { strikeOf } from './rules/prices.ts'

export { checkPolicy, enforcePolicy } from './commands/check-policy.ts'
export { openBooks } from './commands/open-books.ts'
export { PolicyForbidden, SecondPersonNeeded } from './contract.ts'
export { policyChanged } from './facts.ts'
export type { PolicyAnswer, PolicyHit } from './rules/answer.ts'
export {
  type Disclosed,
  type DisclosureField,
  disclosureFields,
  type PolicyQuestion,
  type Prize,
  type Published,
} from './rules/questions.ts'
export { PacksBroken } from './rules/read-pack.ts'

/** The price that may be struck out beside an offer, from deals in the same place; null: none may be shown. */
export async function strikePriceOf(
  ctx: Ctx,
  sale: { deals: readonly { price: number; at: Date }[]; saleBeginsAt: Date },
): Promise<number | null> {
  const { book, today, owns } = await standingOf(ctx)
  const rule = rulesOn(book, today).find(one => one.check === 'strike-price')
  return rule ? strikeOf(sale, numberOf(ruleHere(rule, owns).values, 'daysBefore')) : null
}

/** The fewest days within which prepaid money is given back without a reason; 0 where no rule asks for it. */
export async function refundDaysMin(ctx: Ctx): Promise<number> {
  const { book, today, owns } = await standingOf(ctx)
  const rules = rulesOn(book, today).filter(one => one.check === 'refund-window')
  return Math.max(0, ...rules.map(rule => numberOf(ruleHere(rule, owns).values, 'daysMin')))
}

export const policies = room({
  name: 'policies',
  contract: policiesContract,
  handlers: policiesHandlers,
  facts: policiesFacts,
})

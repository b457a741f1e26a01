// What was decided is carried out, some at a time: differences go back, orders are let go, deposits are kept or given back.
import type { Ctx } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import { askRefund, forfeitOrder } from '#modules/shop/index.ts'
import type { Deal, DealOf } from '../rules/deal.ts'
import { findPart, somePartsOf } from '../store/parts.ts'
import { countTurns } from '../store/turns.ts'
import { endDeal } from './end-deal.ts'
import { moveTurns } from './give-turns.ts'
import type { Next } from './move-deal.ts'
import { settleRest } from './note-order.ts'
import { endPart, giveBack, grant, lockPairs, type Pair, reasonOf, settlePart } from './settle-part.ts'

const mostAtOnce = 50

/** The deal is held by this transaction. */
export async function settleDeal(ctx: Ctx, deal: Deal): Promise<Next> {
  switch (deal.kind) {
    case 'stepped':
      return (await eachPaid(ctx, deal, pair => returnDifference(ctx, deal, pair))) ? 'again' : endDeal(ctx, deal, 'succeeded')
    case 'crowdfunding':
      return (await eachPaid(ctx, deal, pair => grant(ctx, pair.part))) ? 'again' : endDeal(ctx, deal, 'succeeded')
    case 'pre-sale':
      return settlePreSale(ctx, deal)
    case 'auction':
    case 'draw':
    case 'meal': {
      const next = await moveTurns(ctx, deal)
      if (next !== null) return next
      return endDeal(ctx, deal, (await countTurns(ctx, deal.id)).taken > 0 ? 'succeeded' : 'failing')
    }
    default:
      throw new Error(`a ${deal.kind} is settled when it is decided`)
  }
}

/** Some first payments; false when there were none. Those that were given back by hand meanwhile are noted as that. */
async function eachPaid(ctx: Ctx, deal: Deal, work: (pair: Pair) => Promise<void>): Promise<boolean> {
  const parts = await somePartsOf(ctx, deal.id, 'paid', 'first', mostAtOnce)
  for (const pair of await lockPairs(ctx, parts)) {
    if (pair.part.state !== 'paid') continue
    if (pair.order.state === 'refunded') await settlePart(ctx, pair)
    else await work(pair)
  }
  return parts.length > 0
}

/** To the fen: what was paid for each unit beyond the final price. */
async function returnDifference(ctx: Ctx, deal: DealOf<'stepped'>, { part, order }: Pair): Promise<void> {
  const finalPrice = deal.outcome?.finalPrice ?? part.price
  const left = order.paid + order.credit - order.refunded
  const amount = Math.min(part.units * (part.price - finalPrice), left)
  if (amount <= 0) return grant(ctx, part)
  const reason = textIn({ zh: '阶梯价差价', en: 'The difference to the final price' }, ctx.community.locale)
  const { refundId } = await askRefund(ctx, { orderId: order.id, key: `deal:${part.id}:difference`, amount, reason })
  await grant(ctx, part, { returned: amount, refundId })
}

async function settlePreSale(ctx: Ctx, deal: DealOf<'pre-sale'>): Promise<Next> {
  const { way, restUntil, depositKept } = deal.terms
  if (way === 'deposit' && restUntil) {
    if (ctx.now < restUntil) return restUntil
    const rests = await somePartsOf(ctx, deal.id, 'held', 'rest', mostAtOnce)
    for (const rest of rests) await closeRest(ctx, rest)
    if (rests.length > 0) return 'again'
    const again = await eachPaid(ctx, deal, async pair => {
      if (!depositKept) return giveBack(ctx, pair, 'rest-unpaid')
      await forfeitOrder(ctx, pair.order.id, reasonOf(ctx, 'rest-unpaid'))
      await endPart(ctx, pair.part, 'kept', { why: 'rest-unpaid' })
    })
    if (again) return 'again'
  }
  return endDeal(ctx, deal, 'succeeded')
}

async function closeRest(ctx: Ctx, rest: Pair['part']): Promise<void> {
  const first = rest.restOf && (await findPart(ctx, rest.restOf))
  if (!first) throw new Error(`${rest.id} is the rest of nothing`)
  const pairs = await lockPairs(ctx, [first, rest])
  const pairOf = (id: string) => pairs.find(pair => pair.part.id === id) as Pair
  await settleRest(ctx, pairOf(first.id), pairOf(rest.id), true)
}

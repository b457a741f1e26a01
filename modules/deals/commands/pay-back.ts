// Mass refund: each order in a transaction of its own, so that one that cannot be paid back holds up nobody else. Begun again it goes on
// with what is left.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { isHandedOver } from '#modules/shop/index.ts'
import { findDeal } from '../store/deals.ts'
import { findPart, someReturnable } from '../store/parts.ts'
import { giveBack, lockPairs, settlePart } from './settle-part.ts'

const pageMax = 200

export async function payBackAll(ctx: Ctx, dealId: string): Promise<void> {
  const why = (await findDeal(ctx, dealId))?.state === 'failing' ? 'failed' : 'cancelled'
  let failed = 0
  for (let after = ''; ; ) {
    const page = await someReturnable(ctx, dealId, after, pageMax)
    for (const { id } of page) {
      try {
        await within(ctx, ctx => payBackOne(ctx, id, why))
      } catch (error) {
        failed++
        ctx.log.error({ err: error, partId: id }, 'an order of a deal could not be paid back')
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageMax) break
    after = last.id
  }
  // The job tries again later; the report shows which ones wait.
  if (failed > 0) throw new Error(`${failed} orders of ${dealId} could not be paid back`)
}

async function payBackOne(ctx: Ctx, partId: string, why: 'failed' | 'cancelled'): Promise<void> {
  const part = await findPart(ctx, partId)
  const [pair] = part ? await lockPairs(ctx, [part]) : []
  if (!pair || (pair.part.state !== 'paid' && pair.part.state !== 'granted')) return
  if (pair.order.state === 'refunded') await settlePart(ctx, pair)
  else if (!isHandedOver(pair.order.state)) await giveBack(ctx, pair, why)
}

// Orders in process: claims made as `placeOrder` makes them and settled by the same code, without HTTP and without sessions.
import type { Ctx } from '#kernel/ctx.ts'
import { outboxRow } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { type Claim, claimTogether } from '#modules/shop/commands/claim-orders.ts'
import { catalogueOf } from '#modules/shop/commands/remember-catalogue.ts'
import { orderPlaced } from '#modules/shop/facts.ts'
import { priceOrder } from '#modules/shop/rules/price.ts'

export interface Batches {
  /** Orders a second; so many at once, four such groups under way, until the time is over. */
  run(size: number, forMs: number): Promise<number>
}

export async function batchesOf(ctxNow: () => Ctx, of: { variantId: string; offerId: string }): Promise<Batches> {
  const catalogue = await catalogueOf(ctxNow())
  let buyers = 0
  const claim = (ctx: Ctx): Claim => {
    const wish = { lines: [{ variantId: of.variantId, units: 1, offerId: of.offerId }], address: null }
    const draft = priceOrder(catalogue, wish, ctx.now)
    const id = newId(ctx, 'ord')
    const memberId = `mem_${String(++buyers).padStart(26, '0')}`
    const { version, currency, goods, discount, postage, delivery, needs, limits } = draft
    const lines = draft.lines.map(({ sold, offer, units, price, discount, amount }) => ({
      ...{ variantId: sold.variantId, offerId: offer?.id ?? null, title: sold.title, units, price, discount, amount },
    }))
    const told = lines.map(({ variantId, offerId, units, amount }) => ({ variantId, offerId, units, amount }))
    return {
      ...{ id, version, memberId, key: `batch-${buyers}`.padEnd(12, '-'), wishHash: 'bench', currency, goods, discount, postage },
      ...{ credit: 0, payable: goods, delivery, needs, limits, lines, note: '', waitsFor: null, address: null },
      payUntil: new Date(ctx.now.getTime() + 900_000),
      fact: outboxRow(ctx, orderPlaced, id, { orderId: id, memberId, payable: goods, currency, lines: told }),
    } as Claim
  }
  return {
    async run(size, forMs) {
      const until = performance.now() + forMs
      const started = performance.now()
      let done = 0
      const group = async () => {
        while (performance.now() < until) {
          const settled = await Promise.all(
            Array.from({ length: size }, () => {
              const ctx = ctxNow()
              return claimTogether(ctx, claim(ctx))
            }),
          )
          done += settled.filter(one => one.kind === 'placed').length
        }
      }
      await Promise.all([group(), group(), group(), group()])
      return (done / (performance.now() - started)) * 1_000
    },
  }
}

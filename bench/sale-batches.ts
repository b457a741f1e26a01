// Orders in process: claims made as `placeOrder` makes them and settled by the same code, without HTTP and without sessions.
import type { Ctx } from '#kernel/ctx.ts'
import { factRow } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { type Claim, claimTogether } from '#modules/shop/commands/claim-orders.ts'
import { catalogueOf } from '#modules/shop/commands/remember-catalogue.ts'
import { orderPlaced } from '#modules/shop/facts.ts'
import { priceOrder } from '#modules/shop/rules/price.ts'

/** Makes the claims of one offer, each of another buyer. */
export async function claimsOf(
  ctxNow: () => Ctx,
  of: { variantId: string; offerId: string },
): Promise<(ctx: Ctx, buyer: number) => Claim> {
  const catalogue = await catalogueOf(ctxNow())
  return (ctx, buyer) => {
    const wish = { lines: [{ variantId: of.variantId, units: 1, offerId: of.offerId }], address: null }
    const draft = priceOrder(catalogue, wish, ctx.now)
    const id = newId(ctx, 'ord')
    const memberId = `mem_${String(buyer).padStart(26, '0')}`
    const { version, currency, goods, discount, postage, delivery, needs, limits } = draft
    const lines = draft.lines.map(({ sold, offer, units, price, discount, amount }) => ({
      ...{ variantId: sold.variantId, offerId: offer?.id ?? null, title: sold.title, units, price, discount, amount },
    }))
    return {
      ...{ id, version, memberId, key: `batch-${buyer}`.padEnd(12, '-'), wishHash: 'bench', currency, goods, discount, postage },
      ...{ credit: 0, payable: goods, delivery, needs, limits, lines, note: '', waitsFor: null, address: null },
      payUntil: new Date(ctx.now.getTime() + 900_000),
      fact: factRow(ctx, orderPlaced),
    } as Claim
  }
}

export interface Batches {
  /** Orders a second; so many at once, four such groups under way, until the time is over. */
  run(size: number, forMs: number): Promise<number>
}

export async function batchesOf(ctxNow: () => Ctx, of: { variantId: string; offerId: string }): Promise<Batches> {
  const claim = await claimsOf(ctxNow, of)
  let buyers = 0
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
              return claimTogether(ctx, claim(ctx, ++buyers))
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

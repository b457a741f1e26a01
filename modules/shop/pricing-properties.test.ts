// Whatever is in the cart: sums hold to the fen, the order of its lines changes nothing, and nobody gets more than was said.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Refused } from '#kernel/refusal.ts'
import { buyer, cost, coupon, line, offer, parts, shopOf, sold } from './fixtures/cart.ts'
import type { WishedLine } from './rules/pieces.ts'
import type { PricedLine } from './rules/price.ts'
import { spread } from './rules/spread.ts'

describe('whatever is in the cart', () => {
  const variants = ['a', 'b', 'c', 'd']
  const price = fc.integer({ min: 0, max: 200_000 })
  const cart = fc.record({
    prices: fc.tuple(price, price, price, price),
    vip: fc.tuple(price, price),
    limited: price,
    max: fc.integer({ min: 1, max: 6 }),
    had: fc.integer({ min: 0, max: 6 }),
    bundle: fc.tuple(price, price, price),
    lines: fc.array(
      fc.record({ variantId: fc.constantFrom(...variants), units: fc.integer({ min: 1, max: 9 }), flash: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    ),
    coupon: fc.oneof(
      fc.record({ kind: fc.constant('fixed' as const), amountOff: fc.integer({ min: 1, max: 500_000 }) }),
      fc.record({ kind: fc.constant('percentage' as const), percentOff: fc.integer({ min: 1, max: 99 }) }),
      fc.constant(null),
    ),
    swap: fc.boolean(),
  })
  const drafted = (c: typeof cart extends fc.Arbitrary<infer C> ? C : never, lines: readonly WishedLine[]) => {
    const shop = shopOf(
      variants.map((id, n) => sold(id, c.prices[n] as number)),
      [
        offer('vip', 'price', [
          { variantId: 'a', price: c.vip[0] },
          { variantId: 'b', price: c.vip[1] },
        ]),
        offer(
          'few',
          'price',
          [
            { variantId: 'a', price: c.limited },
            { variantId: 'c', price: c.limited },
          ],
          { perMemberMax: c.max },
        ),
        offer('set', 'bundle', [
          { variantId: 'a', price: c.bundle[0] },
          { variantId: 'b', price: c.bundle[1] },
          { variantId: 'd', price: c.bundle[2] },
        ]),
        offer(
          'flash',
          'flash',
          variants.map((variantId, n) => ({ variantId, price: (c.prices[n] as number) >> 1 })),
        ),
      ],
    )
    const coupons = [
      ...(c.coupon ? [coupon({ id: 'x', ...c.coupon })] : []),
      ...(c.swap ? [coupon({ id: 'y', kind: 'exchange', variantId: 'c' })] : []),
    ]
    const who = buyer({ coupons, taken: new Map([['few', c.had]]) })
    try {
      return cost(shop, [...lines], who)
    } catch (error) {
      if (error instanceof Refused) return error.refusal.code
      throw error
    }
  }
  const wished = (lines: readonly { variantId: string; units: number; flash: boolean }[]) =>
    lines.map(l => line(l.variantId, l.units, l.flash ? 'flash' : null))

  it('sums hold, nothing is below zero, limits and units are kept', () =>
    fc.assert(
      fc.property(cart, c => {
        const lines = wished(c.lines)
        const draft = drafted(c, lines)
        if (typeof draft === 'string') return draft === 'shop.coupon-unfit'
        const sum = (of: (l: PricedLine) => number) => draft.lines.reduce((so, l) => so + of(l), 0)
        assert.equal(
          sum(l => l.amount),
          draft.goods - draft.discount,
        )
        for (const l of draft.lines) assert.ok(l.amount >= 0 && l.discount >= 0 && l.amount === l.units * l.price - l.discount)
        for (const l of draft.lines) assert.ok(l.offer?.kind === 'flash' || l.price <= l.usual, 'no offer makes it dearer')
        assert.equal(
          draft.coupons.reduce((so, used) => so + used.off, 0),
          draft.discount,
        )
        const fixed = draft.coupons.find(used => used.coupon.kind === 'fixed')
        if (fixed) assert.ok(fixed.off <= (fixed.coupon.amountOff as number))
        for (const id of variants) {
          const asked = lines.filter(l => l.variantId === id).reduce((so, l) => so + l.units, 0)
          assert.equal(
            sum(l => (l.sold.variantId === id ? l.units : 0)),
            asked,
          )
        }
        const few = sum(l => (l.offer?.id === 'few' ? l.units : 0))
        assert.ok(few <= Math.max(c.max - c.had, 0))
        assert.ok(draft.lines.length <= 100)
        return true
      }),
      { numRuns: 1_000 },
    ))
  it('the order of its lines changes nothing', () =>
    fc.assert(
      fc.property(cart, fc.infiniteStream(fc.nat()), (c, chance) => {
        const lines = wished(c.lines)
        const mixed = lines
          .map(l => ({ l, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(one => one.l)
        const [one, other] = [drafted(c, lines), drafted(c, mixed)]
        if (typeof one === 'string' || typeof other === 'string') return assert.equal(one, other)
        assert.deepEqual([one.goods, one.discount, parts(one)], [other.goods, other.discount, parts(other)])
      }),
      { numRuns: 1_000 },
    ))
})

describe('an amount is spread', () => {
  it('to the last fen, each no more than its weight', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90_000_000_000 }), { minLength: 1, maxLength: 50 }),
        fc.nat(),
        (weights, n) => {
          const total = weights.reduce((sum, one) => sum + one, 0)
          const amount = total === 0 ? 0 : Math.min(n, total)
          const shares = spread(
            amount,
            weights.map((weight, at) => ({ weight, key: String(at) })),
          )
          assert.equal(
            shares.reduce((sum, one) => sum + one, 0),
            amount,
          )
          for (const [at, share] of shares.entries()) assert.ok(share >= 0 && share <= (weights[at] as number))
        },
      ),
    ))
})

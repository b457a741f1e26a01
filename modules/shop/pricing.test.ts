// Prices as they are reckoned: the best for each buyer, what coupons take off, and what an offer may still become.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buyer, code, cost, coupon, days, line, now, offer, parts, shopOf, sold } from './fixtures/cart.ts'
import type { HeldCoupon } from './rules/coupons.ts'
import { faceText } from './rules/face.ts'
import { strikeOf, worseIn } from './rules/offers.ts'
import type { WishedLine } from './rules/pieces.ts'
import { settleTakes } from './rules/takes.ts'

describe('the price of each piece', () => {
  const box = sold('box', 10_000)
  const tea = sold('tea', 3_000)
  const vip = offer('会员价', 'price', [{ variantId: 'box', price: 8_800 }], { needsRight: 'vip' })

  it('is the usual one, or the member price for who holds the right', () => {
    const shop = shopOf([box, tea], [vip])
    assert.deepEqual(parts(cost(shop, [line('box')])), ['box×1@10000'])
    assert.deepEqual(parts(cost(shop, [line('box')], buyer({ rights: new Set(['vip']) }))), ['box×1@8800 会员价'])
  })
  it('is the best of several, and the flash price that was asked for when that is better still', () => {
    const flash = offer('秒杀', 'flash', [{ variantId: 'box', price: 8_000, quotaStockId: 'q' }])
    const shop = shopOf([box], [vip, flash])
    const member = buyer({ rights: new Set(['vip']) })
    assert.deepEqual(parts(cost(shop, [line('box', 1, '秒杀')], member)), ['box×1@8000 秒杀'])
    assert.deepEqual([...cost(shop, [line('box', 1, '秒杀')], member).needs], [['q', 1]])
    const dearer = shopOf([box], [vip, offer('秒杀', 'flash', [{ variantId: 'box', price: 9_000, quotaStockId: 'q' }])])
    const draft = cost(dearer, [line('box', 1, '秒杀')], member)
    assert.deepEqual([parts(draft), [...draft.needs]], [['box×1@8800 会员价'], []])
  })
  it('of a limited member price counts what was had before, and the rest is usual', () => {
    const limited = { ...vip, perMemberMax: 3 }
    const member = buyer({ rights: new Set(['vip']), taken: new Map([['会员价', 1]]) })
    const draft = cost(shopOf([box], [limited]), [line('box', 5)], member)
    assert.deepEqual(parts(draft), ['box×2@8800 会员价', 'box×3@10000'])
    assert.deepEqual(draft.limits, [{ offerId: '会员价', units: 2, max: 3 }])
  })
  it('of a bundle applies as many times as it is complete', () => {
    const bundle = offer('套餐', 'bundle', [
      { variantId: 'box', price: 9_000 },
      { variantId: 'tea', price: 2_000 },
    ])
    const shop = shopOf([box, tea], [bundle])
    assert.deepEqual(parts(cost(shop, [line('box', 3)])), ['box×3@10000'])
    assert.deepEqual(parts(cost(shop, [line('box', 3), line('tea', 2)])), ['box×1@10000', 'box×2@9000 套餐', 'tea×2@2000 套餐'])
    const member = buyer({ rights: new Set(['vip']) })
    const both = cost(shopOf([box, tea], [bundle, vip]), [line('box', 1), line('tea', 1)], member)
    assert.deepEqual(parts(both), ['box×1@8800 会员价', 'tea×1@2000 套餐'], 'what is cheaper already stays so')
  })
  it('of an upgrade is what the offer says; of a tier what it was quoted', () => {
    const large = sold('large', 15_000)
    const up = offer('升级', 'upgrade', [{ variantId: 'large', price: 12_000, fromVariantId: 'box' }])
    assert.deepEqual(parts(cost(shopOf([box, large], [up]), [line('large', 1, '升级')])), ['large×1@12000 升级'])
    const plan = sold('gold', 120_000, { kind: 'tier', planId: 'pln', delivery: 'none' })
    const quoted = { price: 70_000, planId: 'pln', version: 2, upgradeFrom: 'hol_1' }
    const draft = cost(shopOf([plan]), [line('gold')], buyer({ tiers: new Map([['gold', quoted]]) }))
    assert.deepEqual([parts(draft), draft.tiers], [['gold×1@70000'], [{ ...quoted, line: 1, roundId: null }]])
    assert.equal(
      code(() => cost(shopOf([plan]), [line('gold', 2)])),
      'shop.one-of-a-tier',
    )
  })
})

describe('coupons', () => {
  const shop = shopOf([sold('box', 10_000), sold('tea', 3_333), sold('gold', 5_000, { kind: 'tier', delivery: 'none' })])
  const off = (lines: WishedLine[], ...coupons: HeldCoupon[]) => cost(shop, lines, buyer({ coupons }))

  it('take off an amount from a threshold on, never more than there is to pay', () => {
    const thirty = coupon({ amountOff: 3_000, threshold: 20_000 })
    assert.equal(off([line('box', 2)], thirty).discount, 3_000)
    assert.equal(
      code(() => off([line('box')], thirty)),
      'shop.coupon-unfit',
    )
    assert.equal(off([line('tea')], coupon({ amountOff: 9_999 })).discount, 3_333)
  })
  it('take off a part with a cap, and count for their goods alone', () => {
    const fold = coupon({ kind: 'percentage', percentOff: 12, offMax: 1_000 })
    assert.equal(off([line('tea')], fold).discount, 399)
    assert.equal(off([line('box')], fold).discount, 1_000)
    const forTea = coupon({ amountOff: 3_000, products: ['p-tea'] })
    assert.deepEqual(parts(off([line('box'), line('tea')], forTea)), ['box×1@10000', 'tea×1@3333 -3000'])
    assert.equal(
      code(() => off([line('gold')], coupon({ amountOff: 100 }))),
      'shop.coupon-unfit',
    )
  })
  it('exchange one piece each, then one takes off of the rest; two of those are one too many', () => {
    const swap = (id: string) => coupon({ id, kind: 'exchange', variantId: 'tea' })
    const tenth = coupon({ id: 'z', kind: 'percentage', percentOff: 10 })
    const draft = off([line('tea', 2), line('box')], tenth, swap('a'))
    assert.deepEqual([draft.discount, draft.coupons.map(used => used.off)], [3_333 + 1_333, [3_333, 1_333]])
    assert.equal(
      code(() => off([line('tea')], swap('a'), swap('b'))),
      'shop.coupon-unfit',
    )
    assert.equal(
      code(() => off([line('box')], tenth, coupon({ amountOff: 100 }))),
      'shop.coupon-unfit',
    )
  })
  it('say what they give', () => {
    assert.equal(faceText(coupon({ amountOff: 3_000, threshold: 20_000 }), 'CNY', 'zh-CN'), '满 ¥200 减 ¥30')
    assert.equal(faceText(coupon({ kind: 'percentage', percentOff: 12, offMax: 5_000 }), 'CNY', 'zh-CN'), '88 折，最多减 ¥50')
    assert.equal(faceText(coupon({ kind: 'percentage', percentOff: 20 }), 'CNY', 'zh-CN'), '8 折')
    assert.equal(faceText(coupon({ amountOff: 3_050 }), 'CNY', 'en'), '¥30.50 off')
  })
})

describe('what is decided without a database', () => {
  it('coupons go by arrival: no more than are left, each his share, one key once', () => {
    const take = (memberId: string, key: string) => ({ memberId, key })
    const takes = [
      take('ling', 'k1'),
      take('ling', 'k1'),
      take('ling', 'k2'),
      take('bo', 'k1'),
      take('chen', 'k9'),
      take('dan', 'k1'),
    ]
    const standing = { left: 2, had: new Map([['chen', 0]]), known: new Map([['dan k1', 'cpn_d']]) }
    assert.deepEqual(
      settleTakes(takes, 1, standing).map(v => v.kind),
      ['taken', 'all-yours', 'all-yours', 'taken', 'gone', 'known'],
    )
  })
  it('an announced offer only changes for the better', () => {
    const item = { variantId: 'a', price: 100, quota: 10, fromVariantId: null }
    const terms = { opensAt: days(1), closesAt: days(2), needsRight: null, perMemberMax: 2, payMinutes: 15, items: [item] }
    assert.equal(worseIn(terms, { ...terms, closesAt: days(3), perMemberMax: null, items: [{ ...item, quota: 11 }] }), null)
    for (const [field, worse] of Object.entries({
      closesAt: { closesAt: days(1.5) },
      opensAt: { opensAt: days(0.5) },
      perMemberMax: { perMemberMax: 1 },
      payMinutes: { payMinutes: 5 },
      items: { items: [{ ...item, quota: 9 }] },
    }))
      assert.equal(worseIn(terms, { ...terms, ...worse }), field)
    assert.equal(worseIn(terms, { ...terms, items: [{ ...item, price: 90 }] }), 'items')
  })
  it('a struck-out price is the lowest deal of seven days, else the last one', () => {
    const deal = (price: number, day: number) => ({ price, at: days(day) })
    assert.equal(strikeOf([deal(900, -8), deal(1_000, -6), deal(1_100, -1)], now), 1_000)
    assert.equal(strikeOf([deal(900, -9), deal(1_000, -8)], now), 1_000)
    assert.equal(strikeOf([deal(900, 1)], now), null)
  })
})

// A shop at work, for the doctor: coupons taken for points, used and set aside, and a limited offer in an order that waits.
import { openCounter } from '#modules/shop/fixtures/counter.ts'
import { give } from '#modules/wallet/fixtures/books.ts'
import type { SignedInMember, World } from './world.ts'

export async function stallOf(world: World, ling: SignedInMember): Promise<void> {
  const counter = await openCounter(world)
  const { variantId } = await counter.goods('书箱', 10_000, 100)
  const items = [{ variantId, price: 9_000, quota: 10 }]
  const flash = await counter.offer({ kind: 'flash', title: '秒杀', perMemberMax: 3, items })
  await give(world.ctx(), ling.memberId, 60)
  const take = async (batch: { id: string }) => (await counter.as(ling, 'POST', `/coupon-batches/${batch.id}/coupons`)).id
  const order = (line: object, coupon: string) =>
    counter.as(ling, 'POST', '/orders', { lines: [{ variantId, ...line }], coupons: [coupon] })
  await order({}, await take(await counter.batch({ kind: 'exchange', title: '换书', variantId, points: 60 })))
  const fixed = await counter.batch({ kind: 'fixed', title: '满减', amountOff: 3_000, threshold: 15_000 })
  await order({ units: 2, offerId: flash.id }, await take(fixed))
}

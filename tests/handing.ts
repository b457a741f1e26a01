// Things on their way in every manner, for tests that look at the books: sent, half redeemed, given away, listed, receipted.
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { claimGift } from '#modules/shop/commands/claim-gift.ts'
import { gatherDispatch } from '#modules/shop/commands/gather-dispatch.ts'
import { showReceipt } from '#modules/shop/commands/issue-receipts.ts'
import { orderPickup } from '#modules/shop/commands/open-pickup.ts'
import { redeemPickup } from '#modules/shop/commands/redeem-pickup.ts'
import { grantRequest, requestRefund } from '#modules/shop/commands/request-refund.ts'
import { sendParcel } from '#modules/shop/commands/send-parcels.ts'
import { givenGift } from '#modules/shop/commands/show-gift.ts'
import { putThing } from '#modules/shop/fixtures/stall.ts'
import { placeOrder, type Wish } from '#modules/shop/index.ts'
import { stallOf } from './stall.ts'
import { payIt, paymentsOf } from './till.ts'
import type { SignedInMember, SignedInOperator, World } from './world.ts'

const address = { name: '凌', phone: '13800138000', region: '上海市', detail: '某路 1 号', postcode: '' }
let keys = 0

/** All that is bought, paid and handed over where all is well. */
export async function tradeOf(world: World, ling: SignedInMember, bo: SignedInMember, mei: SignedInOperator): Promise<void> {
  await stallOf(world, ling)
  await paymentsOf(world, ling)
  await handedOver(world, ling, bo, mei)
}

async function handedOver(world: World, buyer: SignedInMember, friend: SignedInMember, mei: SignedInOperator): Promise<void> {
  const [mine, desk] = [world.ctx(buyer.actor), world.ctx(mei.actor)]
  const bought = async (delivery: 'parcel' | 'pickup', more: Partial<Wish> = {}): Promise<string> => {
    const thing = await putThing(world.ctx(), { title: '书箱', price: 1_000, onHand: 100, delivery })
    const wish = { lines: [{ variantId: thing.variantId, units: 4, offerId: null }], address: null, note: '', credit: 0, ...more }
    const { orderId } = await placeOrder(mine, { ...wish, key: `hand-${String(++keys).padStart(8, '0')}` })
    const { id } = await beginPayment(mine, orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
    await payIt(world, id)
    return orderId
  }
  const sent = await bought('parcel', { address })
  await sendParcel(desk, { ref: sent, lines: [], carrier: 'sf', number: 'SF0001' })
  await showReceipt(desk, sent)
  for (const units of [1, 2]) {
    const { id } = await orderPickup(mine, await bought('pickup'))
    await redeemPickup(desk, { pickupId: id, pieces: [{ line: 1, units }], place: '', note: '' })
  }
  const asked = { kind: 'return' as const, lines: [], reason: '破损' }
  await requestRefund(mine, sent, asked)
  const { requestId } = await requestRefund(mine, await bought('pickup'), asked)
  await grantRequest(desk, requestId, { amount: 1_000, restock: false, answer: '' })
  const gift = await bought('parcel', { gift: { pieces: 1, words: '', days: 15, perPersonMax: 1 } })
  await claimGift(world.ctx(friend.actor), (await givenGift(mine, gift)).token, { address })
  await gatherDispatch(desk, { productId: null, offerId: null, paidFrom: null, paidUntil: null, pack: false })
}

/** What is done to the tables behind the back of the program; see tests/doctor.test.ts. */
export const handingDamages: Record<string, string> = {
  'shop.sent-in-parcels': 'update shop_parcel_lines set units = units + 1',
  'shop.shares-sent-in-parcels': `update shop_claims set state = 'sent'`,
  'shop.parcels-belong': `update shop_parcels set order_id = 'ord_1'`,
  'shop.redeemed-as-bought': 'update shop_pickup_lines set redeemed = redeemed + 1',
  'shop.redeemed-when-empty': `update shop_pickups set state = 'redeemed'`,
  'shop.codes-apart': `update shop_pickups set code_hash = ''`,
  'shop.gifts-claimed': 'update shop_gifts set claimed = claimed + 1',
  'shop.gifts-end': `update shop_gifts set ends_at = ends_at - interval '40 days'`,
  'shop.handed-over-is-sold': `update shop_orders set state = 'received' where state = 'paid'`,
  'shop.requests-of-paid': `update shop_refund_requests set member_id = 'mem_1'`,
  'shop.granted-is-refunded': 'update shop_refund_requests set refund_id = null',
  'shop.receipts-in-turn': 'update shop_receipt_years set last = last + 1',
  'shop.lists-once': `insert into shop_dispatch_items (community_id, dispatch_id, number, ref, order_id)
    select community_id, dispatch_id, number + 1000, ref, order_id from shop_dispatch_items`,
}

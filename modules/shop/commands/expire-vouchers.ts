// What was not fetched in its time runs out: it is kept, or its price goes back, as its product says.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { round } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { houseAccount, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { NoSuchVariant } from '../contract/refusals.ts'
import { pickupExpired } from '../facts.ts'
import { expiredKey } from '../rules/keys.ts'
import { amountsOf } from '../store/amounts.ts'
import { findClaim, findGift, moveClaims } from '../store/gifts.ts'
import { linesOf, lockOrders, type OrderRow } from '../store/orders.ts'
import { expirePieces, movePickup, type PickupRow, pickupsOfOrder, type Validity, validityOf } from '../store/pickups.ts'
import { countExpired, ordersRunOut, writeValidity } from '../store/till.ts'
import { finishOrder } from './finish-order.ts'
import { openPickup } from './open-pickup.ts'
import { askRefund } from './refund-order.ts'

const mostAtOnce = 200
// Orders may still be paid for a while after it ran out; later than that nothing is left to look for.
const lookBackMs = 60 * 86_400_000

export const expireVouchers = round('shop.expire-vouchers', '7 * * * *', 'UTC', async ctx => {
  const since = new Date(ctx.now.getTime() - lookBackMs)
  for (let found = mostAtOnce; found === mostAtOnce; ) {
    const ids = await ordersRunOut(ctx, since, mostAtOnce)
    for (const id of ids) await within(ctx, ctx => expireOrder(asSystem(ctx, 'shop'), id))
    found = ids.length
  }
})

async function expireOrder(ctx: Ctx, orderId: string): Promise<void> {
  const [order] = await lockOrders(ctx, [orderId])
  const { validUntil, onExpiry } = await validityOf(ctx, orderId)
  if (!order || (order.state !== 'paid' && order.state !== 'packed') || !validUntil || ctx.now < validUntil) return
  const gift = await findGift(ctx, orderId)
  // Of a gift only what was claimed has a code; the rest ends with the gift.
  if (!gift) await openPickup(ctx, order)
  const total = (await amountsOf(ctx, [orderId])).get(orderId) ?? 0
  const pieces = (await linesOf(ctx, [orderId])).reduce((sum, line) => sum + line.units, 0)
  let gone = 0
  for (const pickup of await pickupsOfOrder(ctx, orderId))
    if (pickup.state === 'open')
      gone += await expirePickup(ctx, order, pickup, { total, pieces, goesBack: onExpiry === 'refund' })
  if (gone > 0) await finishOrder(ctx, orderId)
}

interface Worth {
  total: number
  pieces: number
  goesBack: boolean
}
async function expirePickup(ctx: Ctx, order: OrderRow, pickup: PickupRow, { total, pieces, goesBack }: Worth): Promise<number> {
  const units = await expirePieces(ctx, pickup.id)
  await movePickup(ctx, pickup.id, 'expired')
  const claim = pickup.claimId ? await findClaim(ctx, pickup.claimId) : undefined
  if (claim) await moveClaims(ctx, [claim.id], ['claimed', 'packed'], 'expired')
  const [now] = await lockOrders(ctx, [order.id])
  const left = ((await amountsOf(ctx, [order.id])).get(order.id) ?? 0) - (now?.refunded ?? 0)
  // Of pieces that cost different prices each counts the same part of the whole.
  const amount = Math.min(Math.round((total * units) / pieces), left)
  if (amount > 0) await (goesBack ? giveBack : keep)(ctx, order, pickup, amount)
  const about = { orderId: order.id, memberId: pickup.memberId, pickupId: pickup.id }
  await record(ctx, pickupExpired, order.id, { ...about, units, amount, goesBack })
  return units
}

async function keep(ctx: Ctx, order: OrderRow, pickup: PickupRow, amount: number): Promise<void> {
  const unit = order.currency as Unit
  const lines = [{ debit: houseAccount(unit, 'unearned'), credit: houseAccount(unit, 'breakage'), amount }]
  await countExpired(ctx, order.id, amount)
  await postTransfers(ctx, [{ key: expiredKey(order.id, pickup.id), kind: 'order-expired', cause: order.id, lines }])
}
async function giveBack(ctx: Ctx, order: OrderRow, pickup: PickupRow, amount: number): Promise<void> {
  const reason = ctx.community.locale === 'en' ? 'Not redeemed in time' : '到期未核销'
  await askRefund(ctx, { orderId: order.id, key: `expired:${pickup.id}`, amount, reason })
}

export async function setValidity(
  ctx: Ctx,
  productId: string,
  wish: { from: Date | null; until: Date | null; onExpiry: Validity['onExpiry'] },
): Promise<void> {
  const set = { validFrom: wish.from, validUntil: wish.until, onExpiry: wish.onExpiry }
  if (!(await writeValidity(ctx, productId, set))) refuse(NoSuchVariant)
}

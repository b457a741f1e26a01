// Money for orders has arrived: they are paid, their goods leave the shelf, and what can be given at once is given.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { recordAll } from '#kernel/facts.ts'
import { Refused } from '#kernel/refusal.ts'
import { captureHold, findHoldByKey, houseAccount, type Posting, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { orderPaid } from '../facts.ts'
import { creditKey, paidKey } from '../rules/keys.ts'
import { isPaid } from '../rules/states.ts'
import { goBack, setMark } from '../store/marks.ts'
import { type LineRow, linesOf, lockOrders, moveOrders, type OrderRow } from '../store/orders.ts'
import { sellStocks, takingsOf } from '../store/stocks.ts'
import { closeLocked } from './close-orders.ts'
import { deliverAtOnce } from './deliver-at-once.ts'
import { spendAside } from './set-aside.ts'
import { tellWaiting } from './tell-waiting.ts'

export interface Payment {
  orderId: string
  /** null: there was nothing to pay. */
  paymentId: string | null
  provider: string | null
  amount: number
  currency: string
}
/** late: nobody waits for this money; it must go back. mismatch: it is not the sum that was asked for. */
export interface Settlement {
  outcome: 'paid' | 'late' | 'mismatch' | 'unknown'
  /** Of a late one: what the order is instead. */
  state?: string
}

/**
 * Within the caller's transaction, which proves that each payment is settled once. Orders that no longer wait are left as they
 * are. The money itself is booked here, from the provider's clearing account; what is late or wrong is booked by the caller.
 */
export async function settleOrders(ctx: Ctx, payments: readonly Payment[]): Promise<Settlement[]> {
  if (payments.length === 0) return []
  const orders = new Map(
    (
      await lockOrders(
        ctx,
        payments.map(p => p.orderId),
      )
    ).map(order => [order.id, order]),
  )
  const taken = new Map<string, Payment>()
  const settlements = payments.map((payment): Settlement => {
    const order = orders.get(payment.orderId)
    if (!order) return { outcome: 'unknown' }
    if (order.state !== 'awaiting' || taken.has(order.id))
      return { outcome: 'late', state: taken.has(order.id) || isPaid(order.state) ? 'paid' : order.state }
    if (payment.amount !== order.payable || payment.currency !== order.currency) return { outcome: 'mismatch' }
    taken.set(order.id, payment)
    return { outcome: 'paid' }
  })
  const paid = [...taken.keys()].map(id => orders.get(id) as OrderRow)
  await markPaid(
    ctx,
    paid.filter(order => order.delivery !== 'none'),
    taken,
  )
  for (const order of paid.filter(o => o.delivery === 'none'))
    if (!(await couldDeliver(ctx, order, taken)))
      for (const [n, payment] of payments.entries())
        if (payment === taken.get(order.id)) settlements[n] = { outcome: 'late', state: 'closed' }
  return settlements
}

/** What is given at once may be refused by now, e.g. a tier that was bought a second time: then the order is off. */
async function couldDeliver(ctx: Ctx, order: OrderRow, by: ReadonlyMap<string, Payment>): Promise<boolean> {
  await setMark(ctx)
  try {
    await markPaid(ctx, [order], by)
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await goBack(ctx)
    await closeLocked(asSystem(ctx, 'shop'), [order], 'withdrawn', error.refusal.code)
    return false
  }
}

async function markPaid(ctx: Ctx, orders: readonly OrderRow[], by: ReadonlyMap<string, Payment>): Promise<void> {
  if (orders.length === 0) return
  const house = asSystem(ctx, 'shop')
  const moved = await moveOrders(house, orders, 'paid', { paidAt: ctx.now, isPaidInFull: true })
  if (moved.size !== orders.length) throw new Error('an order moved on though it was locked')
  await sellStocks(house, takingsOf(orders))
  await postTransfers(
    house,
    orders.flatMap(order => paidPosting(order, by.get(order.id) as Payment)),
  )
  for (const order of orders.filter(o => o.credit > 0)) await takeCredit(house, order)
  await spendAside(house, orders)
  const lines = Map.groupBy(
    await linesOf(
      ctx,
      orders.map(o => o.id),
    ),
    line => line.orderId,
  )
  await recordAll(
    house,
    orderPaid,
    orders.map(order => ({ subject: order.id, payload: paidFact(order, lines.get(order.id) ?? []) })),
  )
  await tellWaiting(house, orders, 'paid')
  await deliverAtOnce(house, orders, lines)
}

const paidFact = (order: OrderRow, lines: readonly LineRow[]) => ({
  orderId: order.id,
  memberId: order.memberId,
  paid: order.payable,
  credit: order.credit,
  currency: order.currency,
  lines: lines.map(({ variantId, offerId, units, amount }) => ({ variantId, offerId, units, amount })),
})

function paidPosting(order: OrderRow, payment: Payment): Posting[] {
  if (order.payable === 0) return []
  const unit = order.currency as Unit
  const amount = order.payable
  const lines = [
    { debit: houseAccount(unit, 'clearing', payment.provider ?? 'none'), credit: houseAccount(unit, 'awaited'), amount },
    { debit: houseAccount(unit, 'ordered'), credit: houseAccount(unit, 'unearned'), amount },
  ]
  return [{ key: paidKey(order.id), kind: 'order-paid', cause: order.id, lines }]
}

/** What was set aside of the member's credit is spent, and what had been prepaid for it is owed in goods now. */
async function takeCredit(ctx: Ctx, order: OrderRow): Promise<void> {
  const hold = await findHoldByKey(ctx, creditKey(order.id))
  if (!hold) throw new Error(`${order.id} has no credit set aside`)
  await captureHold(ctx, hold.id, { kind: 'order-credit', credit: houseAccount('credit', 'spent'), amount: order.credit })
  const unit = order.currency as Unit
  const lines = [{ debit: houseAccount(unit, 'prepaid'), credit: houseAccount(unit, 'unearned'), amount: order.credit }]
  await postTransfers(ctx, [{ key: `order:${order.id}:prepaid`, kind: 'order-credit', cause: order.id, lines }])
}

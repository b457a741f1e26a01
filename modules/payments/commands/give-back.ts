// Money goes back through the provider that brought it: asked with one number for ever, asked about when in doubt, booked once.
import { z } from 'zod'
import { PaymentRefused, PaymentUnavailable, type Refund, type RefundState } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { type Text, textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { job, later } from '#kernel/jobs/define.ts'
import type { Currency } from '#kernel/money.ts'
import { settleRefund } from '#modules/shop/index.ts'
import { houseAccount, postTransfers } from '#modules/wallet/index.ts'
import type { SuspenseWhy } from '../contract/words.ts'
import { paidBack, refundFailed } from '../facts.ts'
import { nextTry, triesBeforeTicket } from '../rules/times.ts'
import { findPayment, type PaymentRow, paymentsOfOrder } from '../store/payments.ts'
import { endRefund, findRefund, insertRefunds, noteTry, type RefundRow, refundsOfShop, takeBack } from '../store/refunds.ts'
import { settleOfRefund } from '../store/tickets.ts'
import { reasonsAside } from '../texts/asides.ts'
import { openProvider } from './open-provider.ts'
import { openTickets } from './open-ticket.ts'

const slowAfterMs = 3 * 86_400_000

export const giveBack = job('payments.give-back', z.object({ refundId: z.string() }), async (ctx, { refundId }) => {
  const refund = await findRefund(ctx, refundId)
  if (!refund || refund.state === 'paid-out' || refund.state === 'failed') return
  // Somebody has tried in the meantime, and planned the next try.
  if (refund.nextAt > ctx.now) return
  const payment = (await findPayment(ctx, refund.paymentId)) as PaymentRow
  const said = await askProvider(ctx, payment, refund)
  if (said === null) return again(ctx, refund, 'not-ready')
  if (typeof said === 'string') return again(ctx, refund, said)
  // The bank takes its time: days, at some.
  if (said.state === 'processing') return again(ctx, refund, said.code, said)
  await within(ctx, async ctx => {
    if (said.state === 'succeeded') await bookPaidBack(ctx, refund, said)
    else await noteFailed(ctx, refund, said)
  })
})

/** In the transaction that makes it due. */
export const tryGiveBack = (ctx: Ctx, refundId: string, at = ctx.now): Promise<void> => later(ctx, giveBack, { refundId }, { at })

/** The whole of what came, back to whoever paid it; nobody asked for it. */
export async function giveBackAlone(ctx: Ctx, payment: PaymentRow, why: SuspenseWhy): Promise<void> {
  const { id: paymentId, received: amount, receivedIn: currency } = payment
  if (!amount || !currency || !(await takeBack(ctx, paymentId, amount))) return
  const id = newId(ctx, 'prf')
  const reason = textIn(reasonsAside[why] as Text, ctx.community.locale)
  await insertRefunds(ctx, [{ id, paymentId, shopRefundId: null, amount, currency, reason }])
  await tryGiveBack(ctx, id)
}

/** What the shop wants given back, from the payments that paid the order; asked again for the same refund, nothing more is taken. */
export const giveBackForShop = (
  ctx: Ctx,
  wish: { shopRefundId: string; orderId: string; amount: number; currency: string; reason: string },
): Promise<void> =>
  within(ctx, async ctx => {
    if ((await refundsOfShop(ctx, wish.shopRefundId)).length > 0) return
    let left = wish.amount
    for (const payment of (await paymentsOfOrder(ctx, wish.orderId)).filter(
      p => p.state === 'paid' && p.currency === wish.currency,
    )) {
      const amount = Math.min(left, payment.amount - payment.toReturn)
      if (amount <= 0 || !(await takeBack(ctx, payment.id, amount))) continue
      const id = newId(ctx, 'prf')
      const { shopRefundId, currency, reason } = wish
      await insertRefunds(ctx, [{ id, paymentId: payment.id, shopRefundId, amount, currency, reason }])
      await tryGiveBack(ctx, id)
      left -= amount
    }
    // Thrown, so that nothing is taken and it is tried again: somebody else was taking from the same payment, or it is a mistake of ours.
    if (left > 0) throw new Error(`${wish.shopRefundId} asks for ${left} more than was paid`)
  })

/** What the provider says of it; a word when it cannot say now; null when we cannot speak to it. */
async function askProvider(ctx: Ctx, payment: PaymentRow, refund: RefundRow): Promise<Refund | string | null> {
  const open = await openProvider(ctx, payment.provider)
  if (!open) return null
  const name = { outTradeNo: payment.id, outRefundNo: refund.id, ...(payment.ref ? { ref: payment.ref } : {}) }
  try {
    // It may have been made already, by a call whose answer never came.
    const found: RefundState = refund.tries > 0 ? await open.client.findRefund(name) : { state: 'unknown' }
    if (found.state !== 'unknown') return checked(found, refund)
    return checked(
      await open.client.refund({
        ...name,
        amount: refund.amount,
        totalAmount: payment.received as number,
        currency: refund.currency,
        reason: refund.reason,
        notifyUrl: notifyUrl(ctx, payment.provider),
      }),
      refund,
    )
  } catch (error) {
    if (error instanceof PaymentUnavailable) return error.reason
    if (!(error instanceof PaymentRefused)) throw error
    ctx.log.warn({ refund: refund.id, code: error.code, why: error.message }, 'a provider refused a refund')
    return { state: 'failed', code: error.code, amount: refund.amount, currency: refund.currency }
  }
}
export const notifyUrl = (ctx: Ctx, provider: string): string =>
  `${ctx.house.settings.publicUrl}/hooks/payments/${ctx.community.id}/${provider}`

/** What is told of another sum is not this refund. */
const checked = (found: Refund, refund: RefundRow): Refund | string =>
  found.amount === refund.amount && found.currency === refund.currency ? found : 'another-sum'

async function again(ctx: Ctx, refund: RefundRow, code: string, said?: Refund): Promise<void> {
  const at = nextTry(ctx.now, refund.tries)
  await within(ctx, async ctx => {
    await noteTry(ctx, refund.id, { code, nextAt: at, providerRefundId: said?.providerRefundId })
    await tryGiveBack(ctx, refund.id, at)
    if (isSlow(ctx.now, refund, said !== undefined)) await openTickets(ctx, [ticketFor(refund, 'refund-slow', code)])
  })
}

const isSlow = (now: Date, refund: RefundRow, isUnderWay: boolean): boolean =>
  isUnderWay ? now.getTime() - refund.askedAt.getTime() > slowAfterMs : refund.tries + 1 >= triesBeforeTicket

/** In an open transaction; once, however often and by whomever it is told. */
export async function bookPaidBack(
  ctx: Ctx,
  refund: RefundRow,
  said: Pick<Refund, 'code' | 'providerRefundId'>,
  from: 'clearing' | 'bank' = 'clearing',
): Promise<boolean> {
  const { id, paymentId, orderId, memberId, provider, amount, currency, reason, shopRefundId } = refund
  if (!(await endRefund(ctx, refund, { state: 'paid-out', code: said.code, providerRefundId: said.providerRefundId })))
    return false
  const unit = currency as Currency
  const debit = houseAccount(unit, shopRefundId ? 'refunding' : 'suspense')
  const credit = from === 'bank' ? houseAccount(unit, 'bank') : houseAccount(unit, 'clearing', provider)
  await postTransfers(ctx, [
    { key: `refund:${id}:paid-out`, kind: 'refund-paid-out', cause: orderId, lines: [{ debit, credit, amount }] },
  ])
  await settleOfRefund(ctx, id, 'system:payments', '已退到 / It has been paid back')
  await record(ctx, paidBack, paymentId, { paymentId, orderId, memberId, provider, amount, currency, refundId: id, reason })
  if (shopRefundId && (await refundsOfShop(ctx, shopRefundId)).every(one => one.state === 'paid-out'))
    await settleRefund(ctx, { refundId: shopRefundId, outcome: 'paid-out' })
  return true
}

/** The provider will not: it stays owed, and a person sees to it. */
export async function noteFailed(ctx: Ctx, refund: RefundRow, said: Pick<Refund, 'code' | 'providerRefundId'>): Promise<void> {
  const { id, paymentId, orderId, memberId, provider, amount, currency } = refund
  if (!(await endRefund(ctx, refund, { state: 'failed', code: said.code, providerRefundId: said.providerRefundId }))) return
  await record(ctx, refundFailed, paymentId, {
    paymentId,
    orderId,
    memberId,
    provider,
    amount,
    currency,
    refundId: id,
    code: said.code,
  })
  await openTickets(ctx, [ticketFor(refund, 'refund-failed', said.code)])
}

const ticketFor = (
  { id, paymentId, provider, amount, currency, orderId, tries }: RefundRow,
  kind: 'refund-failed' | 'refund-slow',
  code: string,
) => ({
  // Slow it is once; it may fail anew each time a person has it tried.
  key: `refund:${id}:${kind}:${kind === 'refund-slow' ? 0 : tries}`,
  kind,
  provider,
  paymentId,
  refundId: id,
  details: { amount, currency, code, orderId },
})

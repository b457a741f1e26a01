// Beginning to pay: the intent is written down first, then the provider is asked with its number, outside of any transaction.
import { type BeginRequest, PaymentRefused, PaymentUnavailable } from '#gateways/payments/index.ts'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { NothingToPay, NotOffered, PayTimeOver, ProviderAway, ProviderRefused } from '../contract/refusals.ts'
import type { BeginWish, Payment } from '../contract/shapes.ts'
import { begun } from '../facts.ts'
import { expiryOf, nextLook } from '../rules/times.ts'
import { findAccount } from '../store/accounts.ts'
import { findByKey, findOpen, findPayment, insertPayment, type PaymentRow, takeOn } from '../store/payments.ts'
import { type OrderToPay, orderFor, waitsForPayment } from './ask-shop.ts'
import { notifyUrl } from './give-back.ts'
import { lookAt, lookAtTime } from './look-after.ts'
import { openIdOf } from './offer-ways.ts'
import { ensureSandbox, type OpenProvider, openProvider } from './open-provider.ts'
import { shownPayment } from './show-payment.ts'

export async function beginPayment(ctx: Ctx, orderId: string, key: string, wish: BeginWish): Promise<Payment> {
  const order = await orderFor(ctx, orderId, wish.token)
  // Asked again: what became of the first time, even if there is nothing to pay any more.
  const known = await findByKey(ctx, { orderId, begunBy: actorName(ctx.actor), key })
  if (known && (known.provider !== wish.provider || known.way !== wish.way)) refuse(KeyReused)
  if (known && known.state !== 'begun') return shownPayment(ctx, known)
  if (!waitsForPayment(order)) refuse(NothingToPay)
  if (order.payUntil <= ctx.now) refuse(PayTimeOver)
  if (wish.provider === 'sandbox') await ensureSandbox(ctx)
  const account = await findAccount(ctx, wish.provider)
  const open = account?.turnedOnAt && account.currency === order.currency ? await openProvider(ctx, wish.provider) : null
  if (!open?.client.ways.includes(wish.way)) return refuse(NotOffered)
  const openid = wish.way === 'jsapi' && wish.provider === 'wechat' ? await openIdOf(ctx, open.app) : undefined
  if (wish.way === 'jsapi' && wish.provider === 'wechat' && !openid) refuse(NotOffered)
  const row = await within(ctx, ctx => writeDown(ctx, order, key, wish, open, openid))
  if (row.amount !== order.payable || row.currency !== order.currency) refuse(NotOffered)
  return shownPayment(ctx, await goOn(ctx, row, open))
}

/** The same payer asking again in the same way goes on with what is open. */
async function writeDown(
  ctx: Ctx,
  order: OrderToPay,
  key: string,
  { provider, way }: BeginWish,
  { payee, app }: OpenProvider,
  openid: string | undefined,
): Promise<PaymentRow> {
  const asked = { orderId: order.orderId, provider, way, begunBy: actorName(ctx.actor), key }
  const there = await findOpen(ctx, asked)
  if (there) return there.expiresAt > ctx.now ? there : refuse(PayTimeOver)
  const expiresAt = expiryOf(ctx.now, order.payUntil)
  const lookAt = nextLook(ctx.now, 0, expiresAt)
  const { address: clientIp } = ctx.doorway
  const payer = { ...(openid && { openid }), ...(way === 'h5' && provider === 'wechat' && clientIp && { clientIp }) }
  const id = newId(ctx, 'pay')
  const sum = { title: order.title, amount: order.payable, currency: order.currency }
  const row = await insertPayment(ctx, { ...asked, ...sum, id, memberId: order.memberId, payer, payee, app, expiresAt, lookAt })
  if (!row) return (await findByKey(ctx, asked)) ?? (await findOpen(ctx, asked)) ?? refuse(ProviderAway)
  await lookAtTime(ctx, lookAt)
  await lookAtTime(ctx, expiresAt)
  await record(ctx, begun, id, {
    paymentId: id,
    orderId: order.orderId,
    provider,
    memberId: order.memberId,
    way,
    amount: sum.amount,
    currency: sum.currency,
  })
  return row
}

/** Said word for word the same each time, whoever asks and how often: then it is one payment for the provider, too. */
const requestOf = (ctx: Ctx, row: PaymentRow): BeginRequest => ({
  outTradeNo: row.id,
  amount: row.amount,
  currency: row.currency,
  description: row.title,
  way: row.way,
  payer: row.payer,
  begunAt: row.begunAt,
  expiresAt: row.expiresAt,
  notifyUrl: notifyUrl(ctx, row.provider),
  returnUrl: `${ctx.house.settings.publicUrl}/c/${ctx.community.slug}/orders/${row.orderId}`,
})

async function goOn(ctx: Ctx, row: PaymentRow, { client }: OpenProvider): Promise<PaymentRow> {
  if (row.state !== 'begun') return row
  try {
    const { ref, next } = await client.begin(requestOf(ctx, row))
    await takeOn(ctx, row.id, ref, next)
  } catch (error) {
    if (error instanceof PaymentUnavailable) {
      ctx.log.warn({ payment: row.id, reason: error.reason, why: error.message }, 'a payment could not be begun now')
      return refuse(ProviderAway)
    }
    if (!(error instanceof PaymentRefused)) throw error
    ctx.log.warn({ payment: row.id, code: error.code, why: error.message }, 'a provider refused to begin a payment')
    // Refused for good: closed, unless money has come by this number after all. The next attempt has a number of its own.
    await lookAt(ctx, [{ ...row, closeAt: ctx.now }])
    const now = (await findPayment(ctx, row.id)) as PaymentRow
    return now.state === 'paid' ? now : refuse(ProviderRefused, { code: error.code })
  }
  return (await findPayment(ctx, row.id)) as PaymentRow
}

// Beginning to pay: the intent is written down first, then the provider is asked with its number, outside of any transaction.
import { type BeginRequest, PaymentRefused, PaymentUnavailable } from '#gateways/payments/index.ts'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db/together.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import { NothingToPay, NotOffered, PayTimeOver, ProviderAway, ProviderRefused } from '../contract/refusals.ts'
import type { BeginWish, Payment } from '../contract/shapes.ts'
import type { Provider } from '../contract/words.ts'
import { begun } from '../facts.ts'
import { bucket, expiryOf, nextLook } from '../rules/times.ts'
import { findAccount } from '../store/accounts.ts'
import { findByKey, findOpen, findPayment, insertPayments, type NewPayment, type PaymentRow, takeOn } from '../store/payments.ts'
import { type OrderToPay, orderFor, waitsForPayment } from './ask-shop.ts'
import { notifyUrl } from './give-back.ts'
import { lookAt, lookAtTime } from './look-after.ts'
import { openIdOf } from './offer-ways.ts'
import { ensureSandbox, type OpenProvider, openAccount } from './open-provider.ts'
import { shownPayment } from './show-payment.ts'

export async function beginPayment(ctx: Ctx, orderId: string, key: string, wish: BeginWish): Promise<Payment> {
  const order = await orderFor(ctx, orderId, wish.token)
  // Asked again: what became of the first time, even if there is nothing to pay any more.
  const known = await findByKey(ctx, { orderId, begunBy: actorName(ctx.actor), key })
  if (known && (known.provider !== wish.provider || known.way !== wish.way)) refuse(KeyReused)
  if (known && known.state !== 'begun') return shownPayment(ctx, known)
  if (!waitsForPayment(order)) refuse(NothingToPay)
  if (order.payUntil <= ctx.now) refuse(PayTimeOver)
  const open = await offered(ctx, wish.provider, order.currency)
  if (!open?.client.ways.includes(wish.way)) return refuse(NotOffered)
  const openid = wish.way === 'jsapi' && wish.provider === 'wechat' ? await openIdOf(ctx, open.app) : undefined
  if (wish.way === 'jsapi' && wish.provider === 'wechat' && !openid) refuse(NotOffered)
  const row = await writeDown(ctx, intentOf(ctx, order, key, wish, open, openid))
  if (!row) return refuse(ProviderAway)
  if (row.amount !== order.payable || row.currency !== order.currency) refuse(NotOffered)
  if (row.expiresAt <= ctx.now) refuse(PayTimeOver)
  return shownPayment(ctx, await goOn(ctx, row, open))
}

async function offered(ctx: Ctx, provider: Provider, currency: string): Promise<OpenProvider | null> {
  let account = await findAccount(ctx, provider)
  if (!account && provider === 'sandbox') {
    await ensureSandbox(ctx)
    account = await findAccount(ctx, provider)
  }
  return account?.turnedOnAt && account.currency === currency ? openAccount(ctx, account) : null
}

function intentOf(
  ctx: Ctx,
  order: OrderToPay,
  key: string,
  { provider, way }: BeginWish,
  { payee, app }: OpenProvider,
  openid: string | undefined,
): Intent {
  const { orderId, memberId, title, payable: amount, currency } = order
  const { address: clientIp } = ctx.doorway
  const payer = { ...(openid && { openid }), ...(way === 'h5' && provider === 'wechat' && clientIp && { clientIp }) }
  const expiresAt = expiryOf(ctx.now, order.payUntil)
  const begunBy = actorName(ctx.actor)
  return {
    ...{ id: newId(ctx, 'pay'), orderId, memberId, begunBy, key, provider, way, payer, title, amount, currency, payee, app },
    ...{ expiresAt, lookAt: nextLook(ctx.now, 0, expiresAt), requestId: ctx.requestId },
  }
}
type Intent = NewPayment & { requestId: string }

/** Those of the same moment are written in one statement. The same payer asking again in the same way goes on with what is open. */
const writeDown = together<Intent, PaymentRow | undefined>({ write: writeAll, most: 64, atOnce: 2 })

function writeAll(ctx: Ctx, intents: readonly Intent[]): Promise<(PaymentRow | undefined)[]> {
  return within(ctx, async ctx => {
    const fresh = new Map((await insertPayments(ctx, intents)).map(row => [row.id, row]))
    const times = new Set([...fresh.values()].flatMap(row => [bucket(row.lookAt).getTime(), bucket(row.expiresAt).getTime()]))
    for (const at of times) await lookAtTime(ctx, new Date(at))
    await recordAll(
      ctx,
      begun,
      intents
        .filter(one => fresh.has(one.id))
        .map(({ id: paymentId, orderId, memberId, provider, way, amount, currency, begunBy, requestId }) => ({
          subject: paymentId,
          payload: { paymentId, orderId, memberId, provider, way, amount, currency },
          of: { actor: begunBy, requestId },
        })),
    )
    const rows: (PaymentRow | undefined)[] = []
    for (const one of intents) rows.push(fresh.get(one.id) ?? (await findByKey(ctx, one)) ?? (await findOpen(ctx, one)))
    return rows
  })
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
    return await takeOn(ctx, row.id, ref, next)
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
}

// Stripe against the emulated API: every verb, one effect a number even after Stripe has forgotten the key, and currencies without cents.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type StripeEmulator, startStripe } from '../emulators/stripe.ts'
import { PaymentUnavailable } from '../errors.ts'
import type { BeginRequest, PaymentProvider } from '../face.ts'
import { refused, requestsOf, unavailable } from '../fixtures/asked.ts'
import { openStripe } from './client.ts'

let stripe: StripeEmulator
let pay: PaymentProvider
let now = new Date('2026-11-20T10:00:00Z')

const request = requestsOf('st', { amount: 4_990, currency: 'EUR', description: 'Boxes of the year', way: 'page' }, () => now)

before(async () => {
  stripe = await startStripe({ now: () => now, pageSizeMax: 2 })
  pay = openStripe({ ...stripe.account, now: () => now, timeoutMs: 1_500 })
})
after(() => stripe.close())

async function begun(given: Partial<BeginRequest> = {}) {
  const asked = request(given)
  const { ref } = await pay.begin(asked)
  assert.ok(ref)
  return { ...asked, ref }
}

test('the payer is sent to the hosted page, by address or by code', async () => {
  const asked = request()
  const { ref, next } = await pay.begin(asked)
  const session = stripe.sessionOf(asked.outTradeNo)
  assert.equal(ref, session?.id)
  assert.deepEqual(next, { kind: 'redirect', url: session?.url })
  assert.deepEqual([session?.amount_total, session?.currency], [4_990, 'eur'])
  assert.equal((await pay.begin(request({ way: 'native' }))).next.kind, 'code')
})

test('a payment is awaited, then paid; found by its ref and by our number', async () => {
  const asked = await begun()
  assert.deepEqual(await pay.find(asked), { state: 'awaiting' })
  assert.deepEqual(await pay.find({ outTradeNo: asked.outTradeNo }), { state: 'unknown' })
  stripe.pay(asked.outTradeNo)
  const { providerTransactionId, ...found } = (await pay.find(asked)) as any
  const who = { payee: stripe.account.accountId, app: 'test' }
  assert.deepEqual(found, { state: 'paid', amount: 4_990, currency: 'EUR', ...who, paidAt: now })
  assert.match(providerTransactionId, /^pi_/)
  assert.deepEqual(await pay.find({ outTradeNo: asked.outTradeNo }), { ...found, providerTransactionId })
  assert.deepEqual(await pay.find({ ...asked, ref: 'cs_test_none' }), { state: 'unknown' })
  await assert.rejects(pay.find({ outTradeNo: 'ord_other', ref: asked.ref }), unavailable('unverified'))
})

test('closing says what came of it: closed, too late, or nothing there', async () => {
  const [unpaid, paid] = [await begun(), await begun()]
  assert.equal(await pay.close({ outTradeNo: 'ord_never' }), 'unknown')
  assert.equal(await pay.close(unpaid), 'closed')
  assert.equal(await pay.close(unpaid), 'closed')
  assert.deepEqual(await pay.find(unpaid), { state: 'closed' })
  stripe.pay(paid.outTradeNo)
  assert.equal(await pay.close(paid), 'paid')
  assert.equal(await pay.close({ outTradeNo: paid.outTradeNo }), 'paid')
})

test('a begin whose answer is lost is asked again, even half an hour later, and is one page', async t => {
  const asked = request()
  const wasNow = now
  t.after(() => void (now = wasNow))
  stripe.failNext('create-session', 'cut-after-doing')
  await assert.rejects(pay.begin(asked), unavailable('unreachable'))
  stripe.failNext('create-session', { status: 503, afterDoing: true })
  await assert.rejects(pay.begin(asked), unavailable('unreachable'))
  const { ref } = await pay.begin(asked)
  const sessions = [...stripe.ledger.sessions.values()].filter(one => one.client_reference_id === asked.outTradeNo)
  assert.deepEqual(
    sessions.map(one => one.id),
    [ref],
  )
  await assert.rejects(pay.begin({ ...asked, amount: 1 }), refused('idempotency_error'))
  // The request says when it was meant, not when it is sent.
  const late = request({ expiresAt: new Date(now.getTime() + 2 * 3600_000) })
  stripe.failNext('create-session', 'silent-after-doing')
  await assert.rejects(pay.begin(late), unavailable('unreachable'))
  now = new Date(now.getTime() + 25 * 60_000)
  assert.equal((await pay.begin(late)).ref, stripe.sessionOf(late.outTradeNo)?.id)
  // And when its time is over, no second page is opened by a key that may be forgotten.
  now = new Date(now.getTime() + 24 * 3600_000)
  await assert.rejects(pay.begin(late), refused('expired'))
})

test('Bo is refunded once, in doubt, in parallel, and after Stripe has forgotten the key', async () => {
  const asked = await begun()
  const wish = { ...asked, outRefundNo: `ref_${asked.outTradeNo}`, amount: 1_000, totalAmount: 4_990, reason: 'one box less' }
  await assert.rejects(pay.refund(wish), refused('not-paid'))
  assert.deepEqual(await pay.findRefund(wish), { state: 'unknown' })
  stripe.pay(asked.outTradeNo)
  assert.deepEqual(await pay.findRefund(wish), { state: 'unknown' })
  stripe.failNext('create-refund', 'cut-after-doing')
  await assert.rejects(pay.refund(wish), unavailable('unreachable'))
  stripe.forgetKeys()
  const made = await Promise.all(Array.from({ length: 5 }, () => pay.refund(wish)))
  assert.equal(new Set(made.map(one => one.providerRefundId)).size, 1)
  for (let more = 1; more <= 3; more += 1) await pay.refund({ ...wish, outRefundNo: `ref_more_${more}`, amount: more })
  stripe.forgetKeys()
  // Three pages of refunds further down, the first is still found.
  assert.equal((await pay.refund(wish)).providerRefundId, made[0]?.providerRefundId)
  const { state, amount, currency } = (await pay.findRefund(wish)) as any
  assert.deepEqual([state, amount, currency], ['succeeded', 1_000, 'EUR'])
  assert.equal(stripe.ledger.refunds.size, 4)
  await assert.rejects(pay.refund({ ...wish, amount: 999 }), refused('number-used'))
  await assert.rejects(pay.refund({ ...wish, outRefundNo: 'ref_too_much', amount: 4_900 }), refused('charge_already_refunded'))
  await assert.rejects(pay.refund({ ...wish, outRefundNo: 'ref_yen', currency: 'JPY' }), refused('currency'))
})

test('twenty refunds by one number at once are one refund', async () => {
  const asked = await begun()
  stripe.pay(asked.outTradeNo)
  const before = stripe.ledger.refunds.size
  const wish = { ...asked, outRefundNo: 'ref_at_once', totalAmount: 4_990, reason: '' }
  const made = await Promise.all(Array.from({ length: 20 }, () => pay.refund(wish)))
  assert.deepEqual([new Set(made.map(one => one.providerRefundId)).size, stripe.ledger.refunds.size - before], [1, 1])
})

test('five hundred yen are five hundred, and units that Stripe counts otherwise are refused', async () => {
  const yen = await begun({ amount: 500, currency: 'JPY' })
  assert.deepEqual([stripe.sessionOf(yen.outTradeNo)?.amount_total, stripe.sessionOf(yen.outTradeNo)?.currency], [500, 'jpy'])
  stripe.pay(yen.outTradeNo)
  const found = (await pay.find(yen)) as any
  assert.deepEqual([found.amount, found.currency], [500, 'JPY'])
  const back = await pay.refund({ ...yen, outRefundNo: 'ref_500_yen', amount: 200, totalAmount: 500, reason: '' })
  assert.deepEqual([back.amount, back.currency], [200, 'JPY'])
  for (const [amount, currency] of [
    [500, 'ISK'],
    [500, 'UGX'],
    [500, 'MGA'],
    [1_001, 'KWD'],
    [100, 'eur'],
  ] as const)
    await assert.rejects(pay.begin(request({ amount, currency })), refused('currency'), currency)
  await begun({ amount: 1_010, currency: 'KWD' })
})

test('our own faults and silence are not told as refusals', async () => {
  const asked = await begun()
  const stranger = openStripe({ ...stripe.account, secretKey: 'sk_test_stranger' })
  await assert.rejects(stranger.find(asked), (error: unknown) => {
    assert.ok(error instanceof PaymentUnavailable && error.reason === 'settings')
    assert.doesNotMatch(error.message, /stranger/)
    return true
  })
  stripe.failNext('session', { status: 429, body: { error: { type: 'invalid_request_error', code: 'rate_limit' } } })
  await assert.rejects(pay.find(asked), unavailable('busy'))
  stripe.failNext('session', { status: 409, body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use' } } })
  await assert.rejects(pay.find(asked), unavailable('busy'))
  for (const failure of [{ status: 500 }, { status: 302 }, 'silent'] as const) {
    stripe.failNext('session', failure)
    await assert.rejects(pay.find(asked), unavailable('unreachable'))
  }
})

test('a secret that is not configured opens nothing', () => {
  const { account } = stripe
  for (const name of ['secretKey', 'webhookSecret', 'accountId'])
    for (const value of ['', ' ', undefined])
      assert.throws(() => openStripe({ ...account, [name]: value as string }), TypeError, name)
  assert.throws(() => openStripe({ ...account, secretKey: 'pk_test_public' }), TypeError)
  assert.throws(() => openStripe({ ...account, webhookSecret: 'secret' }), TypeError)
})

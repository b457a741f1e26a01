// Stripe's events and balance: read when they are whole, fresh and of our mode; refused otherwise; a day of the balance line by line.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { listenOnLoopback } from '../../loopback.ts'
import { type StripeEmulator, startStripe } from '../emulators/stripe.ts'
import { NotAuthentic, PaymentUnavailable } from '../errors.ts'
import type { PaymentProvider } from '../face.ts'
import { openStripe } from './client.ts'

let stripe: StripeEmulator
let pay: PaymentProvider
let count = 0
let now = new Date('2026-11-20T15:59:59Z')

before(async () => {
  stripe = await startStripe({ now: () => now, pageSizeMax: 2, settlesIn: 'usd' })
  pay = openStripe({ ...stripe.account, now: () => now })
})
after(() => stripe.close())

async function paidSession(amount = 500, currency = 'JPY'): Promise<{ outTradeNo: string; ref: string | undefined }> {
  const outTradeNo = `ord_snote_${(count += 1)}`
  const times = { begunAt: now, expiresAt: new Date(now.getTime() + 900_000) }
  const urls = { notifyUrl: 'https://qunluo.example/n', returnUrl: 'https://qunluo.example/r' }
  const { ref } = await pay.begin({ outTradeNo, amount, currency, description: 'tea', way: 'page', ...times, ...urls })
  stripe.pay(outTradeNo)
  return { outTradeNo, ref }
}
const read = ({ headers, body }: { headers: Record<string, string>; body: string }, by = pay) =>
  by.readNotice(headers, Buffer.from(body))
const notAuthentic = (reason: string) => (error: unknown) =>
  error instanceof NotAuthentic && error.reason === reason ? true : assert.fail(String(error))

test('a completed session says who paid what to whom; another amount is read as it was said', async () => {
  const { outTradeNo } = await paidSession()
  const { eventId, providerTransactionId, ...notice } = (await read(stripe.notices.seal())) as any
  const said = { amount: 500, currency: 'JPY', payee: stripe.account.accountId, app: 'test', paidAt: now }
  assert.deepEqual(notice, { event: 'checkout.session.completed', kind: 'paid', outTradeNo, ...said })
  assert.match(eventId, /^evt_/)
  assert.match(providerTransactionId, /^pi_/)
  assert.equal(((await read(stripe.notices.seal({ amount: 1 }))) as any).amount, 1)
})

test('complete is not paid; refunds name both numbers; the rest is something else', async () => {
  const { outTradeNo, ref } = await paidSession()
  stripe.tell('checkout.session.completed', { ...stripe.sessionOf(outTradeNo), payment_status: 'unpaid' })
  assert.deepEqual((await read(stripe.notices.seal())).kind, 'other')
  const outRefundNo = 'ref_snote_1'
  await pay.refund({ outTradeNo, ref, outRefundNo, amount: 200, totalAmount: 500, currency: 'JPY', reason: '' } as any)
  const refund = [...stripe.ledger.refunds.values()].at(-1) as Record<string, unknown>
  for (const [status, state] of [
    ['succeeded', 'succeeded'],
    ['pending', 'processing'],
    ['failed', 'failed'],
  ] as const) {
    stripe.tell('refund.updated', { ...refund, status })
    const { eventId: _, ...notice } = await read(stripe.notices.seal())
    const said = { outTradeNo, outRefundNo, state, amount: 200, currency: 'JPY' }
    assert.deepEqual(notice, { event: 'refund.updated', kind: 'refunded', ...said })
  }
  stripe.tell('refund.created', { ...refund, metadata: {} })
  assert.equal((await read(stripe.notices.seal())).kind, 'other')
  stripe.tell('charge.dispute.created', { id: 'dp_1', object: 'dispute' })
  assert.equal((await read(stripe.notices.seal())).kind, 'other')
})

test('forged, stale and misdirected events are refused, each by its reason', async () => {
  await paidSession()
  await assert.rejects(read(stripe.notices.seal({ wrongKey: true })), notAuthentic('signature'))
  for (const minutes of [-6, 6])
    await assert.rejects(
      read(stripe.notices.seal({ signedAt: new Date(now.getTime() + minutes * 60_000) })),
      notAuthentic('stale'),
    )
  const good = stripe.notices.seal()
  const live = openStripe({ ...stripe.account, secretKey: 'sk_live_other', now: () => now })
  await assert.rejects(read(good, live), notAuthentic('payee'))
  await assert.rejects(pay.readNotice({}, good.body), notAuthentic('signature'))
  const header = good.headers['stripe-signature'] as string
  await assert.rejects(pay.readNotice({ 'stripe-signature': [header, header] }, good.body), notAuthentic('signature'))
  await assert.rejects(pay.readNotice({ 'stripe-signature': header.replace('v1=', 'v0=') }, good.body), notAuthentic('signature'))
  await assert.rejects(pay.readNotice({ 'stripe-signature': header }, `${good.body} `), notAuthentic('signature'))
  const sign = (body: string) => {
    const time = Math.floor(now.getTime() / 1000)
    const v1 = createHmac('sha256', stripe.account.webhookSecret).update(`${time}.${body}`).digest('hex')
    return pay.readNotice({ 'stripe-signature': `t=${time},v1=${v1}` }, body)
  }
  await assert.rejects(sign('null'), notAuthentic('form'))
  await assert.rejects(
    sign('{"id":"evt_1","object":"event","type":"x","livemode":false,"account":"acct_other"}'),
    notAuthentic('payee'),
  )
})

test('property: no byte of the body and of the signature can be changed', async () => {
  await paidSession()
  const { headers, body } = stripe.notices.seal()
  const header = headers['stripe-signature'] as string
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (inBody, where, change) => {
      const target = Buffer.from(inBody ? body : header)
      const index = where % target.length
      target[index] = (target[index] as number) ^ change
      const changed = inBody
        ? pay.readNotice(headers, target)
        : pay.readNotice({ 'stripe-signature': target.toString('latin1') }, body)
      await assert.rejects(changed, NotAuthentic)
    }),
    { numRuns: 1_500 },
  )
})

test('events come repeated and out of order until they are answered with success', async t => {
  let busy = true
  const heard: string[] = []
  const door = await listenOnLoopback(async ({ headers, body }, response) => {
    heard.push((await pay.readNotice(headers, body)).eventId)
    const answer = pay.noticeAnswer(!busy)
    response.writeHead(answer.status).end(answer.body)
  })
  t.after(() => door.close())
  stripe.notices.waiting.length = 0
  stripe.endpoint.url = `${door.url}/notices`
  for (let order = 0; order < 2; order += 1) await paidSession()
  assert.ok((await stripe.notices.deliver({ reversed: true })).every(one => one.status === 500))
  busy = false
  assert.ok((await stripe.notices.deliver({ times: 2 })).every(one => one.acknowledged))
  assert.deepEqual([heard.length, new Set(heard).size, stripe.notices.waiting.length], [6, 2, 0])
})

test('a day of the balance: in the currency that was paid, with the fee in the one that is kept, over many pages', async () => {
  // Midnight in Beijing: the day of everything above is over.
  now = new Date('2026-11-20T16:00:00Z')
  const { outTradeNo, ref } = await paidSession(1_000)
  const { providerTransactionId } = (await pay.find({ outTradeNo, ...(ref && { ref }) })) as any
  await pay.refund({ outTradeNo, outRefundNo: 'ref_sbill_1', amount: 300, totalAmount: 1_000, currency: 'JPY', reason: '' })
  stripe.ledger.payOut(4_000)
  const at = now
  await assert.rejects(pay.bill('2026-11-21'), (error: unknown) => error instanceof PaymentUnavailable && error.reason === 'busy')
  now = new Date('2026-11-21T16:10:00Z')
  const [other, refunded, paid, ...rest] = await pay.bill('2026-11-21')
  const told = { outTradeNo, providerTransactionId, currency: 'JPY', feeCurrency: 'USD', at }
  assert.deepEqual(paid, { kind: 'paid', amount: 1_000, fee: 60, ...told })
  assert.deepEqual(refunded, { kind: 'refunded', outRefundNo: 'ref_sbill_1', amount: 300, fee: 0, ...told })
  assert.deepEqual([other?.kind, other?.outTradeNo, other?.amount, other?.currency], ['other', '', -4_000, 'USD'])
  assert.deepEqual(rest, [])
  stripe.bill.alterLines = lines => lines.filter(line => line.type !== 'refund')
  assert.deepEqual(
    (await pay.bill('2026-11-21')).map(line => line.kind),
    ['other', 'paid'],
  )
  stripe.failNext('balance', { status: 500 })
  await assert.rejects(pay.bill('2026-11-21'), PaymentUnavailable)
})

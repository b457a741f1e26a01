// The sandbox: paid on a page of ours, told by signed notices, kept over a restart, and strict as the others are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listenOnLoopback } from '../../loopback.ts'
import { NotAuthentic, PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BeginRequest } from '../face.ts'
import { refused } from '../fixtures/asked.ts'
import { openSandbox, type SandboxOptions } from './client.ts'
import type { SandboxNotice } from './notice.ts'
import { memorySandboxStore } from './store.ts'

const secret = 'a secret that the house has made itself'
const start = new Date('2026-11-20T15:30:00Z')

/** A sandbox with a clock that can be moved and a post box that keeps what it is given. */
function house(given: Partial<SandboxOptions> = {}) {
  const clock = { now: start }
  const told: SandboxNotice[] = []
  const store = memorySandboxStore()
  const options: SandboxOptions = {
    secret,
    account: 'com_qunluo',
    store,
    payerPageUrl: outTradeNo => `https://qunluo.example/pay/${outTradeNo}`,
    deliver: async notice => told.push(notice) > 0,
    now: () => clock.now,
    ...given,
  }
  return { clock, told, options, pay: openSandbox(options) }
}
const request = (given: Partial<BeginRequest> = {}): BeginRequest => ({
  outTradeNo: 'ord_sbx_1',
  amount: 49_900,
  currency: 'CNY',
  description: '盒子',
  way: 'jsapi',
  begunAt: start,
  expiresAt: new Date(start.getTime() + 900_000),
  notifyUrl: 'https://qunluo.example/notices/sandbox',
  ...given,
})
const notAuthentic = (reason: string) => (error: unknown) =>
  error instanceof NotAuthentic && error.reason === reason ? true : assert.fail(String(error))

test('Ling pays on our page: awaited, paid, told once an event however often she presses', async () => {
  const { pay, told } = house()
  assert.deepEqual(await pay.find(request()), { state: 'unknown' })
  assert.deepEqual(await pay.begin(request()), { next: { kind: 'redirect', url: 'https://qunluo.example/pay/ord_sbx_1' } })
  assert.equal((await pay.begin(request({ way: 'native' }))).next.kind, 'code')
  assert.deepEqual(await pay.find(request()), { state: 'awaiting' })
  await pay.fail('ord_sbx_1')
  assert.equal((await pay.show('ord_sbx_1'))?.attemptsFailed, 1)
  const pressed = await Promise.all(Array.from({ length: 10 }, () => pay.pay('ord_sbx_1')))
  assert.ok(pressed.every(one => one.delivered))
  const { providerTransactionId, ...found } = (await pay.find(request())) as any
  const who = { payee: 'com_qunluo', app: 'sandbox' }
  assert.deepEqual(found, { state: 'paid', amount: 49_900, currency: 'CNY', ...who, paidAt: start })
  const notices = await Promise.all(told.map(one => pay.readNotice(one.headers, one.body)))
  assert.deepEqual([notices.length, new Set(notices.map(one => one.eventId)).size], [11, 2])
  assert.deepEqual([notices[0]?.kind, notices[0]?.event], ['other', 'payment.failed'])
  const { state: _, ...paid } = { ...found, providerTransactionId }
  const { eventId, ...notice } = notices[1] as any
  assert.deepEqual(notice, { event: 'payment.paid', kind: 'paid', outTradeNo: 'ord_sbx_1', ...paid })
})

test('the same number with another request is refused, and what is over is not begun or paid', async () => {
  const { pay, clock } = house()
  await pay.begin(request())
  await assert.rejects(pay.begin(request({ amount: 1 })), refused('number-used'))
  await assert.rejects(pay.begin(request({ outTradeNo: 'ord_sbx_2', currency: 'cny' })), refused('currency'))
  await assert.rejects(pay.pay('ord_never'), refused('no-such-payment'))
  clock.now = request().expiresAt
  assert.deepEqual(await pay.find(request()), { state: 'closed' })
  await assert.rejects(pay.pay('ord_sbx_1'), refused('closed'))
  await assert.rejects(pay.begin(request()), PaymentRefused)
})

test('closing and paying at once: one of them wins', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { pay } = house()
    await pay.begin(request())
    const both = [
      () => pay.close(request()),
      () =>
        pay.pay('ord_sbx_1').then(
          () => 'paid',
          () => 'closed',
        ),
    ]
    const [one, other] = await Promise.all((round % 2 ? both : both.reverse()).map(act => act()))
    assert.equal(one, other)
    assert.equal((await pay.find(request())).state, one)
  }
  assert.equal(await house().pay.close(request()), 'unknown')
})

test('Bo is given back once a number, and never more than he paid', async () => {
  const { pay, told } = house()
  const wish = { ...request(), outRefundNo: 'ref_sbx_1', amount: 20_000, totalAmount: 49_900, reason: '退一盒' }
  await pay.begin(request())
  await assert.rejects(pay.refund(wish), refused('not-paid'))
  await pay.pay('ord_sbx_1', { silently: true })
  assert.deepEqual(await pay.findRefund(wish), { state: 'unknown' })
  const made = await Promise.all(Array.from({ length: 10 }, () => pay.refund(wish)))
  assert.equal(new Set(made.map(one => one.providerRefundId)).size, 1)
  assert.deepEqual(await pay.findRefund(wish), made[0])
  await assert.rejects(pay.refund({ ...wish, amount: 1 }), refused('number-used'))
  const many = Array.from({ length: 5 }, (_, n) => pay.refund({ ...wish, outRefundNo: `ref_sbx_more_${n}`, amount: 10_000 }))
  const ended = await Promise.allSettled(many)
  assert.equal(ended.filter(one => one.status === 'fulfilled').length, 2)
  const { eventId: _, ...notice } = await pay.readNotice(told[0]?.headers ?? {}, told[0]?.body ?? '')
  const said = { outTradeNo: 'ord_sbx_1', outRefundNo: 'ref_sbx_1', state: 'succeeded', amount: 20_000, currency: 'CNY' }
  assert.deepEqual(notice, { event: 'refund.succeeded', kind: 'refunded', ...said })
})

test('after a restart the store still knows, and the bill of the day lists what moved', async () => {
  const { pay, clock, options } = house()
  await pay.begin(request())
  await pay.pay('ord_sbx_1')
  // Half an hour later it is another day in Beijing.
  clock.now = new Date(start.getTime() + 40 * 60_000)
  const again = openSandbox(options)
  await again.refund({ ...request(), outRefundNo: 'ref_sbx_1', amount: 9_900, totalAmount: 49_900, reason: '' })
  const shape = (lines: any[]) => lines.map(line => [line.kind, line.outTradeNo, line.outRefundNo, line.amount, line.at])
  assert.deepEqual(shape(await again.bill('2026-11-20')), [['paid', 'ord_sbx_1', undefined, 49_900, start]])
  await assert.rejects(again.bill('2026-11-21'), PaymentUnavailable)
  clock.now = new Date('2026-11-22T00:00:00Z')
  assert.deepEqual(shape(await again.bill('2026-11-21')), [
    ['refunded', 'ord_sbx_1', 'ref_sbx_1', 9_900, new Date('2026-11-20T16:10:00Z')],
  ])
})

test('the notice travels over HTTP, and a door that is shut does not undo the payment', async t => {
  let open = false
  const { pay } = house({ deliver: undefined })
  const door = await listenOnLoopback(async ({ headers, body }, response) => {
    const answer = pay.noticeAnswer(open && (await pay.readNotice(headers, body)).kind === 'paid')
    response.writeHead(answer.status).end(answer.body)
  })
  t.after(() => door.close())
  const asked = request({ notifyUrl: `${door.url}/notices` })
  await pay.begin(asked)
  assert.equal((await pay.pay(asked.outTradeNo)).delivered, false)
  assert.equal((await pay.find(asked)).state, 'paid')
  open = true
  assert.equal((await pay.pay(asked.outTradeNo)).delivered, true)
  const dead = request({ outTradeNo: 'ord_sbx_dead', notifyUrl: 'http://127.0.0.1:9/notices' })
  await pay.begin(dead)
  assert.equal((await pay.pay('ord_sbx_dead')).delivered, false)
})

test('forged, stale, misdirected and altered notices are refused; without a secret nothing opens', async () => {
  const { pay, clock, told, options } = house()
  await pay.begin(request())
  await pay.pay('ord_sbx_1')
  const { headers, body } = told[0] as SandboxNotice
  const other = (given: Partial<SandboxOptions>) => openSandbox({ ...options, ...given }).readNotice(headers, body)
  await assert.rejects(other({ secret: 'x'.repeat(32) }), notAuthentic('signature'))
  await assert.rejects(other({ account: 'com_other' }), notAuthentic('payee'))
  for (const name of ['x-sandbox-timestamp', 'x-sandbox-nonce', 'x-sandbox-signature'])
    await assert.rejects(pay.readNotice({ ...headers, [name]: undefined }, body), notAuthentic('signature'))
  for (const bad of ['', ' ', 'short', undefined])
    assert.throws(() => openSandbox({ ...options, secret: bad as string }), TypeError)
  const places = ['body', 'x-sandbox-timestamp', 'x-sandbox-nonce', 'x-sandbox-signature']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, where, change) => {
      const target = Buffer.from(place === 'body' ? body : (headers[place] as string))
      const index = where % target.length
      target[index] = (target[index] as number) ^ change
      const changed = place === 'body' ? headers : { ...headers, [place]: target.toString('latin1') }
      await assert.rejects(pay.readNotice(changed, place === 'body' ? target : body), NotAuthentic)
    }),
    { numRuns: 1_000 },
  )
  clock.now = new Date(start.getTime() + 301_000)
  await assert.rejects(pay.readNotice(headers, body), notAuthentic('stale'))
})

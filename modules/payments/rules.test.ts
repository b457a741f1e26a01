// The rules of payments, without a house: what fits, when to ask again, what a bill says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BillLine } from '#gateways/payments/index.ts'
import { compare, type Move } from './rules/reconcile.ts'
import { expiryOf, later, nextLook, nextTry } from './rules/times.ts'
import { verdictOn } from './rules/verdict.ts'
import { deviceOf, wayFor } from './rules/ways.ts'

const payment = { provider: 'wechat', amount: 49_900, currency: 'CNY', payee: 'm', app: 'a', transactionId: null }
const arrival = {
  provider: 'wechat' as const,
  outTradeNo: 'pay_1',
  providerTransactionId: 't',
  amount: 49_900,
  currency: 'CNY',
  payee: 'm',
  app: 'a',
}

test('money fits only when all of it does, and whatever else differs is named', () => {
  assert.deepEqual(verdictOn(arrival, payment), { kind: 'fits' })
  const changes = { amount: 49_901, currency: 'USD', payee: 'x', app: 'x' }
  for (const [why, value] of Object.entries(changes))
    assert.deepEqual(verdictOn({ ...arrival, [why]: value }, payment), { kind: 'misfit', why })
  assert.deepEqual(verdictOn({ ...arrival, provider: 'alipay' }, payment), { kind: 'misfit', why: 'payee' })
  assert.deepEqual(verdictOn(arrival, { ...payment, transactionId: 't' }), { kind: 'known' })
  assert.deepEqual(verdictOn({ ...arrival, amount: 1 }, { ...payment, transactionId: 'other' }), { kind: 'second' })
})

test('the provider is done before the order is, if there is any time at all', () => {
  const instant = fc.integer({ min: 0, max: 2 ** 40 }).map(ms => new Date(ms))
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 86_400_000 }), fc.nat(20), (now, ms, looks) => {
      const payUntil = later(now, ms)
      const expiresAt = expiryOf(now, payUntil)
      assert.ok(expiresAt > now && expiresAt <= payUntil)
      assert.equal(expiresAt < payUntil, ms >= 75_000)
      const look = nextLook(now, looks, expiresAt)
      assert.ok(look > now && look <= expiresAt)
      assert.ok(nextLook(expiresAt, looks, expiresAt) > expiresAt)
      const wait = nextTry(now, looks).getTime() - now.getTime()
      assert.ok(wait >= 5_000 && wait <= 3_600_000)
    }),
  )
})

test('inside WeChat there is no Alipay, and WeChat Pay only for whom it knows', () => {
  const desk = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140'
  const phone = 'Mozilla/5.0 (Linux; Android 16) Mobile'
  assert.deepEqual([desk, phone, `${phone} MicroMessenger/8`].map(deviceOf), ['desktop', 'phone', 'wechat'])
  assert.deepEqual([wayFor('alipay', 'wechat', true), wayFor('wechat', 'wechat', false)], [null, null])
  assert.deepEqual([wayFor('wechat', 'wechat', true), wayFor('wechat', 'desktop', false)], ['jsapi', 'native'])
})

test('property: whatever is lost, added or changed on a bill, each is one difference, and the rest is matched', () => {
  const move = (n: number, amount: number): Move => ({
    ...{ kind: n % 3 === 0 ? 'refunded' : 'paid', number: `n${n}`, paymentId: `p${n}`, amount, currency: 'CNY' },
    ...{ transaction: `t${n}`, isOver: true },
  })
  const line = (m: Move, amount = m.amount): BillLine => ({
    ...{
      kind: m.kind,
      outTradeNo: m.kind === 'paid' ? m.number : m.paymentId,
      providerTransactionId: 't',
      amount,
      currency: 'CNY',
    },
    ...(m.kind === 'refunded' ? { outRefundNo: m.number } : {}),
    ...{ fee: 3, feeCurrency: 'CNY', at: new Date(0) },
  })
  const fate = fc.constantFrom('same', 'lost', 'changed')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fate), { maxLength: 40 }), fc.nat(5), (all, foreign) => {
      const moves = all.map(([amount], n) => move(n, amount))
      const fates = all.map(([, one]) => one)
      const own = moves.flatMap((m, n) =>
        fates[n] === 'lost' ? [] : [line(m, fates[n] === 'changed' ? m.amount + 1 : m.amount)],
      )
      const others = Array.from({ length: foreign }, (_, n) => line(move(1_000 + n, 7)))
      const known = new Map(moves.map((m): [string, Move] => [`${m.kind} ${m.number}`, m]))
      const found = compare([...own, ...others], known, moves)
      const count = (kind: string) => found.differences.filter(one => one.kind === kind).length
      const of = (wanted: string) => fates.filter(one => one === wanted).length
      assert.deepEqual(
        [count('bill-missing-there'), count('bill-differs'), count('bill-missing-here'), found.matched.length],
        [of('lost'), of('changed'), foreign, of('same')],
      )
      assert.equal(new Set(found.differences.map(one => `${one.kind} ${one.about}`)).size, found.differences.length)
      assert.equal(found.fees.get('CNY') ?? 0, 3 * (own.length + foreign))
    }),
  )
})

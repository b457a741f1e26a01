// WeChat Pay's bill and what it publishes: the day line by line, a file that is not whole refused, and the values of its own documents.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startWechatPay, type WechatPayEmulator } from '../emulators/wechat.ts'
import { PaymentUnavailable } from '../errors.ts'
import type { PaymentProvider } from '../face.ts'
import { billLines } from './bill.ts'
import { openWechatPay } from './client.ts'
import { opened, requestMessage } from './signing.ts'

let platform: WechatPayEmulator
let pay: PaymentProvider
// 23:30 in Beijing: still the 20th there, and already so in UTC.
let now = new Date('2026-11-20T15:30:00Z')

before(async () => {
  platform = await startWechatPay({ now: () => now })
  pay = openWechatPay({ ...platform.account, now: () => now })
  for (const [outTradeNo, amount, description] of [
    ['ord_bill_1', 49_900, '盒子, 大号'],
    ['ord_bill_2', 1, '一分钱'],
  ] as const) {
    const times = { begunAt: now, expiresAt: new Date(now.getTime() + 900_000) }
    const how = { way: 'native' as const, currency: 'CNY', notifyUrl: 'https://qunluo.example/n' }
    await pay.begin({ outTradeNo, amount, description, ...how, ...times })
    platform.pay(outTradeNo)
  }
  const sums = { amount: 19_900, totalAmount: 49_900, currency: 'CNY' }
  await pay.refund({ outTradeNo: 'ord_bill_1', outRefundNo: 'ref_bill_1', ...sums, reason: '退一盒' })
  platform.settleRefund('ref_bill_1')
})
after(() => platform.close())

const unverified = (error: unknown) => error instanceof PaymentUnavailable && error.reason === 'unverified'

test('the bill of a day is there at ten the next morning, and lists payments and refunds', async () => {
  await assert.rejects(pay.bill('2026-11-20'), (error: unknown) => error instanceof PaymentUnavailable && error.reason === 'busy')
  now = new Date('2026-11-21T02:00:01Z')
  const lines = await pay.bill('2026-11-20')
  const at = new Date('2026-11-20T15:30:00Z')
  const told = { currency: 'CNY', feeCurrency: 'CNY', at }
  assert.deepEqual(
    lines.map(({ providerTransactionId: _, ...line }) => line),
    [
      { kind: 'paid', outTradeNo: 'ord_bill_1', amount: 49_900, fee: 299, ...told },
      { kind: 'refunded', outTradeNo: 'ord_bill_1', outRefundNo: 'ref_bill_1', amount: 19_900, fee: -119, ...told },
      { kind: 'paid', outTradeNo: 'ord_bill_2', amount: 1, fee: 0, ...told },
    ],
  )
  assert.match(lines[0]?.providerTransactionId ?? '', /^42000/)
})

test('a day on which nothing was paid has no lines', async () => assert.deepEqual(await pay.bill('2026-11-19'), []))

test('a bill that differs from what we know is read as it stands', async t => {
  t.after(() => Object.assign(platform.bill, { alterRows: (rows: string[][]) => rows }))
  platform.bill.alterRows = rows => [
    ...rows.slice(1),
    (rows[0] as string[]).map(cell => (cell === 'ord_bill_1' ? 'ord_stranger' : cell === '499.00' ? '500.00' : cell)),
  ]
  const lines = await pay.bill('2026-11-20')
  const stranger = lines.at(-1)
  assert.deepEqual([stranger?.outTradeNo, stranger?.amount], ['ord_stranger', 50_000])
})

test('a file without its hash, its end or its columns is no bill', async t => {
  t.after(() => Object.assign(platform.bill, { alterFile: (file: string) => file }))
  platform.bill.alterFile = file => file.replace('499.00', '4.99')
  await assert.rejects(pay.bill('2026-11-20'), unverified)
  platform.failNext('bill', 'wrong-key')
  await assert.rejects(pay.bill('2026-11-20'), unverified)
  assert.throws(() => billLines('交易时间,公众账号ID\r\n`2026-11-20 23:30:00,`wx\r\n总交易单数\r\n'), unverified)
  await assert.rejects(pay.bill('2026-11-31'), TypeError)
})

test('the shape that WeChat Pay publishes: a revoked line, a part of a fen, and cells that look like others', () => {
  const head =
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
  const row = (state: string, fee: string) =>
    `\`2019-07-25 08:35:41,\`wx,\`19,\`0,\`,\`42,\`no_000001,\`o,\`JSAPI,\`${state},\`PSBC_DEBIT,\`CNY,\`6.00,\`0.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`茶, 一两,\`,\`${fee},\`0.60%,\`6.00,\`0.00,\``
  const text = [head, row('SUCCESS', '0.00600'), row('REVOKED', '0.00400'), '总交易单数,应结订单总金额', '`2,`6.00', ''].join(
    '\r\n',
  )
  assert.deepEqual(
    billLines(`\uFEFF${text}`).map(line => [line.kind, line.amount, line.fee, line.at.toISOString()]),
    [
      ['paid', 600, 1, '2019-07-25T00:35:41.000Z'],
      ['other', 600, 0, '2019-07-25T00:35:41.000Z'],
    ],
  )
  assert.throws(() => billLines(text.slice(0, text.indexOf('总交易单数'))), unverified)
})

test('published: the lines that are signed, and a sealed text of the official Java library', () => {
  assert.equal(
    requestMessage('GET', '/v3/certificates', '1554208460', '593BEC0C930BF1AFEB40B4A08C8FB242', ''),
    'GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n',
  )
  const resource = {
    algorithm: 'AEAD_AES_256_GCM',
    nonce: 'uluk4a9R25RW',
    associated_data: 'associatedData',
    ciphertext: 'ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=',
  }
  assert.equal(opened(resource, Buffer.from('a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb')), 'message')
})

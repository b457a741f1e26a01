// The day's trade bill of WeChat Pay: asked for, downloaded, checked against its hash, and read line by line.
import { createHash } from 'node:crypto'
import { download } from '../download.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BillLine } from '../face.ts'
import { textOf } from '../raw-notice.ts'
import { checkBillReady } from '../request-checks.ts'
import { beijingTime, fenOf, roundedFenOf } from '../yuan.ts'
import type { WechatPaySettings } from './settings.ts'
import type { Transport } from './transport.ts'

export async function fetchBill(settings: WechatPaySettings, transport: Transport, day: string): Promise<BillLine[]> {
  checkBillReady(day, settings.now())
  let said: unknown
  try {
    said = await transport.get(`/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`)
  } catch (error) {
    // A day on which nothing was paid has no bill.
    if (error instanceof PaymentRefused && error.code === 'NO_STATEMENT_EXIST') return []
    if (error instanceof PaymentRefused && error.code === 'STATEMENT_CREATING')
      throw new PaymentUnavailable('busy', error.message, error)
    throw error
  }
  const [url, hash] = [textOf(said, 'download_url') ?? '', textOf(said, 'hash_value') ?? '']
  if (!URL.canParse(url) || textOf(said, 'hash_type') !== 'SHA1')
    throw new PaymentUnavailable('unverified', 'no download address with a SHA1 hash')
  const { pathname, search } = new URL(url)
  const target = `${pathname}${search}`
  // Fetched at the base URL, whatever host is named: our signature goes to no other, and a proxy in between keeps working.
  const headers = { authorization: transport.authorization('GET', target, ''), 'user-agent': 'qunluo' }
  const file = await download(`${settings.baseUrl}${target}`, settings.fetch, headers)
  if (createHash('sha1').update(file).digest('hex') !== hash.toLowerCase())
    throw new PaymentUnavailable('unverified', 'the bill does not have the hash that was announced')
  return billLines(file.toString('utf8'))
}

const columns = {
  at: '交易时间',
  providerTransactionId: '微信订单号',
  outTradeNo: '商户订单号',
  state: '交易状态',
  currency: '货币种类',
  outRefundNo: '商户退款单号',
  refundState: '退款状态',
  fee: '手续费',
  amount: '订单金额',
  refunded: '申请退款金额',
} as const

/** Every cell is preceded by a backtick, so a comma inside a product's name splits nothing. Columns are found by their names. */
export function billLines(text: string): BillLine[] {
  const [head = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split(',')
  const at = (column: keyof typeof columns): number => {
    const index = names.indexOf(columns[column])
    if (index < 0) throw new PaymentUnavailable('unverified', `the bill has no column ${columns[column]}`)
    return index
  }
  const places = Object.fromEntries((Object.keys(columns) as (keyof typeof columns)[]).map(name => [name, at(name)]))
  const summary = rest.findIndex(line => line.startsWith('总交易单数'))
  // Without its sums at the end the file is not whole.
  if (summary < 0) throw new PaymentUnavailable('unverified', 'the bill has no summary')
  return rest
    .slice(0, summary)
    .filter(line => line !== '')
    .map(line => {
      const cells = line.replace(/^`/, '').split(',`')
      if (cells.length !== names.length) throw new PaymentUnavailable('unverified', 'a line of the bill has another shape')
      return lineOf(name => (cells[places[name] as number] as string).trim())
    })
}

function lineOf(cell: (name: keyof typeof columns) => string): BillLine {
  const refund = cell('state') === 'REFUND'
  const kind = cell('state') === 'SUCCESS' ? 'paid' : refund && cell('refundState') !== 'FAIL' ? 'refunded' : ('other' as const)
  const amount = fenOf(refund ? cell('refunded') : cell('amount'))
  const [fee, time] = [roundedFenOf(cell('fee')), beijingTime(cell('at'))]
  if (amount === undefined || fee === undefined || !time)
    throw new PaymentUnavailable('unverified', 'a line of the bill cannot be read')
  const currency = cell('currency')
  return {
    kind,
    outTradeNo: cell('outTradeNo'),
    ...(refund && { outRefundNo: cell('outRefundNo') }),
    providerTransactionId: cell('providerTransactionId'),
    amount,
    currency,
    fee,
    feeCurrency: currency,
    at: time,
  }
}

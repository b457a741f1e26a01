// The day's trade bill of Alipay: an address that lives half a minute, an archive behind it, and in it a table in GBK.
import { download } from '../download.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BillLine } from '../face.ts'
import { textOf } from '../raw-notice.ts'
import { checkBillReady } from '../request-checks.ts'
import { beijingTime, fenOf, roundedFenOf } from '../yuan.ts'
import type { Gateway } from './gateway.ts'
import type { AlipaySettings } from './settings.ts'
import { unzipped } from './zip.ts'

export async function fetchBill(settings: AlipaySettings, gateway: Gateway, day: string): Promise<BillLine[]> {
  checkBillReady(day, settings.now())
  let said: unknown
  try {
    const wish = { bill_type: 'trade', bill_date: day }
    said = await gateway.ask('alipay.data.dataservice.bill.downloadurl.query', wish)
  } catch (error) {
    // A day on which nothing was paid has no bill.
    if (error instanceof PaymentRefused && error.code === 'isp.bill_not_exist') return []
    throw error
  }
  const url = textOf(said, 'bill_download_url') ?? ''
  const near = URL.canParse(url) && new URL(url).origin === new URL(settings.baseUrl).origin
  if (!near && !/^https?:\/\/[\w.-]+\.alipay\.com\//.test(url))
    throw new PaymentUnavailable('unverified', 'the address of the bill is not Alipay’s')
  const files = unzipped(await download(url, settings.fetch))
  if (!files) throw new PaymentUnavailable('unverified', 'the bill is not a whole zip archive')
  const texts = files.map(file => new TextDecoder('gb18030').decode(file))
  const details = texts.find(text => text.startsWith('#支付宝业务明细查询'))
  if (!details) throw new PaymentUnavailable('unverified', 'the archive holds no table of single payments')
  return billLines(details)
}

const columns = {
  providerTransactionId: '支付宝交易号',
  outTradeNo: '商户订单号',
  type: '业务类型',
  at: '完成时间',
  amount: '订单金额（元）',
  outRefundNo: '退款批次号/请求号',
  fee: '服务费（元）',
} as const

export function billLines(text: string): BillLine[] {
  const lines = text.split(/\r?\n/)
  const head = lines.findIndex(line => line.startsWith(columns.providerTransactionId))
  const names = (lines[head] ?? '').split(',').map(name => name.trim())
  const ending = lines.findIndex((line, index) => index > head && line.startsWith('#'))
  const places = Object.entries(columns).map(([name, column]) => [name, names.indexOf(column)] as const)
  if (head < 0 || ending < 0 || places.some(([, place]) => place < 0))
    throw new PaymentUnavailable('unverified', 'the bill has not all its columns, or no end')
  const placeOf = Object.fromEntries(places)
  return lines
    .slice(head + 1, ending)
    .filter(line => line.trim() !== '')
    .map(line => {
      // Numbers are followed by a tab, so that a spreadsheet leaves them alone.
      const cells = line.split(',').map(cell => cell.trim())
      if (cells.length !== names.length) throw new PaymentUnavailable('unverified', 'a line of the bill has another shape')
      return lineOf(name => cells[placeOf[name] as number] as string)
    })
}

function lineOf(cell: (name: keyof typeof columns) => string): BillLine {
  const [amount, charged, at] = [fenOf(cell('amount')), roundedFenOf(cell('fee')), beijingTime(cell('at'))]
  if (amount === undefined || charged === undefined || !at)
    throw new PaymentUnavailable('unverified', 'a line of the bill cannot be read')
  const kind = cell('type') === '交易' ? 'paid' : cell('type') === '退款' ? 'refunded' : 'other'
  return {
    kind,
    outTradeNo: cell('outTradeNo'),
    ...(cell('outRefundNo') && { outRefundNo: cell('outRefundNo') }),
    providerTransactionId: cell('providerTransactionId'),
    amount: kind === 'other' ? amount : Math.abs(amount),
    currency: 'CNY',
    // Alipay writes what the seller loses as a negative number.
    fee: charged === 0 ? 0 : -charged,
    feeCurrency: 'CNY',
    at,
  }
}

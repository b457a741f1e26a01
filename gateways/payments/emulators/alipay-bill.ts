// The bill as Alipay hands it out: two tables in GBK, zipped.
import { crc32, deflateRawSync } from 'node:zlib'
import { onBeijingsWall } from './notice-queue.ts'

export type AlipayTrade = {
  outTradeNo: string
  tradeNo: string
  fen: number
  subject: string
  notifyUrl: string
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'
  createdAt: Date
  paidAt?: Date
  refunds: { outRequestNo: string; fen: number; at: Date }[]
}

export const yuan = (fen: number) => (fen / 100).toFixed(2)

const heading =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

export function billRows(trades: Iterable<AlipayTrade>, day: string): string[][] {
  const rows: string[][] = []
  for (const trade of trades) {
    const row = (type: string, at: Date, sum: number, request: string) => {
      if (!onBeijingsWall(at).startsWith(day)) return
      const numbers = [`${trade.tradeNo}\t`, `${trade.outTradeNo}\t`, type, trade.subject]
      const times = [onBeijingsWall(trade.createdAt), onBeijingsWall(at), '', '', '', '', 'b**@example.com']
      const sums = [yuan(sum), yuan(sum), '0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00']
      rows.push([...numbers, ...times, ...sums, request ? `${request}\t` : '', yuan(Math.round(-sum * 0.006)), '0.00', ''])
    }
    if (trade.paidAt) row('交易', trade.paidAt, trade.fen, '')
    for (const refund of trade.refunds) row('退款', refund.at, -refund.fen, refund.outRequestNo)
  }
  return rows
}

export function billArchive(rows: string[][], account: string): Buffer {
  const rule = '-'.repeat(40)
  const details = [
    '#支付宝业务明细查询',
    `#账号：[${account}0156]`,
    `#${rule}业务明细列表${rule}`,
    heading,
    ...rows.map(cells => cells.join(',')),
    `#${rule}业务明细列表结束${rule}`,
    `#交易合计：${rows.length}笔`,
    '',
  ]
  const summary = ['#支付宝业务汇总查询', '门店编号,门店名称,交易订单总笔数', `合计,,${rows.length}`, '']
  return zipped([gbk(summary.join('\r\n')), gbk(details.join('\r\n'))])
}

function zipped(files: Buffer[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  files.forEach((file, index) => {
    const name = gbk(`20885_业务明细_${index}.csv`)
    const packed = deflateRawSync(file)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(crc32(file), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(file.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, entry, name]))
    locals.push(local)
    offset += local.length
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

let codes: Map<string, number> | undefined

/** Node reads GBK and writes none: the table is read once, and turned around. */
function gbk(text: string): Buffer {
  if (!codes) {
    const decoder = new TextDecoder('gbk')
    codes = new Map()
    for (let high = 0x81; high <= 0xfe; high += 1)
      for (let low = 0x40; low <= 0xfe; low += 1) codes.set(decoder.decode(Buffer.from([high, low])), (high << 8) | low)
  }
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : (codes.get(character) ?? 0x3f)
    bytes.push(...(code > 0xff ? [code >> 8, code & 0xff] : [code]))
  }
  return Buffer.from(bytes)
}

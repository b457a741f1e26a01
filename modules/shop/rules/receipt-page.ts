// A receipt as a page to print: plain, on one sheet, with nothing in it that another server would have to bring.
import { type Currency, currencies } from '#kernel/money.ts'
import type { Receipt } from '../contract/receipts.ts'

const words = {
  zh: {
    ...{
      title: '收据',
      number: '编号',
      order: '订单号',
      buyer: '买家',
      paidAt: '付款时间',
      issued: '开具时间',
      what: '商品',
      units: '数量',
    },
    ...{
      price: '单价',
      off: '优惠',
      amount: '小计',
      goods: '商品金额',
      discount: '优惠合计',
      postage: '运费',
      credit: '余额支付',
    },
    ...{ points: '积分抵扣', paid: '实付', by: '支付方式', refunded: '已退款' },
  },
  en: {
    ...{
      title: 'Receipt',
      number: 'Number',
      order: 'Order',
      buyer: 'Buyer',
      paidAt: 'Paid at',
      issued: 'Issued at',
      what: 'Item',
    },
    ...{
      units: 'Pieces',
      price: 'Price',
      off: 'Discount',
      amount: 'Amount',
      goods: 'Goods',
      discount: 'Discounts',
      postage: 'Postage',
    },
    ...{ credit: 'Paid with credit', points: 'Paid with points', paid: 'Paid', by: 'By', refunded: 'Refunded' },
  },
}

export const receiptNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(6, '0')}`

/** In whole units of the currency, exact. */
export function inUnits(minor: number, currency: string): string {
  const places = currencies[currency as Currency] ?? 2
  const digits = String(minor).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

export function receiptPage(receipt: Receipt, locale: string, timeZone: string): string {
  const say = words[locale === 'en' ? 'en' : 'zh']
  const sum = (minor: number) => inUnits(minor, receipt.currency)
  const at = (date: Date) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date)
  const row = (cells: readonly string[], tag = 'td') =>
    `<tr>${cells.map(cell => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  const lines = receipt.lines.map(one => row([one.title, String(one.units), sum(one.price), sum(one.discount), sum(one.amount)]))
  const sums: [string, string][] = [
    [say.goods, sum(receipt.goods)],
    ...(receipt.discount > 0 ? [[say.discount, `-${sum(receipt.discount)}`] as [string, string]] : []),
    ...(receipt.postage > 0 ? [[say.postage, sum(receipt.postage)] as [string, string]] : []),
    ...(receipt.credit > 0 ? [[say.credit, sum(receipt.credit)] as [string, string]] : []),
    ...(receipt.pointsWorth > 0 ? [[say.points, sum(receipt.pointsWorth)] as [string, string]] : []),
    [say.paid, `${sum(receipt.paid)} ${receipt.currency}`],
    ...(receipt.provider ? [[say.by, receipt.provider] as [string, string]] : []),
    ...(receipt.refunded > 0 ? [[say.refunded, `-${sum(receipt.refunded)}`] as [string, string]] : []),
  ]
  const head: [string, string][] = [
    [say.number, receipt.number],
    [say.order, receipt.orderId.slice(4)],
    [say.buyer, receipt.buyerName],
    [say.paidAt, at(receipt.paidAt)],
    [say.issued, at(receipt.issuedAt)],
  ]
  const pairs = (all: readonly [string, string][]) => `<table>${all.map(([name, value]) => row([name, value])).join('')}</table>`
  return `<!doctype html><html lang="${locale === 'en' ? 'en' : 'zh-CN'}"><meta charset="utf-8"><title>${escaped(`${say.title} ${receipt.number}`)}</title>
<style>body{font:14px/1.6 system-ui,sans-serif;max-width:42em;margin:2em auto;padding:0 1em}table{width:100%;border-collapse:collapse;margin:1em 0}td,th{text-align:left;padding:.3em .5em;border-bottom:1px solid #ccc}td:last-child,th:last-child{text-align:right}</style>
<h1>${escaped(receipt.community)}</h1><h2>${say.title}</h2>${pairs(head)}
<table>${row([say.what, say.units, say.price, say.off, say.amount], 'th')}${lines.join('')}</table>${pairs(sums)}</html>`
}

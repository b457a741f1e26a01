// Receipts: one for each order that was paid, numbered when it is first asked for; a month of them for the books.
import { Readable } from 'node:stream'
import { Temporal } from 'temporal-polyfill'
import type { Download } from '#kernel/contract.ts'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { dayIn, startOfDay } from '#kernel/days.ts'
import { together } from '#kernel/db/together.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { type SheetCell, writeCsv, writeXlsx } from '#kernel/sheets/write.ts'
import { namesOfActors } from '#modules/members/index.ts'
import { findTransfersByKey } from '#modules/wallet/index.ts'
import type { Receipt } from '../contract/receipts.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { paidKey } from '../rules/keys.ts'
import { inUnits, receiptNumber, receiptPage } from '../rules/receipt-page.ts'
import { findOrder, linesOf, lockOrders, type OrderRow } from '../store/orders.ts'
import { findReceipts, issueReceipts, type ListedReceipt, type ReceiptRow, receiptsPaid } from '../store/receipts.ts'
import { refundsOf } from '../store/refunds.ts'

const pageRows = 2_000
const yearNow = (ctx: Ctx): number => Number(dayIn(ctx.now, ctx.community.timeZone).slice(0, 4))

/** By which provider each was paid, by order. */
async function providersOf(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map()
  const transfers = await findTransfersByKey(ctx, orderIds.map(paidKey))
  const pairs = transfers.flatMap(({ key, debit }) => {
    const provider = /:clearing\.(.+)$/.exec(debit)?.[1]
    return provider ? [[key.split(':')[1] as string, provider] as const] : []
  })
  return new Map(pairs)
}

/** `memberId`: only if it is his. */
export async function showReceipt(ctx: Ctx, orderId: string, memberId?: string): Promise<Receipt> {
  const order = await findOrder(ctx, orderId)
  if (!order || (memberId !== undefined && order.memberId !== memberId)) return refuse(NoSuchOrder)
  if (!order.paidAt || order.state === 'closed' || order.state === 'suspense') return refuse(OrderMovedOn, { state: order.state })
  const receipt = (await findReceipts(ctx, [orderId])).get(orderId) ?? (await issue(ctx, orderId)) ?? refuse(NoSuchOrder)
  const [lines, refunds, names, providers] = await Promise.all([
    linesOf(ctx, [orderId]),
    refundsOf(ctx, orderId),
    namesOfActors(ctx, [order.memberId]),
    providersOf(ctx, [orderId]),
  ])
  return {
    ...sums(order),
    ...{
      number: receiptNumber(receipt),
      issuedAt: receipt.issuedAt,
      community: ctx.community.name,
      orderId,
      paidAt: order.paidAt,
    },
    buyerName: names.get(order.memberId) ?? '',
    lines: lines.map(({ title, units, price, discount, amount }) => ({ title, units, price, discount, amount })),
    provider: providers.get(orderId) ?? '',
    refunds: refunds
      .filter(one => one.state !== 'failed')
      .map(({ askedAt: at, money, credit, reason }) => ({ at, money, credit, reason })),
  }
}
const sums = ({ placedAt, currency, goods, discount, postage, credit, points, pointsWorth, paid, refunded }: OrderRow) => ({
  ...{ placedAt, currency, goods, discount, postage, credit, points, pointsWorth, paid, refunded },
})

/** Whoever numbers holds the year until he has committed, so those of one moment are numbered together. */
const issue = together<string, ReceiptRow | undefined>({
  most: 256,
  atOnce: 1,
  write: (ctx, orderIds) =>
    within(ctx, async ctx => {
      await lockOrders(ctx, orderIds)
      await issueReceipts(ctx, yearNow(ctx), { orderIds })
      const issued = await findReceipts(ctx, orderIds)
      return orderIds.map(id => issued.get(id))
    }),
})

export async function drawReceipt(ctx: Ctx, orderId: string): Promise<Download> {
  const receipt = await showReceipt(ctx, orderId, memberIdOf(ctx))
  const body = receiptPage(receipt, ctx.locale, ctx.community.timeZone)
  return { body, mime: 'text/html; charset=utf-8', fileName: `${receipt.number}.html`, inline: true }
}

const titles = {
  zh: [
    ...[
      '收据号',
      '开具时间',
      '订单号',
      '买家',
      '付款时间',
      '商品',
      '商品金额',
      '优惠',
      '运费',
      '余额支付',
      '积分抵扣',
      '实付',
      '支付方式',
    ],
    ...['已退款', '币种'],
  ],
  en: [
    ...[
      'Receipt',
      'Issued at',
      'Order',
      'Buyer',
      'Paid at',
      'Items',
      'Goods',
      'Discounts',
      'Postage',
      'Credit',
      'Points',
      'Paid',
      'By',
    ],
    ...['Refunded', 'Currency'],
  ],
}
/** All that was paid in a month of the community's calendar; what has no number yet gets one. */
export async function exportReceipts(ctx: Ctx, { month, format }: { month: string; format: 'csv' | 'xlsx' }): Promise<Download> {
  const first = Temporal.PlainYearMonth.from(month)
  const startOf = (one: Temporal.PlainYearMonth) => startOfDay(one.toPlainDate({ day: 1 }).toString(), ctx.community.timeZone)
  const span = { from: startOf(first), until: startOf(first.add({ months: 1 })) }
  await within(ctx, ctx => issueReceipts(ctx, yearNow(ctx), span))
  const isEnglish = ctx.locale === 'en'
  const rows = receiptRows(ctx, span)
  const headers = titles[isEnglish ? 'en' : 'zh']
  const options = { timeZone: ctx.community.timeZone }
  const name = isEnglish ? 'receipts' : '收据'
  return {
    body: Readable.from(
      format === 'csv' ? writeCsv(headers, rows, options) : writeXlsx(headers, rows, { ...options, sheetName: name }),
    ),
    mime: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${ctx.community.name}-${name}-${month}.${format}`,
  }
}

/** Read on connections of their own: the call's transaction is over when the file flows. */
async function* receiptRows(ctx: Ctx, span: { from: Date; until: Date }): AsyncGenerator<SheetCell[]> {
  const apart = { ...ctx, db: ctx.house.db }
  for (let after = { year: 0, number: 0 }; ; ) {
    const rows = await receiptsPaid(apart, { ...span, after, limit: pageRows })
    const providers = await providersOf(
      apart,
      rows.map(row => row.orderId),
    )
    yield* rows.map(row => cellsOf(row, providers.get(row.orderId) ?? ''))
    const last = rows.at(-1)
    if (rows.length < pageRows || !last) return
    after = { year: last.year, number: last.number }
  }
}
function cellsOf(row: ListedReceipt, provider: string): SheetCell[] {
  const sum = (minor: number) => Number(inUnits(minor, row.currency))
  return [
    ...[
      receiptNumber(row),
      row.issuedAt,
      row.orderId.slice(4),
      row.memberName,
      row.paidAt,
      row.title,
      sum(row.goods),
      sum(row.discount),
    ],
    ...[sum(row.postage), sum(row.credit), sum(row.pointsWorth), sum(row.paid), provider, sum(row.refunded), row.currency],
  ]
}

// The pages of payments.
import { IconPayments } from '../shell/icons.tsx'
import { type PageLine, page } from '../shell/page-line.ts'
import { paymentTexts } from './texts.ts'

const ofPayments = { scope: 'community', right: 'payments.read' } as const

export const paymentPages: readonly PageLine[] = [
  {
    ...ofPayments,
    path: '/payments',
    title: paymentTexts.payments,
    chapter: 'running',
    icon: IconPayments,
    also: '收款 支付 微信支付 支付宝 shoukuan sk zhifu payments',
    page: page(async () => (await import('./payments-page.tsx')).PaymentsPage),
  },
  {
    ...ofPayments,
    path: '/payments/refunds',
    title: paymentTexts.refunds,
    also: '退款 tuikuan refunds',
    page: page(async () => (await import('./refunds-page.tsx')).RefundsPage),
  },
  {
    ...ofPayments,
    path: '/payments/tickets',
    title: paymentTexts.tickets,
    also: '工单 gongdan tickets',
    page: page(async () => (await import('./tickets-page.tsx')).TicketsPage),
  },
  {
    ...ofPayments,
    path: '/payments/bills',
    title: paymentTexts.bills,
    also: '对账 账单 到账 duizhang reconciliation bills payouts',
    page: page(async () => (await import('./bills-page.tsx')).BillsPage),
  },
  {
    ...ofPayments,
    path: '/payments/accounts',
    title: paymentTexts.accounts,
    also: '支付渠道 密钥 商户号 qudao providers keys',
    page: page(async () => (await import('./accounts-page.tsx')).PaymentAccountsPage),
  },
  {
    ...ofPayments,
    path: '/payments/:paymentId',
    title: paymentTexts.payment,
    page: page(async () => (await import('./payment-page.tsx')).PaymentPage),
  },
]

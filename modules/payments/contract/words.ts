// The words of payments: ids, providers, ways and states.
import { z } from 'zod'
import { idOf } from '#kernel/shapes.ts'

export const PaymentId = idOf('pay')
/** A refund as the provider is asked for it; the shop's own refunds are `rfd_…`. */
export const GiveBackId = idOf('prf')
export const TicketId = idOf('tkt')
export const OrderId = idOf('ord')
export const MemberId = idOf('mem')

export const Provider = z.enum(['sandbox', 'wechat', 'alipay', 'stripe']).meta({ id: 'PaymentProvider' })
export type Provider = z.output<typeof Provider>
/** Where the payer stands: a desktop browser, inside WeChat, before a QR code, a phone's browser, an app. */
export const Way = z.enum(['page', 'jsapi', 'native', 'h5', 'app']).meta({ id: 'PaymentWay' })
export type Way = z.output<typeof Way>
/** begun: written down here · awaiting: the payer can pay · suspense: money came that no order takes, and goes back by itself. */
export const PaymentState = z.enum(['begun', 'awaiting', 'paid', 'closed', 'suspense']).meta({ id: 'PaymentState' })
export type PaymentState = z.output<typeof PaymentState>
export const GiveBackState = z.enum(['asked', 'sent', 'paid-out', 'failed']).meta({ id: 'GiveBackState' })
export type GiveBackState = z.output<typeof GiveBackState>
/** Why no order took the money. */
export const SuspenseWhy = z
  .enum(['late', 'paid-twice', 'amount', 'currency', 'payee', 'app', 'order'])
  .meta({ id: 'SuspenseWhy' })
export type SuspenseWhy = z.output<typeof SuspenseWhy>

export const TicketKind = z
  .enum([
    'wrong-amount',
    'wrong-currency',
    'wrong-payee',
    'wrong-app',
    'refused-by-order',
    'unknown-payment',
    'second-transaction',
    'notice-differs',
    'refund-failed',
    'refund-slow',
    'bill-missing-here',
    'bill-missing-there',
    'bill-differs',
    'bill-unknown-line',
    'bill-late',
  ])
  .meta({ id: 'PaymentTicketKind' })
export type TicketKind = z.output<typeof TicketKind>

/** Minor units. */
export const Sum = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
export const Currency = z.enum(['CNY', 'USD', 'EUR', 'HKD', 'JPY']).meta({ title: '币种 | Currency' })

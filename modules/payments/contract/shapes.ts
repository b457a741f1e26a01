// Shapes of payments as members meet them: what is offered, an attempt to pay, and what the browser does next.
import { z } from 'zod'
import { Instant, line } from '#kernel/shapes.ts'
import { MemberId, OrderId, PaymentId, PaymentState, Provider, Sum, SuspenseWhy, Way } from './words.ts'

/** Handed to whom the buyer asked to pay for him; the shop makes it. */
export const PayToken = line(200).optional()

export const OfferedWay = z
  .object({
    provider: Provider,
    way: Way,
    /** Play money: nothing is charged, and everybody must be told. */
    trial: z.boolean(),
  })
  .meta({ id: 'OfferedWay' })
export type OfferedWay = z.output<typeof OfferedWay>

export const Payable = z
  .object({
    orderId: OrderId,
    title: z.string(),
    payable: Sum,
    currency: z.string(),
    payUntil: Instant,
    state: z.string(),
    ways: z.array(OfferedWay),
  })
  .meta({ id: 'Payable' })
export type Payable = z.output<typeof Payable>

export const NextStep = z
  .object({
    /** redirect: go to `url` · code: show `url` as a QR code · jsapi, app: hand `parameters` to WeChat or the app. */
    kind: z.enum(['redirect', 'code', 'jsapi', 'app']),
    url: z.string().nullable(),
    parameters: z.record(z.string(), z.string()).nullable(),
  })
  .meta({ id: 'PaymentStep' })
export type NextStep = z.output<typeof NextStep>

export const Payment = z
  .object({
    id: PaymentId,
    orderId: OrderId,
    provider: Provider,
    way: Way,
    trial: z.boolean(),
    title: z.string(),
    amount: Sum,
    currency: z.string(),
    state: PaymentState,
    begunAt: Instant,
    expiresAt: Instant,
    paidAt: Instant.nullable(),
    /** Only while it can be paid. */
    next: NextStep.nullable(),
    /** In suspense: why no order took the money, as a word and as a sentence. */
    why: SuspenseWhy.nullable(),
    says: z.string(),
    /** What is on its way back, and what has arrived there. */
    toReturn: Sum,
    returned: Sum,
  })
  .meta({ id: 'Payment' })
export type Payment = z.output<typeof Payment>

export const BeginWish = z.object({ provider: Provider, way: Way, token: PayToken }).meta({ id: 'BeginPayment' })
export type BeginWish = z.output<typeof BeginWish>
export { MemberId }

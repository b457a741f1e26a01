// Shapes of payments as operators meet them: accounts, payments with their story, refunds, the inbox, tickets, bills, figures.
import { z } from 'zod'
import { Day, Instant, line, prose } from '#kernel/shapes.ts'
import { Payment } from './shapes.ts'
import { Currency, GiveBackId, GiveBackState, MemberId, PaymentId, Provider, Sum, TicketId, TicketKind } from './words.ts'

export const AccountField = z
  .object({
    name: z.string(),
    title: z.string(),
    hint: z.string(),
    secret: z.boolean(),
    /** Several lines, as a key in PEM form has. */
    long: z.boolean(),
    needed: z.boolean(),
    isSet: z.boolean(),
    /** What is no secret; of a secret nothing but its last letters. */
    value: z.string(),
    tail: z.string(),
    setAt: Instant.nullable(),
  })
  .meta({ id: 'PaymentAccountField' })

export const ProviderAccount = z
  .object({
    provider: Provider,
    name: z.string(),
    /** Play money. */
    trial: z.boolean(),
    isOn: z.boolean(),
    /** All that is needed is set, and fits together. */
    isReady: z.boolean(),
    missing: z.array(z.string()),
    problem: z.string().nullable(),
    currency: Currency,
    /** Null: the provider's own address. */
    baseUrl: z.string().nullable(),
    /** To be entered at the provider, where it asks for one. */
    notifyUrl: z.string(),
    fields: z.array(AccountField),
    turnedOnAt: Instant.nullable(),
    changedAt: Instant,
  })
  .meta({ id: 'ProviderAccount' })
export type ProviderAccount = z.output<typeof ProviderAccount>

export const ProviderAccountChange = z
  .object({
    isOn: z.boolean().optional().meta({ title: '开启 | On' }),
    currency: Currency.optional(),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .nullable()
      .optional()
      .meta({ title: '接口地址（留空用官方的） | Address of the API (empty: the official one)' }),
    /** By the names of the account's fields; what is left out stays, '' clears. */
    fields: z.record(z.string().max(40), z.string().max(8_000)).optional(),
  })
  .meta({ id: 'ProviderAccountChange' })
export type ProviderAccountChange = z.output<typeof ProviderAccountChange>

export const GiveBack = z
  .object({
    id: GiveBackId,
    paymentId: PaymentId,
    orderId: z.string(),
    provider: Provider,
    amount: Sum,
    currency: z.string(),
    reason: z.string(),
    /** Money that no order took; the shop did not ask for it. */
    isBySelf: z.boolean(),
    state: GiveBackState,
    code: z.string(),
    tries: z.int(),
    nextAt: Instant.nullable(),
    askedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'GiveBack' })
export type GiveBack = z.output<typeof GiveBack>

export const DeskPayment = Payment.extend({
  memberId: MemberId,
  memberName: z.string().nullable(),
  /** Who pays: a member's id, or `anyone` with the order's pay link. */
  begunBy: z.string(),
  transactionId: z.string().nullable(),
  received: Sum.nullable(),
  receivedIn: z.string().nullable(),
}).meta({ id: 'DeskPayment' })
export type DeskPayment = z.output<typeof DeskPayment>

export const InboxLine = z
  .object({
    provider: Provider,
    eventId: z.string(),
    event: z.string(),
    kind: z.enum(['paid', 'refunded', 'other']),
    paymentId: z.string().nullable(),
    receivedAt: Instant,
    doneAt: Instant.nullable(),
    outcome: z.string().nullable(),
    tries: z.int(),
  })
  .meta({ id: 'PaymentInboxLine' })
export type InboxLine = z.output<typeof InboxLine>

export const Ticket = z
  .object({
    id: TicketId,
    kind: TicketKind,
    provider: Provider,
    paymentId: PaymentId.nullable(),
    refundId: GiveBackId.nullable(),
    day: Day.nullable(),
    /** What is wrong, and what to do about it. */
    says: z.string(),
    toDo: z.string(),
    openedAt: Instant,
    takenBy: z.string().nullable(),
    takenByName: z.string().nullable(),
    takenAt: Instant.nullable(),
    settledBy: z.string().nullable(),
    settledByName: z.string().nullable(),
    settledAt: Instant.nullable(),
    note: z.string(),
  })
  .meta({ id: 'PaymentTicket' })
export type Ticket = z.output<typeof Ticket>
export const TicketNote = z.object({ note: prose(500, 1).meta({ title: '处理说明 | What was done' }) })

/** One thing that happened to a payment, as a sentence. */
export const StoryLine = z.object({ at: Instant, what: z.string(), says: z.string() }).meta({ id: 'PaymentStoryLine' })
export type StoryLine = z.output<typeof StoryLine>
export const PaymentStory = DeskPayment.extend({
  refunds: z.array(GiveBack),
  notices: z.array(InboxLine),
  tickets: z.array(Ticket),
  story: z.array(StoryLine),
}).meta({ id: 'PaymentStory' })
export type PaymentStory = z.output<typeof PaymentStory>

export const Bill = z
  .object({
    provider: Provider,
    day: Day,
    /** waiting: not there yet, it is asked for again. */
    state: z.enum(['waiting', 'matched', 'differs']),
    lines: z.int(),
    paid: z.int(),
    refunded: z.int(),
    fees: z.int(),
    differences: z.int(),
    problem: z.string().nullable(),
    comparedAt: Instant.nullable(),
  })
  .meta({ id: 'PaymentBill' })
export type Bill = z.output<typeof Bill>

export const PayoutWish = z
  .object({
    provider: Provider,
    currency: Currency,
    amount: z.int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ title: '到账金额 | Amount that arrived' }),
    paidOn: Day.meta({ title: '到账日期 | Day it arrived' }),
    note: line(200, 0).default('').meta({ title: '备注 | Note' }),
  })
  .meta({ id: 'PayoutWish' })
export type PayoutWish = z.output<typeof PayoutWish>
export const Payout = PayoutWish.extend({ id: z.string(), by: z.string(), byName: z.string().nullable(), at: Instant }).meta({
  id: 'Payout',
})
export type Payout = z.output<typeof Payout>

export const Figures = z
  .object({
    /** What each provider holds for us. */
    clearing: z.array(z.object({ provider: z.string(), currency: z.string(), balance: z.int() })),
    /** To be paid out, and money that no order took: nothing when all is quiet. */
    refunding: z.array(z.object({ currency: z.string(), balance: z.int() })),
    suspense: z.array(z.object({ currency: z.string(), balance: z.int() })),
    openTickets: z.int(),
    awaiting: z.int(),
    openRefunds: z.int(),
    inboxWaiting: z.int(),
    trialIsOn: z.boolean(),
  })
  .meta({ id: 'PaymentFigures' })
export type Figures = z.output<typeof Figures>

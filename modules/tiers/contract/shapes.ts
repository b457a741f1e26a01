// Shapes of the tiers: plans, rounds, holdings, entitlements, and the benefits book.
import { z } from 'zod'
import { Instant, idOf, line, prose } from '#kernel/shapes.ts'

export const PlanId = idOf('pln')
export const RoundId = idOf('rnd')
export const HoldingId = idOf('hol')
export const BenefitId = idOf('ben')
export const ObligationId = idOf('obl')
export const MemberId = idOf('mem')
export const OperatorId = idOf('opr')
/** Minor units of the community's currency. */
export const Amount = z.int().min(0).max(1_000_000_000_000)
const Currency = z.enum(['CNY', 'USD', 'EUR', 'HKD', 'JPY'])
const Months = z.int().min(1).max(240)
/** What a tier lets one do, by the name under which groups, posts and offers ask for it. */
export const Right = line(40).meta({ id: 'TierRight', title: '权益 | Right' })

export const Why = z.enum(['bought', 'gift', 'complimentary', 'upgrade', 'renewal', 'tied']).meta({ id: 'HoldingWhy' })
export type Why = z.output<typeof Why>
export const HoldingState = z
  .enum(['standing', 'frozen', 'ended', 'withdrawn', 'upgraded'])
  .meta({ id: 'HoldingState', description: 'standing includes what has not begun yet, and the days of grace.' })

/** The terms of a plan, without defaults. */
export const Terms = z.object({
  name: line(40).meta({ title: '名称 | Name' }),
  intro: prose(2000).meta({ title: '介绍 | Introduction' }),
  ladder: line(40).meta({ title: '系列（同系列高级替换低级） | Ladder: of one ladder the higher replaces the lower' }),
  rank: z.int().min(0).max(1000).meta({ title: '级别 | Rank' }),
  dues: Amount.meta({ title: '会费部分（分） | Dues, minor units' }),
  credit: Amount.meta({ title: '储值部分（分） | Credit, minor units' }),
  months: Months.nullable().meta({ title: '有效月数（留空为终身） | Months; empty: for life' }),
  earnMonths: Months.meta({ title: '终身会费摊销月数 | Months over which life dues are earned' }),
  creditMonths: Months.nullable().meta({ title: '储值有效月数（留空不过期） | Months the credit lasts; empty: for ever' }),
  rights: z
    .array(Right)
    .max(40)
    .refine(all => new Set(all).size === all.length, { message: 'each right once' })
    .meta({ title: '权益 | Rights' }),
  graceDays: z.int().min(0).max(180).meta({ title: '宽限天数 | Days of grace' }),
  refundDays: z.int().min(0).max(365).meta({ title: '无理由退款天数 | Days for a whole refund' }),
  keepsArchive: z.boolean().meta({ title: '到期后保留往期内容 | Keeps the archive' }),
  freezesMax: z.int().min(0).max(50).meta({ title: '可冻结次数 | Freezes' }),
  freezeDays: z.int().min(0).max(3650).meta({ title: '可冻结总天数 | Days that may be frozen' }),
  tiedTo: PlanId.nullable().meta({ title: '附属于哪个等级 | Associate of which plan' }),
  tiedMax: z.int().min(0).max(20).meta({ title: '每位正式会员的附属名额 | Associates for each full member' }),
})
export type Terms = z.output<typeof Terms>
const t = Terms.shape
export const NewPlan = z
  .object({
    key: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
      .meta({ title: '代号 | Key' }),
    name: t.name,
    intro: t.intro.default(''),
    ladder: t.ladder.default('main'),
    rank: t.rank.default(1),
    dues: t.dues.default(0),
    credit: t.credit.default(0),
    months: t.months.default(12),
    earnMonths: t.earnMonths.default(60),
    creditMonths: t.creditMonths.default(null),
    rights: t.rights.default([]),
    graceDays: t.graceDays.default(0),
    refundDays: t.refundDays.default(7),
    keepsArchive: t.keepsArchive.default(false),
    freezesMax: t.freezesMax.default(0),
    freezeDays: t.freezeDays.default(0),
    tiedTo: t.tiedTo.default(null),
    tiedMax: t.tiedMax.default(0),
  })
  .meta({ id: 'NewTierPlan' })
export type NewPlan = z.output<typeof NewPlan>
export const PlanChange = Terms.partial()
  .extend({ state: z.enum(['open', 'closed']).optional().meta({ title: '状态 | State' }) })
  .meta({ id: 'TierPlanChange' })
export type PlanChange = z.output<typeof PlanChange>

export const Plan = Terms.extend({
  id: PlanId,
  key: z.string(),
  version: z.int(),
  state: z.enum(['open', 'closed']),
  currency: Currency,
  /** Dues and credit together. */
  price: z.int(),
}).meta({ id: 'TierPlan' })
export type Plan = z.output<typeof Plan>

export const NewRound = z
  .object({
    name: line(40).meta({ title: '名称 | Name' }),
    opensAt: Instant.meta({ title: '开放时间 | Opens at' }),
    closesAt: Instant.meta({ title: '截止时间 | Closes at' }),
    seatsMax: z.int().min(1).max(10_000_000).meta({ title: '名额 | Seats' }),
  })
  .meta({ id: 'NewTierRound' })
export const RoundChange = NewRound.partial().meta({ id: 'TierRoundChange' })
export const Round = z
  .object({
    id: RoundId,
    planId: PlanId,
    name: z.string(),
    opensAt: Instant,
    closesAt: Instant,
    seatsMax: z.int(),
    /** For orders that are under way. */
    seatsClaimed: z.int(),
    seatsHeld: z.int(),
    seatsLeft: z.int(),
    isOpen: z.boolean(),
  })
  .meta({ id: 'TierRound' })
export type Round = z.output<typeof Round>

/** What buying would cost at this moment; an upgrade takes the unearned dues of what it replaces off the price. */
export const TierQuote = z
  .object({
    planId: PlanId,
    currency: Currency,
    /** Whose terms these are; grantHolding takes it, should they change before it is paid. */
    version: z.int(),
    /** To pay now. */
    price: z.int(),
    dues: z.int(),
    credit: z.int(),
    months: z.int().nullable(),
    upgradeFrom: HoldingId.nullable(),
    /** Taken off for what it replaces. */
    carried: z.int(),
    /** From when, and until when: a renewal begins where the present one ends. */
    since: Instant,
    until: Instant.nullable(),
  })
  .meta({ id: 'TierQuote' })
export type TierQuote = z.output<typeof TierQuote>

/** `until` is what is printed; `honouredUntil` counts the days of grace. Null: for life. */
export const Entitlement = z
  .object({
    right: z.string(),
    since: Instant,
    until: Instant.nullable(),
    honouredUntil: Instant.nullable(),
    why: Why,
    holdingId: HoldingId,
    planName: z.string(),
    /** The term is over, and the right goes on for some days. */
    inGrace: z.boolean(),
  })
  .meta({ id: 'Entitlement' })
export type Entitlement = z.output<typeof Entitlement>

export const Holding = z
  .object({
    id: HoldingId,
    memberId: MemberId,
    memberName: z.string(),
    planId: PlanId,
    planName: z.string(),
    version: z.int(),
    roundId: RoundId.nullable(),
    why: Why,
    cause: z.string(),
    rights: z.array(z.string()),
    since: Instant,
    until: Instant.nullable(),
    honouredUntil: Instant.nullable(),
    state: HoldingState,
    frozenAt: Instant.nullable(),
    thawsAt: Instant.nullable(),
    freezes: z.int(),
    keepsArchive: z.boolean(),
    currency: Currency,
    paid: z.int(),
    dues: z.int(),
    credit: z.int(),
    duesEarned: z.int(),
    refunded: z.int(),
    tiedTo: HoldingId.nullable(),
    upgradedFrom: HoldingId.nullable(),
    grantedAt: Instant,
    endedAt: Instant.nullable(),
    endedWhy: z.string(),
  })
  .meta({ id: 'TierHolding' })
export type Holding = z.output<typeof Holding>

export const Archive = z.object({ right: z.string(), until: Instant }).meta({ id: 'TierArchive' })
export type Archive = z.output<typeof Archive>
export const Reminder = z
  .object({ holdingId: HoldingId, planId: PlanId, planName: z.string(), days: z.int(), until: Instant, at: Instant })
  .meta({ id: 'TierReminder' })
export type Reminder = z.output<typeof Reminder>
export const Associate = z
  .object({ memberId: MemberId, name: z.string(), holdingId: HoldingId, planId: PlanId, planName: z.string(), since: Instant })
  .meta({ id: 'TierAssociate' })
export type Associate = z.output<typeof Associate>
export const AssociatePlace = z
  .object({ planId: PlanId, planName: z.string(), holdingId: HoldingId, placesMax: z.int(), placesTaken: z.int() })
  .meta({ id: 'TierAssociatePlace' })
export type AssociatePlace = z.output<typeof AssociatePlace>

export const RefundPart = z.object({ cause: z.string(), amount: z.int() }).meta({ id: 'TierRefundPart' })
export const RefundQuote = z
  .object({
    currency: Currency,
    dues: z.int(),
    /** Not spent yet, of what this holding brought. */
    credit: z.int(),
    total: z.int(),
    /** Within the days in which everything goes back that was not used. */
    whole: z.boolean(),
    /** When those days are over. */
    wholeUntil: Instant,
    /** By what came in: an upgrade was paid in several parts. */
    parts: z.array(RefundPart),
  })
  .meta({ id: 'TierRefundQuote' })
export type RefundQuote = z.output<typeof RefundQuote>

export const DuesMonth = z
  .object({ month: z.int(), amount: z.int(), dueAt: Instant, bookedAt: Instant, isUndone: z.boolean() })
  .meta({ id: 'TierDuesMonth' })
export const HoldingPage = z
  .object({
    holding: Holding,
    quote: RefundQuote.nullable(),
    months: z.array(DuesMonth),
    freezes: z.array(z.object({ frozenAt: Instant, frozenBy: z.string(), reason: z.string(), thawedAt: Instant.nullable() })),
  })
  .meta({ id: 'TierHoldingPage' })

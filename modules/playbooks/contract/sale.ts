// What a playbook sells: tiers with their rounds and promises, the shop, offers, coupons and deals; money and times as people write them.
import { z } from 'zod'
import { line, prose } from '#kernel/shapes.ts'
import { NewBenefit, NewPlan, NewRound } from '#modules/tiers/contract.ts'
import { Ref } from './ref.ts'

/** In the community's currency; minor units are reckoned inside. */
export const Sum = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,2})?$/)
  .meta({ id: 'PlaybookSum', description: 'Money as on a price tag, in quotes, in the community’s currency: "499.00".' })
const isDate = (text: string): boolean => /^day /.test(text) || z.iso.date().safeParse(text.slice(0, 10)).success
/** Day 0 is the day of the launch, by the community's own clock. */
export const Moment = z
  .string()
  .trim()
  .regex(/^(day \d{1,4}|\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):[0-5]\d$/)
  .refine(isDate, { message: 'no such day' })
  .meta({ id: 'PlaybookMoment', description: '"day 3 20:00": three days after the launch; or "2026-09-20 20:00".' })
export const DayOf = z
  .string()
  .trim()
  .regex(/^(day \d{1,4}|\d{4}-\d\d-\d\d)$/)
  .refine(isDate, { message: 'no such day' })
  .meta({ id: 'PlaybookDay', description: '"day 30": thirty days after the launch; or "2026-09-20".' })
const Units = z.int().min(1).max(10_000_000)
const needsRight = line(40).nullable().default(null)

const p = NewPlan.shape
const PlaybookRound = z.strictObject({
  ref: Ref,
  name: line(40),
  opensAt: Moment,
  closesAt: Moment,
  seatsMax: NewRound.shape.seatsMax,
})
const b = NewBenefit.shape
const PlaybookBenefit = z
  .strictObject({
    ref: Ref,
    title: b.title,
    intro: b.intro,
    due: z.enum(['once', 'yearly', 'date']),
    days: b.dueDays.meta({ description: 'After how many days of a year or of the term.' }),
    on: DayOf.optional(),
    cost: Sum.default('0'),
  })
  .refine(one => (one.due === 'date') === (one.on !== undefined), { message: 'date with due date', path: ['on'] })
export const PlaybookTier = z.strictObject({
  ref: Ref,
  name: p.name,
  intro: p.intro,
  ladder: p.ladder,
  rank: p.rank,
  dues: Sum.default('0').meta({ description: 'Earned month by month.' }),
  credit: Sum.default('0').meta({ description: 'The part that buys goods.' }),
  months: p.months.meta({ description: 'null: for life.' }),
  earnMonths: p.earnMonths,
  creditMonths: p.creditMonths,
  rights: p.rights,
  graceDays: p.graceDays,
  refundDays: p.refundDays,
  keepsArchive: p.keepsArchive,
  freezesMax: p.freezesMax,
  freezeDays: p.freezeDays,
  associateOf: Ref.optional().meta({ description: 'The full tier to which this one is tied; it stands earlier.' }),
  associatesMax: p.tiedMax,
  rounds: z.array(PlaybookRound).max(50).default([]),
  benefits: z.array(PlaybookBenefit).max(50).default([]),
})
export type PlaybookTier = z.output<typeof PlaybookTier>

const PlaybookVariant = z.strictObject({
  ref: Ref,
  name: line(60, 0).default(''),
  price: Sum.default('0').meta({ description: 'A tier costs what its plan says.' }),
  stock: z.int().min(0).max(100_000_000).nullable().default(null).meta({ description: 'Laid on the shelf once, at the launch.' }),
  tier: Ref.optional(),
  round: Ref.optional(),
  credit: Sum.optional().meta({ description: 'What a recharge brings.' }),
})
export const PlaybookProduct = z.strictObject({
  ref: Ref,
  kind: z.enum(['goods', 'tier', 'credit', 'voucher']).default('goods'),
  title: line(80),
  intro: line(200, 0).default(''),
  body: prose(20_000).default(''),
  delivery: z.enum(['parcel', 'pickup', 'none']).optional(),
  needsRight,
  variants: z.array(PlaybookVariant).min(1).max(50),
})
export type PlaybookProduct = z.output<typeof PlaybookProduct>
export const PlaybookPostage = z.strictObject({
  flat: Sum,
  freeFrom: Sum.nullable().default(null),
  regions: z
    .array(z.strictObject({ prefix: line(40), amount: Sum }))
    .max(200)
    .default([]),
})
export const PlaybookShop = z
  .strictObject({ postage: PlaybookPostage.optional(), products: z.array(PlaybookProduct).max(200).default([]) })
  .default({ products: [] })

const offer = {
  ref: Ref,
  title: line(80),
  opensAt: Moment,
  closesAt: Moment,
  needsRight,
  payMinutes: z.int().min(1).max(43_200).default(15),
}
const perMemberMax = z.int().min(1).max(10_000).nullable().default(null)
const item = { variant: Ref, price: Sum }
const OfferItem = z.strictObject(item)
export const PlaybookOffer = z.discriminatedUnion('kind', [
  z.strictObject({ ...offer, kind: z.literal('price'), perMemberMax, items: z.array(OfferItem).min(1).max(100) }),
  z.strictObject({
    ...{ ...offer, kind: z.literal('flash'), perMemberMax },
    items: z
      .array(z.strictObject({ ...item, quota: Units.nullable().default(null) }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ ...offer, kind: z.literal('bundle'), items: z.array(OfferItem).min(2).max(100) }),
  z.strictObject({
    ...{ ...offer, kind: z.literal('upgrade') },
    items: z
      .array(z.strictObject({ ...item, from: Ref }))
      .min(1)
      .max(100),
  }),
])
export type PlaybookOffer = z.output<typeof PlaybookOffer>

const coupon = {
  ref: Ref,
  title: line(80),
  terms: prose(1000).default(''),
  partner: line(40, 0).default(''),
  threshold: Sum.default('0'),
  products: z.array(Ref).max(200).default([]),
  withFlash: z.boolean().default(true),
  way: z.enum(['open', 'word', 'given']).default('open'),
  word: line(40, 2).nullable().default(null),
  needsRight,
  points: z.int().min(0).max(1_000_000_000).default(0),
  perMemberMax: z.int().min(1).max(1000).default(1),
  takesFrom: Moment,
  takesUntil: Moment,
  usesFrom: Moment,
  usesUntil: Moment,
  useDays: z.int().min(1).max(3650).nullable().default(null),
  releases: z
    .array(
      z.strictObject({
        at: Moment,
        units: Units,
        hours: z.int().min(1).max(168).default(1).meta({ description: 'So many times, an hour apart: 12 is twelve hours long.' }),
      }),
    )
    .min(1)
    .max(50),
}
export const PlaybookCoupon = z.discriminatedUnion('kind', [
  z.strictObject({ ...coupon, kind: z.literal('fixed'), amountOff: Sum }),
  z.strictObject({
    ...{ ...coupon, kind: z.literal('percentage') },
    percentOff: z.int().min(1).max(99),
    offMax: Sum.nullable().default(null),
  }),
  z.strictObject({ ...coupon, kind: z.literal('exchange'), variant: Ref }),
])
export type PlaybookCoupon = z.output<typeof PlaybookCoupon>

const deal = {
  ref: Ref,
  title: line(80),
  intro: prose(2000).default(''),
  opensAt: Moment,
  closesAt: Moment,
  needsRight,
  variant: Ref,
}
export const PlaybookDeal = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ ...deal, kind: z.literal('meal') },
    sponsor: line(80),
    places: z.int().min(1).max(10_000),
    worth: Sum,
    choice: z.enum(['draw', 'chosen']).default('draw'),
    usedBy: Moment,
    reportAsked: z.boolean().default(true),
    organiser: line(80),
    contact: line(80),
  }),
  z.strictObject({
    ...{ ...deal, kind: z.literal('team-buy') },
    price: Sum,
    size: z.int().min(2).max(200),
    hours: z.int().min(1).max(168).default(24),
    unitsMax: z.int().min(1).max(1_000_000).nullable().default(null),
    perMemberMax,
  }),
])
export type PlaybookDeal = z.output<typeof PlaybookDeal>

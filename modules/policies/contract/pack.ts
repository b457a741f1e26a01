// A pack of rules as its file holds it: what the law of a region asks, from when, by which source, and how surely that is known.
import { z } from 'zod'
import { Day } from '#kernel/shapes.ts'

const Words = z.strictObject({ zh: z.string(), en: z.string() })
const Said = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** refuse: it cannot be opened so · second-person: another operator must agree · warn: it is told, and goes on. */
export const Effect = z.enum(['refuse', 'second-person', 'warn']).meta({ id: 'PolicyEffect', title: '遇到时 | When it is met' })
export type Effect = z.output<typeof Effect>
/** read: the text of the law was read · second-hand: from others who read it · to-be-confirmed: from memory or one weak source. */
export const Certainty = z.enum(['read', 'second-hand', 'to-be-confirmed']).meta({ id: 'PolicyCertainty' })
export type Certainty = z.output<typeof Certainty>

export const checkNames = [
  'prize-cap',
  'disclosure-complete',
  'disclosure-not-worse',
  'strike-price',
  'real-scarcity',
  'forbidden-terms',
  'refund-window',
  'card-limit',
  'provider-only',
  'never-cashed',
  'crowdfunding-kind',
  'crowdfunding-refund',
  'crowdfunding-deadline',
  'crowdfunding-held',
  'renewal-notice',
  'commission-levels',
  'commission-for-sales',
] as const
export type CheckName = (typeof checkNames)[number]

export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z]{2,10}\.[a-z0-9-]{2,40}$/),
  title: Said,
  /** What it asks, in our own words. */
  text: Said,
  source: z.strictObject({ law: Said, article: Words, inForce: Day }),
  /** The first day on which it holds, and the first on which it does not any more. */
  since: Day,
  until: Day.nullable(),
  certainty: Certainty,
  /** What exactly is not sure. */
  doubt: Said.optional(),
  /** The rule that holds everywhere, in whose place this one stands. */
  replaces: z.string().optional(),
  effect: Effect,
  check: z.enum(checkNames),
  parameters: z.record(z.string(), z.union([z.int().min(0), z.array(z.string().trim().min(1)).min(1)])).default({}),
})
export type Rule = z.output<typeof Rule>

export const Pack = z.strictObject({
  pack: z.string().regex(/^[a-z]{2,10}$/),
  version: z.int().min(1),
  date: Day,
  title: Said,
  /** In which currency its amounts are told. */
  currency: z.enum(['CNY', 'USD', 'EUR', 'HKD', 'JPY']),
  rules: z.array(Rule).min(1),
})
export type Pack = z.output<typeof Pack>

// What the world sees of the rules: each with its source, its numbers as the law has them and as they are here, and who changed them.
import { z } from 'zod'
import { Day, Instant, idOf } from '#kernel/shapes.ts'
import { Certainty, Effect } from './pack.ts'

export const RuleId = z.string().max(60)
export const Topic = z
  .enum(['prizes', 'prices', 'prepaid', 'wallets', 'crowdfunding', 'renewals', 'commission', 'words'])
  .meta({ id: 'PolicyTopic' })
export type Topic = z.output<typeof Topic>
/** Where a text stands; some words are forbidden in one place and not in another. */
export const TextAbout = z
  .enum(['prepaid', 'promotion', 'crowdfunding', 'other'])
  .meta({ id: 'PolicyTextAbout', title: '这段文字用在哪里 | Where the text stands' })
export type TextAbout = z.output<typeof TextAbout>

export const RuleNumber = z
  .object({
    name: z.string(),
    title: z.string(),
    unit: z.enum(['money', 'days', 'levels']),
    stricter: z.enum(['lower', 'higher']),
    max: z.int(),
    law: z.int(),
    here: z.int(),
  })
  .meta({ id: 'PolicyNumber' })
export const RuleWords = z
  .object({
    name: z.string(),
    title: z.string(),
    stricter: z.enum(['more', 'fewer']),
    /** All that can stand there; empty: any words. */
    choices: z.array(z.object({ value: z.string(), title: z.string() })),
    law: z.array(z.string()),
    here: z.array(z.string()),
  })
  .meta({ id: 'PolicyWords' })
export const RuleView = z
  .object({
    id: z.string(),
    topic: Topic,
    title: z.string(),
    text: z.string(),
    source: z.object({ law: z.string(), article: z.string(), inForce: Day }),
    since: Day,
    until: Day.nullable(),
    state: z.enum(['in-force', 'coming']),
    certainty: Certainty,
    /** What is not sure about it; '' when nothing more can be said. */
    doubt: z.string(),
    effect: Effect,
    effectHere: Effect,
    numbers: z.array(RuleNumber),
    words: z.array(RuleWords),
  })
  .meta({ id: 'PolicyRule' })
export type RuleView = z.output<typeof RuleView>

export const RulesView = z
  .object({
    region: z.string(),
    regionTitle: z.string(),
    regions: z.array(z.object({ id: z.string(), title: z.string() })),
    packs: z.array(z.object({ id: z.string(), title: z.string(), version: z.int(), date: Day })),
    currency: z.string(),
    /** Names the packs by their content. */
    hash: z.string(),
    rules: z.array(RuleView),
  })
  .meta({ id: 'PolicyRules' })
export type RulesView = z.output<typeof RulesView>

export const Change = z
  .object({
    revision: z.int(),
    at: Instant,
    by: z.string(),
    byName: z.string().nullable(),
    /** '' for the region itself. */
    rule: z.string(),
    title: z.string(),
    parameter: z.string(),
    from: z.string(),
    to: z.string(),
    note: z.string(),
  })
  .meta({ id: 'PolicyChange' })
export type Change = z.output<typeof Change>

export const Hit = z
  .object({
    rule: z.string(),
    effect: Effect,
    title: z.string(),
    what: z.string(),
    source: z.string(),
    since: Day,
    certainty: Certainty,
    nearest: z.string().nullable(),
  })
  .meta({ id: 'PolicyHitTold' })

export const Decision = z
  .object({
    id: idOf('dec'),
    at: Instant,
    by: z.string(),
    byName: z.string().nullable(),
    secondPerson: z.string().nullable(),
    subject: z.string(),
    kind: z.string(),
    region: z.string(),
    packs: z.string(),
    hash: z.string(),
    revision: z.int(),
    hits: z.array(Hit),
  })
  .meta({ id: 'PolicyDecision' })

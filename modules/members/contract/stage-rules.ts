// The rules that move people between stages, as data that operators edit.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { FieldKey, IdentityKind, Stage, TagId } from './shapes.ts'

/** What lower rooms count, e.g. comment, reaction, post, voice, visit. */
export const ActivityKind = z.string().regex(/^[a-z][a-z-]{0,29}$/)
/** What lower rooms say a member holds, e.g. seats. */
export const StandingKey = ActivityKind
const Days = z.int().min(1).max(3650)

export const StageCondition = z
  .discriminatedUnion('kind', [
    /** Has proved an identity; any, when none is named. */
    z.object({ kind: z.literal('verified'), identity: IdentityKind.optional() }),
    z.object({
      kind: z.literal('holds'),
      what: StandingKey,
      least: z.int().min(0).optional(),
      most: z.int().min(0).optional(),
    }),
    z.object({ kind: z.literal('active'), of: z.array(ActivityKind).min(1).max(20), least: z.int().min(1), days: Days }),
    z.object({ kind: z.literal('silent'), days: Days }),
    z.object({ kind: z.literal('joined'), days: Days }),
    z.object({ kind: z.literal('tagged'), tagId: TagId }),
    z.object({ kind: z.literal('field'), key: FieldKey, is: z.union([z.string().max(200), z.number(), z.boolean()]) }),
  ])
  .meta({ id: 'StageCondition' })
export type StageCondition = z.output<typeof StageCondition>

/** Who stands at one of `from` and meets all of `when` goes to `to`. The first rule that fits decides. */
export const StageRule = z
  .object({
    name: line(60).meta({ title: '规则名称，会作为理由显示 | Name, shown as the reason' }),
    from: z.array(Stage).min(1).max(4),
    to: Stage,
    when: z.array(StageCondition).min(1).max(6),
    on: z.boolean(),
  })
  .refine(rule => !rule.from.includes(rule.to), { message: 'a rule leads elsewhere', path: ['to'] })
  .meta({ id: 'StageRule' })
export type StageRule = z.output<typeof StageRule>
export const StageRules = z.object({ rules: z.array(StageRule).max(40) }).meta({ id: 'StageRules' })

/** What the rules would do if they were applied now. */
export const StagePreview = z
  .object({
    looked: z.int(),
    moves: z.array(z.object({ from: Stage, to: Stage, rule: z.string(), members: z.int() })),
    /** People whom the rules would send round in a circle; they stay where they are. */
    circling: z.int(),
  })
  .meta({ id: 'StagePreview' })

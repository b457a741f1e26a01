// Shapes of the benefits book: promises, obligations, and what they will cost.
import { z } from 'zod'
import { Day, Instant, line, prose } from '#kernel/shapes.ts'
import { Amount, BenefitId, HoldingId, MemberId, ObligationId, OperatorId, PlanId } from './shapes.ts'

export const NewBenefit = z
  .object({
    title: line(60).meta({ title: '承诺 | Promise' }),
    intro: prose(1000).default('').meta({ title: '说明 | Introduction' }),
    dueRule: z.enum(['once', 'yearly', 'date']).meta({ title: '何时兑现 | Due' }),
    dueDays: z.int().min(0).max(3650).default(0).meta({ title: '开始后第几天 | Days after the beginning' }),
    dueOn: Day.nullable().default(null).meta({ title: '日期 | Date' }),
    cost: Amount.default(0).meta({ title: '预计成本（分） | Estimated cost, minor units' }),
    ownerId: OperatorId.nullable().default(null).meta({ title: '负责人 | Owner' }),
    /** Also owed to those who hold the plan already. */
    forHeld: z.boolean().default(false).meta({ title: '也适用于现有会员 | Also for present members' }),
  })
  .refine(b => (b.dueRule === 'date') === (b.dueOn !== null), { message: 'a date if and only if due on a date', path: ['dueOn'] })
  .meta({ id: 'NewTierBenefit' })
export type NewBenefit = z.output<typeof NewBenefit>
export const Benefit = z
  .object({
    id: BenefitId,
    planId: PlanId,
    title: z.string(),
    intro: z.string(),
    dueRule: z.enum(['once', 'yearly', 'date']),
    dueDays: z.int(),
    dueOn: Day.nullable(),
    cost: z.int(),
    ownerId: OperatorId.nullable(),
    state: z.enum(['open', 'closed']),
    /** Still owed, and done. */
    due: z.int(),
    done: z.int(),
  })
  .meta({ id: 'TierBenefit' })
export type Benefit = z.output<typeof Benefit>
export const Obligation = z
  .object({
    id: ObligationId,
    benefitId: BenefitId,
    title: z.string(),
    holdingId: HoldingId,
    memberId: MemberId,
    memberName: z.string(),
    planName: z.string(),
    dueOn: Day,
    cost: z.int(),
    ownerId: OperatorId.nullable(),
    state: z.enum(['due', 'done', 'undone', 'void']),
    isOverdue: z.boolean(),
    settledAt: Instant.nullable(),
    settledBy: z.string().nullable(),
    note: z.string(),
  })
  .meta({ id: 'TierObligation' })
export type Obligation = z.output<typeof Obligation>
export const ForecastMonth = z.object({ month: z.string(), count: z.int(), cost: z.int() }).meta({ id: 'TierForecastMonth' })

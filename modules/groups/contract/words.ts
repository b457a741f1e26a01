// The words of the groups: kinds, roles, states, steps; small shapes that all endpoints share.
import { z } from 'zod'
import { idOf, line, PageQuery, prose } from '#kernel/shapes.ts'

export const GroupId = idOf('grp')
export const MemberId = idOf('mem')
export const InviteCode = z.string().regex(/^[2-9a-hjkmnp-tv-z]{8}$/)

/** ring: all sit equal, each may invite · pyramid: those with a role lead, the others follow. */
export const GroupKind = z.enum(['ring', 'pyramid']).meta({ id: 'GroupKind', title: '形态 | Kind' })
/** core: the inner circle · hosted: led by someone of the group above · open: for everyone who passes the door. */
export const GroupPurpose = z.enum(['core', 'hosted', 'open']).meta({ id: 'GroupPurpose', title: '用途 | Purpose' })
/** members: every member finds it · seated: only who sits in it, or holds an invite. */
export const SeenBy = z.enum(['members', 'seated']).meta({ id: 'GroupSeenBy', title: '谁能看到 | Seen by' })
export const GroupState = z.enum(['open', 'closed']).meta({ id: 'GroupState' })

export const roles = ['owner', 'host', 'teacher', 'connector', 'monitor', 'member'] as const
export const Role = z.enum(roles).meta({ id: 'SeatRole', title: '角色 | Role' })
export type Role = z.output<typeof Role>

export const SeatEnd = z.enum(['left', 'removed', 'banned', 'moved', 'gone']).meta({ id: 'SeatEnd' })
export type SeatEnd = z.output<typeof SeatEnd>

/** A pattern such as {number:3}-{name}-{city}: {number}, {name}, and what the group asks of each member. */
export const CardPattern = line(60)
  .regex(/^(?:[^{}]|\{[^{}:]{1,12}(?::[1-6])?\})+$/, { message: 'unbalanced braces' })
  .refine(pattern => /\{(?:name|姓名|昵称)\}/.test(pattern), { message: 'a card carries a name' })
  .meta({ title: '群名片格式 | Name card pattern' })
export const CardWish = z
  .object({
    /** How the group calls me; the member's own name when left out. */
    name: line(20).optional().meta({ title: '在群里怎么称呼你 | What the group calls you' }),
    answers: z.record(line(12), line(20, 0)).refine(all => Object.keys(all).length <= 8),
  })
  .meta({ id: 'CardWish' })
export type CardWish = z.output<typeof CardWish>

export const StepKind = z.enum(['norms', 'invite', 'password', 'application', 'tier']).meta({ id: 'AdmissionStepKind' })
export type StepKind = z.output<typeof StepKind>
export const Question = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,20}$/),
    ask: line(100).meta({ title: '问题 | Question' }),
    required: z.boolean().default(true).meta({ title: '必答 | Required' }),
  })
  .meta({ id: 'AdmissionQuestion' })
export type Question = z.output<typeof Question>

/** One rule of the door, as it is set. A phrase is written, never read back; left out, the one in force stays. */
export const AdmissionStep = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('invite') }),
    z.object({ kind: z.literal('password'), phrase: line(60, 2).optional().meta({ title: '入群暗号 | Entry password' }) }),
    z.object({ kind: z.literal('application'), questions: z.array(Question).max(8).default([]) }),
    z.object({ kind: z.literal('tier'), right: line(40).meta({ title: '需要的权益 | Right that is needed' }) }),
  ])
  .meta({ id: 'AdmissionStep' })
export const Admission = z
  .array(AdmissionStep)
  .max(4)
  .refine(steps => new Set(steps.map(s => s.kind)).size === steps.length, { message: 'each step once' })
  .refine(
    steps => steps.every(s => s.kind !== 'application' || new Set(s.questions.map(q => q.id)).size === s.questions.length),
    {
      message: 'each question once',
    },
  )
  .meta({ title: '入群规则（按顺序） | Admission, in order' })
export type Admission = z.output<typeof Admission>

/** One rule of the door, as it is shown. */
export const StepShown = z
  .object({
    kind: StepKind,
    questions: z.array(Question),
    waiting: z.boolean(),
    /** For a tier: the right that must be held. */
    right: z.string().nullable(),
  })
  .meta({ id: 'AdmissionStepShown', description: '`waiting`: done on my side, the group has to answer.' })
export type StepShown = z.output<typeof StepShown>

export const Blocked = z.enum(['seated', 'banned', 'closed', 'full']).meta({ id: 'GroupBlocked' })
/** What stands between a member and a seat: a wall, or the steps that remain, in order; nothing at all when both are empty. */
export const Standing = z.object({ blocked: Blocked.nullable(), steps: z.array(StepShown) }).meta({ id: 'GroupStanding' })
export type Standing = z.output<typeof Standing>

export const Reason = prose(200).meta({ title: '原因 | Reason' })
export const ApplicationState = z.enum(['waiting', 'approved', 'refused', 'withdrawn']).meta({ id: 'ApplicationState' })
export type ApplicationState = z.output<typeof ApplicationState>
export const AnswersGiven = z.record(z.string().max(20), prose(500)).refine(all => Object.keys(all).length <= 8)
export const SeatQuery = PageQuery.extend({ q: line(40).optional(), role: Role.optional() })

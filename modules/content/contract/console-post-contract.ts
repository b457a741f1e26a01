// A post as operators see it, and the calendar it stands in.
import { z } from 'zod'
import { Day, Instant, line } from '#kernel/shapes.ts'
import { Clock, Comment, GroupId, Post, PostKind, PostState, SlotId } from './post-contract.ts'

export const Takedown = z.object({
  how: z.enum(['hidden', 'removed']),
  reason: z.string(),
  by: z.string(),
  byName: z.string().nullable(),
  at: Instant,
})
export const ConsolePost = Post.extend({
  state: PostState,
  publishedAt: Instant.nullable(),
  createdAt: Instant,
  /** When it really appeared; later than publishedAt when the house was off at that hour. */
  appearedAt: Instant.nullable(),
  /** When it is due, or was, if it was scheduled; with the wall clock of the community. */
  dueAt: Instant.nullable(),
  dueDate: Day.nullable(),
  dueTime: Clock.nullable(),
  slotId: SlotId.nullable(),
  takedown: Takedown.nullable(),
  openReports: z.int(),
}).meta({ id: 'ConsolePost' })
export type ConsolePost = z.output<typeof ConsolePost>
export const ConsoleComment = Comment.extend({ state: z.enum(['published', 'hidden', 'removed']) }).meta({ id: 'ConsoleComment' })
export type ConsoleComment = z.output<typeof ConsoleComment>

const Weekdays = z
  .array(z.int().min(1).max(7))
  .min(1)
  .max(7)
  .transform(days => [...new Set(days)].sort())
  .meta({ title: '星期 | Weekdays', description: '1 is Monday, 7 is Sunday.' })
export const NewSlot = z
  .object({
    /** Names the slot for playbooks; a second slot with the same ref is refused. */
    ref: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
      .optional(),
    title: line(40).meta({ title: '标题 | Title' }),
    kind: PostKind.meta({ title: '形式 | Form' }),
    groupId: GroupId.nullable().default(null),
    weekdays: Weekdays,
    time: Clock.meta({ title: '时间 | Time' }),
  })
  .meta({ id: 'NewSlot' })
export type NewSlot = z.output<typeof NewSlot>
export const Slot = z
  .object({
    id: SlotId,
    ref: z.string().nullable(),
    title: z.string(),
    kind: PostKind,
    groupId: GroupId.nullable(),
    weekdays: z.array(z.int()),
    time: Clock,
    closedAt: Instant.nullable(),
  })
  .meta({ id: 'Slot' })
export type Slot = z.output<typeof Slot>

/** One line of a day: a slot with what fills it, a slot with a gap, or a post that stands outside every slot. */
export const CalendarEntry = z.object({
  slot: Slot.nullable(),
  post: ConsolePost.nullable(),
  time: Clock,
  at: Instant,
  standing: z.enum(['gap', 'missed', 'draft', 'scheduled', 'published', 'late', 'down']),
})
export const Calendar = z
  .object({ timeZone: z.string(), today: Day, days: z.array(z.object({ date: Day, entries: z.array(CalendarEntry) })) })
  .meta({ id: 'ContentCalendar' })
export type Calendar = z.output<typeof Calendar>
export type CalendarEntry = z.output<typeof CalendarEntry>

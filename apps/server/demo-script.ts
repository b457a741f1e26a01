// The script of a demo, as it lies in playbooks/demo: who is in it, what each says, and when; days count back from the last morning.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'

const Answered = z.object({
  comments: z.array(z.strictObject({ by: z.string(), text: z.string() })).default([]),
  reactions: z.partialRecord(z.enum(['like', 'thanks', 'insight', 'cheer']), z.int()).default({}),
  /** The note with which it was featured. */
  featured: z.string().optional(),
})
const One = z.strictObject({
  name: z.string(),
  city: z.string(),
  trade: z.string(),
  offers: z.string().default(''),
  needs: z.string().default(''),
  /** Role by group. */
  seats: z
    .record(z.string(), z.enum(['owner', 'host', 'teacher', 'connector', 'monitor', 'member']))
    .default({ listeners: 'member' }),
  applies: z.strictObject({ group: z.string(), answers: z.record(z.string(), z.string()) }).optional(),
})
const Turn = Answered.extend({ text: z.string() }).strict()
/** What a slot of the calendar held, the earliest first, up to its last hour; and what waits in it for the coming days. */
const Series = z.strictObject({ slot: z.string(), past: z.array(Turn), coming: z.array(Turn).default([]) })

export const Demo = z.strictObject({
  cast: z.array(One),
  calendar: z.array(Series),
  posts: z.array(
    Answered.extend({
      by: z.string(),
      group: z.string().nullable().default('listeners'),
      days: z.int(),
      time: z.string(),
      text: z.string(),
    }).strict(),
  ),
})
export type Demo = z.output<typeof Demo>
export type One = z.output<typeof One>
export type Answered = z.output<typeof Answered>
export type Turn = z.output<typeof Turn>

/** Who is there, by name. */
export type Cast = ReadonlyMap<string, { memberId: string; groupIds: readonly string[] }>

export function as(ctx: Ctx, cast: Cast, name: string) {
  const one = cast.get(name)
  if (!one) throw new Error(`${name} is not in the cast of the demo`)
  return { ...ctx, actor: { kind: 'member' as const, memberId: one.memberId, personId: '' } }
}

/** The community's clock, so many days before `from`; never in the future. */
export function daysBefore(ctx: Ctx, from: Date, days: number, time: string): Ctx {
  const zone = ctx.community.timeZone
  const day = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone)
  const at = day.subtract({ days }).withPlainTime(time).epochMilliseconds
  return { ...ctx, now: new Date(Math.min(at, ctx.now.getTime() - 60_000)) }
}

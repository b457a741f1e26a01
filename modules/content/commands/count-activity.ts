// What members do is counted for their stages: by spans of twenty seconds, so that a flood is one job and counts little.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import type { House } from '#kernel/house.ts'
import { job, jobRow, putJob } from '#kernel/jobs/define.ts'
import { noteActivity } from '#modules/members/index.ts'
import { commentsIn, reactionsIn } from '../store/activity.ts'

const spanMs = 20_000
const countedMax = 3
const planned = new WeakMap<House, Set<string>>()
const plannedMax = 20_000

const Span = z.object({ memberId: z.string(), from: z.number() })
export const countActivityJob = job('content.count-activity', Span, (ctx, { memberId, from }) =>
  within(ctx, async ctx => {
    const span = { memberId, from: new Date(from), until: new Date(from + spanMs), limit: countedMax }
    for (const id of await commentsIn(ctx, span)) await noteActivity(ctx, memberId, 'comment', id)
    for (const id of await reactionsIn(ctx, span)) await noteActivity(ctx, memberId, 'reaction', id)
  }),
)

interface Planned {
  /** The job's row, to be written along; null when this member's span has its job already. */
  row: ReturnType<typeof jobRow> | null
  /** Remembers, after the commit, that it is written. */
  keep(): void
}

/** The first that a member writes in a span takes the job along that counts it. */
export function planCount(ctx: Ctx, memberId: string): Planned {
  const from = Math.floor(ctx.now.getTime() / spanMs) * spanMs
  const key = `${memberId}:${from}`
  const known = planned.get(ctx.house) ?? new Set<string>()
  planned.set(ctx.house, known)
  if (known.has(key)) return { row: null, keep: () => {} }
  const keep = () => {
    if (known.size >= plannedMax) known.clear()
    known.add(key)
  }
  return { row: jobRow(ctx, countActivityJob, { memberId, from }, { key, at: new Date(from + spanMs + 2_000) }), keep }
}

/** Does `write` and puts the job on the list, in one transaction. */
export async function counted<T>(ctx: Ctx, memberId: string | null, write: (ctx: Ctx) => Promise<T>): Promise<T> {
  const plan = memberId === null ? null : planCount(ctx, memberId)
  if (!plan?.row) return write(ctx)
  const { row } = plan
  return within(ctx, async ctx => {
    const result = await write(ctx)
    await putJob(ctx, row)
    ctx.afterCommit(plan.keep)
    return result
  })
}

// What members do counts for their stages: one comment and one reaction in half a minute, so that a flood counts as little
// as it is worth and costs one job.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import type { House } from '#kernel/house.ts'
import { job, jobRow, putJob } from '#kernel/jobs/define.ts'
import { noteActivity } from '#modules/members/index.ts'
import { spanMs, spanStart, spreadMs } from '../rules/span.ts'

export interface Deed {
  memberId: string
  kind: 'comment' | 'reaction'
  /** Names the deed, so that it is counted once. */
  id: string
}
const Deed = z.object({ memberId: z.string(), kind: z.enum(['comment', 'reaction']), id: z.string() })
export const countActivityJob = job('content.count-activity', Deed, (ctx, { memberId, kind, id }) =>
  within(ctx, ctx => noteActivity(ctx, memberId, kind, id)),
)

interface Planned {
  /** The job's row, to be written along; null when this span of the member has its job already. */
  row: ReturnType<typeof jobRow> | null
  /** Remembers, after the commit, that it is written. */
  keep(): void
}
const planned = new WeakMap<House, Set<string>>()
const plannedMax = 20_000

/** The first deed of its kind in a span takes along the job that counts it, due when a crowd's jobs are spread out. */
export function planCount(ctx: Ctx, deed: Deed): Planned {
  const from = spanStart(ctx.now)
  const key = `${deed.memberId}:${deed.kind}:${from}`
  const known = planned.get(ctx.house) ?? new Set<string>()
  planned.set(ctx.house, known)
  if (known.has(key)) return { row: null, keep: () => {} }
  const keep = () => {
    if (known.size >= plannedMax) known.clear()
    known.add(key)
  }
  return { row: jobRow(ctx, countActivityJob, deed, { key, at: new Date(from + spanMs + spreadMs(deed.memberId)) }), keep }
}

/** Puts the job on the list, in the transaction that is open. */
export async function count(ctx: Ctx, deed: Deed): Promise<void> {
  const { row, keep } = planCount(ctx, deed)
  if (!row) return
  await putJob(ctx, row)
  ctx.afterCommit(keep)
}

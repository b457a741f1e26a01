// Imports of tracking numbers as operators see them, and told to open consoles as they go.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchTracking } from '../contract/handing.ts'
import type { Tracking, TrackingProblem } from '../contract/tracking.ts'
import { trackingMoved } from '../facts.ts'
import { refShown } from '../rules/dispatch-columns.ts'
import { sayProblem } from '../rules/tracking-rows.ts'
import { countProblems, findTracking, listProblems, listTrackings } from '../store/trackings.ts'

export async function showTracking(ctx: Ctx, id: string): Promise<Tracking> {
  const it = (await findTracking(ctx, id)) ?? refuse(NoSuchTracking)
  return { ...it, problems: await countProblems(ctx, id) }
}
export async function showTrackings(ctx: Ctx, wish: { cursor?: string | undefined; limit: number }): Promise<Page<Tracking>> {
  const { items, next } = await listTrackings(ctx, wish)
  return { items: await Promise.all(items.map(({ id }) => showTracking(ctx, id))), next }
}

export async function trackingRows(
  ctx: Ctx,
  id: string,
  wish: { cursor?: string | undefined; limit: number; problem?: TrackingProblem | undefined },
) {
  if (!(await findTracking(ctx, id))) refuse(NoSuchTracking)
  const { items, next } = await listProblems(ctx, id, wish)
  return {
    items: items.map(row => {
      const problem = row.problem as TrackingProblem
      return { ...row, ref: refShown(row.ref), problem, says: sayProblem(problem, ctx.locale) }
    }),
    next,
  }
}

export async function tellTracking(ctx: Ctx, id: string): Promise<void> {
  const it = await findTracking(ctx, id)
  if (!it) return
  const { state, rows, looked, done, sent, known, rejected } = it
  await record(ctx, trackingMoved, id, { trackingId: id, state, rows, looked, done, sent, known, rejected })
}

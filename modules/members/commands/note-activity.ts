// Rooms lower on the stairs tell what a member did or holds; the stages are weighed on it soon after.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { dayIn } from '../rules.ts'
import { countActivity, setHeld } from '../store/activity.ts'
import { touchMember } from '../store/members.ts'
import { weighMember } from './weigh-stages.ts'

const weighAfterMs = 60_000
const touchEveryMs = 600_000

/** One member weighed a minute after he did something, however much he did in that minute. */
export const weighSoon = job('members.weigh-soon', z.object({ memberId: z.string() }), async (ctx, { memberId }) => {
  await weighMember(ctx, memberId)
})

const planWeighing = (ctx: Ctx, memberId: string) =>
  later(ctx, weighSoon, { memberId }, { key: memberId, at: new Date(ctx.now.getTime() + weighAfterMs) })

/**
 * Counts something a member did, e.g. `comment`. Called from listeners with the fact's id, so that a listener which
 * runs twice counts once.
 */
export async function noteActivity(ctx: Ctx, memberId: string, kind: string, factId: string | null = null): Promise<void> {
  const day = dayIn(ctx.now, ctx.community.timeZone)
  if (!(await countActivity(ctx.db, { communityId: ctx.community.id, memberId, day, kind, factId }))) return
  await touchMember(ctx.db, ctx.community.id, memberId, ctx.now, new Date(ctx.now.getTime() - touchEveryMs))
  await planWeighing(ctx, memberId)
}

/** Says how much of something a member holds now, e.g. 2 `seats`; the last word counts. */
export async function noteStanding(ctx: Ctx, memberId: string, key: string, count: number): Promise<void> {
  if (await setHeld(ctx.db, ctx.community.id, memberId, key, count)) await planWeighing(ctx, memberId)
}

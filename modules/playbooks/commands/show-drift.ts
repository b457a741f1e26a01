// Drift: what people have changed since a launch, told as what launching the same text again would bring back.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { NoSuchRun, type Plan } from '../contract.ts'
import { findRun } from '../store.ts'
import { makePlan } from './make-plan.ts'

export async function showDrift(ctx: Ctx, runId: string): Promise<Plan> {
  const run = (await findRun(ctx.db, runId)) ?? refuse(NoSuchRun)
  const community = (await findCommunity(ctx.db, run.communityId)) ?? refuse(NoSuchRun)
  // Its name may have been chosen at the launch; whatever it is called now is right.
  return (await makePlan(ctx, { text: run.text, slug: community.slug, name: community.name })).plan
}

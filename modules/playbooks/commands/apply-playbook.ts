// Launching a playbook: everything that the plan shows, in one transaction; a second time there is nothing left to do.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { fill, textIn } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { withName } from '#modules/members/index.ts'
import { enforcePolicy } from '#modules/policies/index.ts'
import { type Plan, PlanMoved, type Run, StepRefused } from '../contract.ts'
import { playbookApplied } from '../facts.ts'
import { insertRun } from '../store.ts'
import { makePlan, type PlaybookWish } from './make-plan.ts'
import type { Step } from './part.ts'

/** `fingerprint`: of the plan that was shown; absent when nobody looked (a start with --playbook). */
export const applyPlaybook = (
  ctx: Ctx,
  wish: PlaybookWish & { fingerprint?: string; demo?: boolean },
): Promise<{ run: Run | null; plan: Plan }> =>
  within(ctx, async ctx => {
    const { plan, book, text, steps, ctx: inside } = await makePlan(ctx, wish)
    if (wish.fingerprint !== undefined && wish.fingerprint !== plan.fingerprint) refuse(PlanMoved)
    if (steps.length === 0) return { run: null, plan }
    const community = plan.communityId
      ? inside.community
      : await openCommunity(ctx, { ...book.community, demo: wish.demo ?? false })
    const here = { ...ctx, community }
    for (const step of steps) await take(here, step)
    const run = { id: newId(ctx, 'run'), playbook: book.playbook, version: book.version, by: actorName(ctx.actor), at: ctx.now }
    await insertRun(here.db, { ...run, communityId: community.id, text, changes: JSON.stringify(plan.changes) })
    await record(here, playbookApplied, community.id, {
      runId: run.id,
      playbook: run.playbook,
      version: run.version,
      changes: steps.length,
    })
    const after = await makePlan(here, wish)
    if (after.steps.length > 0) throw new Error(`a playbook left something undone: ${JSON.stringify(after.plan.changes)}`)
    const told = { ...run, communityId: community.id, communityName: community.name, changes: steps.length }
    return {
      run: await withName(ctx, told, 'by'),
      plan: { ...after.plan, changes: plan.changes },
    }
  })

/** What a room or a rule of the place refuses is told with the name of the thing; nothing of the whole is done then. */
async function take(ctx: Ctx, { change, make, asking }: Step): Promise<void> {
  try {
    const made = await make(ctx)
    if (!asking || asking.byRoom) return
    const subject = typeof made === 'string' ? made : change.ref
    for (const question of asking.questions) await enforcePolicy(ctx, { ...question, subject })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    refuse(StepRefused, {
      ...{ part: change.part, ref: change.ref, title: change.title },
      ...{ code: error.refusal.code, why: fill(textIn(error.refusal.text, ctx.locale), error.details) },
    })
  }
}

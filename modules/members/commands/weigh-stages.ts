// Weighs the rules of the stages and moves those whom they move; each step is kept with its reason.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import type { StageRule } from '../contract/stage-rules.ts'
import { stageMoved } from '../facts.ts'
import { dayIn, daysLookedBack, firstDayOf, houseStageRules, settleStage } from '../rules.ts'
import { setStage } from '../store/members.ts'
import { findStageRules, idsAfter, insertMove, type Weighed, weighedOf } from '../store/stages.ts'

export const stageRulesOf = async (ctx: Ctx): Promise<StageRule[]> =>
  (await findStageRules(ctx.db, ctx.community.id)) ?? houseStageRules(ctx.community.locale)

export const weighMember = (ctx: Ctx, memberId: string): Promise<number> => weighMembers(ctx, [memberId])

/** The number of steps taken. A member whose stage was set by hand stays until the time that was given him. */
export async function weighMembers(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const rules = await stageRulesOf(ctx)
  let taken = 0
  for (const { member, steps } of await settled(ctx, rules, ids)) {
    if (member.stageKeptUntil && member.stageKeptUntil > ctx.now) continue
    if (steps.length > 0) taken += await within(ctx, ctx => take(ctx, member.memberId, steps))
  }
  return taken
}

async function settled(ctx: Ctx, rules: readonly StageRule[], ids: readonly string[]) {
  const today = dayIn(ctx.now, ctx.community.timeZone)
  const since = firstDayOf(today, daysLookedBack(rules))
  const members = await weighedOf(ctx.db, ctx.community.id, ids, since)
  return members.map(member => ({ member, ...settleStage(rules, { ...member, now: ctx.now, today }) }))
}

type Steps = ReturnType<typeof settleStage>['steps']
async function take(ctx: Ctx, memberId: string, steps: Steps): Promise<number> {
  const [first, last] = [steps[0], steps.at(-1)]
  // Someone else moved him meanwhile: what was weighed no longer holds.
  if (!first || !last || !(await setStage(ctx.db, ctx.community.id, memberId, first.from, last.to))) return 0
  for (const { from, to, rule } of steps) {
    await insertMove(ctx.db, {
      communityId: ctx.community.id,
      id: newId(ctx, 'smv'),
      memberId,
      fromStage: from,
      toStage: to,
      rule,
      reason: rule,
      movedBy: 'rule',
      at: ctx.now,
    })
    await record(ctx, stageMoved, memberId, { memberId, from, to, by: 'rule' })
  }
  return steps.length
}

const previewMax = 20_000
const pageSize = 500

/** What rules would do, without doing it. */
export async function previewRules(ctx: Ctx, rules: readonly StageRule[]) {
  const counts = new Map<string, { from: Weighed['stage']; to: Weighed['stage']; rule: string; members: number }>()
  let looked = 0
  let circling = 0
  for (let after = ''; looked < previewMax; ) {
    const ids = await idsAfter(ctx.db, ctx.community.id, after, pageSize)
    for (const { member, steps, ...rest } of await settled(ctx, rules, ids)) {
      if (rest.circling) circling++
      if (member.stageKeptUntil && member.stageKeptUntil > ctx.now) continue
      for (const step of steps) {
        const key = `${step.from} ${step.to} ${step.rule}`
        const count = counts.get(key) ?? { ...step, members: 0 }
        counts.set(key, { ...count, members: count.members + 1 })
      }
    }
    looked += ids.length
    after = ids.at(-1) ?? ''
    if (ids.length < pageSize) break
  }
  return { looked, circling, moves: [...counts.values()] }
}

// An operator moves a member to a stage by hand, with a reason, and sets the rules that move all others.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchMember, SameStage } from '../contract/refusals.ts'
import type { Stage } from '../contract/shapes.ts'
import type { StageRule } from '../contract/stage-rules.ts'
import { stageMoved } from '../facts.ts'
import { dayMs } from '../rules.ts'
import { lockMember, setStage } from '../store/members.ts'
import { insertMove, saveStageRules } from '../store/stages.ts'

export const moveStage = (ctx: Ctx, memberId: string, wish: { to: Stage; reason: string; keepDays: number }): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const { id: communityId } = ctx.community
    const member = await lockMember(ctx.db, communityId, memberId)
    if (!member || member.erasedAt) return refuse(NoSuchMember)
    if (member.stage === wish.to) refuse(SameStage)
    const keptUntil = wish.keepDays > 0 ? new Date(ctx.now.getTime() + wish.keepDays * dayMs) : null
    await setStage(ctx.db, communityId, memberId, member.stage, wish.to, keptUntil)
    await insertMove(ctx.db, {
      communityId,
      id: newId(ctx, 'smv'),
      memberId,
      fromStage: member.stage,
      toStage: wish.to,
      rule: null,
      reason: wish.reason,
      movedBy: actorName(ctx.actor),
      at: ctx.now,
    })
    await record(ctx, stageMoved, memberId, { memberId, from: member.stage, to: wish.to, by: 'operator' })
  })

export const setStageRules = (ctx: Ctx, rules: readonly StageRule[]): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    await saveStageRules(ctx.db, ctx.community.id, rules, ctx.now, actorName(ctx.actor))
  })

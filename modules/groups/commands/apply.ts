// A member applies for a seat; applying again while it waits changes the answers.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { AnswersMissing, type Application, StepNotAsked, StepsRemain } from '../contract.ts'
import { seatAppliedFor } from '../facts.ts'
import { answersAsked, answersMissing, stepsBeforeApplying } from '../rules/admission.ts'
import { getApplicationShown, putApplication } from '../store/applications.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { openInviteFor } from './open-invite.ts'
import { signPledge } from './sign-norms.ts'
import { passWall, standAtDoor } from './stand-at-door.ts'
import type { SeatWish } from './take-seat.ts'

export const apply = (ctx: Ctx, groupId: string, wish: SeatWish & { answers: Record<string, string> }): Promise<Application> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const invite = await openInviteFor(ctx, wish.inviteCode, groupId)
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx, invite?.id), groupId)) ?? refuse(NotFound)
    if (wish.pledgeVersion !== undefined) await signPledge(ctx, group, memberId, wish.pledgeVersion)
    const standing = await standAtDoor(ctx, group, { memberId, invited: invite !== null })
    passWall(standing, group)
    const step = standing.steps.find(s => s.kind === 'application') ?? refuse(StepNotAsked)
    const before = stepsBeforeApplying(standing).map(({ kind, waiting }) => ({ kind, waiting }))
    if (before.length > 0) refuse(StepsRemain, { count: before.length, steps: before })
    const missing = answersMissing(step.questions, wish.answers)
    if (missing.length > 0) refuse(AnswersMissing, { count: missing.length, questions: missing.map(q => q.id) })
    const { id, fresh } = await putApplication(ctx.db, {
      communityId: ctx.community.id,
      id: newId(ctx, 'apl'),
      groupId,
      memberId,
      answers: answersAsked(step.questions, wish.answers),
      called: wish.card?.name ?? null,
      cardAnswers: wish.card?.answers ?? {},
      inviteId: invite?.id ?? null,
      appliedAt: ctx.now,
    })
    if (fresh) await record(ctx, seatAppliedFor, groupId, { groupId, memberId, applicationId: id })
    return getApplicationShown(ctx.db, ctx.community.id, id)
  })

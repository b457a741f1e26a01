// A host or an operator approves or refuses an application; an approval takes the seat, if nothing else stands between.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, NotFound, refuse } from '#kernel/refusal.ts'
import { type Application, ApplicationSettled } from '../contract.ts'
import { applicationDecided } from '../facts.ts'
import { mayApprove } from '../policy.ts'
import { type ApplicationRow, findApplication, getApplicationShown, settleApplication } from '../store/applications.ts'
import type { GroupRow } from '../store/own.ts'
import { leadGroup } from './lead-group.ts'
import { inviteStillOpen } from './open-invite.ts'
import { sitDown } from './sit-down.ts'
import { passWall, standAtDoor } from './stand-at-door.ts'

export interface Decision {
  approve: boolean
  reason: string
}

/** `groupId`: the group whose host decides; an operator names none. */
export const decideApplication = (ctx: Ctx, applicationId: string, decision: Decision, groupId?: string): Promise<Application> =>
  within(ctx, async ctx => {
    const application = (await findApplication(ctx.db, ctx.community.id, applicationId)) ?? refuse(NotFound)
    if (groupId !== undefined && application.groupId !== groupId) refuse(NotFound)
    const { group, viewer } = await leadGroup(ctx, application.groupId)
    if (!mayApprove(viewer)) refuse(Forbidden)
    const state = decision.approve ? 'approved' : 'refused'
    const end = { state, at: ctx.now, by: actorName(ctx.actor), reason: decision.reason } as const
    if (!(await settleApplication(ctx.db, ctx.community.id, application.id, end))) refuse(ApplicationSettled)
    const { memberId } = application
    await record(ctx, applicationDecided, group.id, { groupId: group.id, memberId, applicationId, approved: decision.approve })
    if (decision.approve) await seatApproved(ctx, group, application)
    return getApplicationShown(ctx.db, ctx.community.id, application.id)
  })

/** Full, closed or banned undoes the approval; a step that only he can do leaves it standing, and he finishes by himself. */
async function seatApproved(ctx: Ctx, group: GroupRow, application: ApplicationRow): Promise<void> {
  const { memberId } = application
  const invite = await inviteStillOpen(ctx, application.inviteId, group.id, memberId)
  const standing = await standAtDoor(ctx, group, { memberId, invited: invite !== null })
  passWall(standing, group)
  if (standing.steps.length > 0) return
  const card = { ...(application.called && { name: application.called }), answers: application.cardAnswers }
  await sitDown(ctx, group, { memberId, card, invite })
}

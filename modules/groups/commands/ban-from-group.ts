// A leader bans a member from a group: the seat ends, an application is refused, and no way in stays open.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { NoSuchMember } from '../contract.ts'
import { memberBannedFromGroup } from '../facts.ts'
import { mayBan } from '../policy.ts'
import { findApplicationOf, settleApplication } from '../store/applications.ts'
import { insertBan } from '../store/door.ts'
import { findMemberCard, findSeat } from '../store/seats.ts'
import { endSeat } from './end-seat.ts'
import { leadGroup } from './lead-group.ts'
import { checkReach } from './reach-seat.ts'

export const banFromGroup = (ctx: Ctx, groupId: string, memberId: string, reason: string): Promise<void> =>
  within(ctx, async ctx => {
    const led = await leadGroup(ctx, groupId)
    if (!mayBan(led.viewer)) refuse(Forbidden)
    const communityId = ctx.community.id
    if (!(await findMemberCard(ctx.db, communityId, memberId))) refuse(NoSuchMember)
    const seat = await findSeat(ctx.db, communityId, groupId, memberId)
    if (seat) checkReach(led, seat)
    const by = actorName(ctx.actor)
    const ban = { communityId, groupId, memberId, reason, bannedAt: ctx.now, bannedBy: by }
    if (!(await insertBan(ctx.db, ban))) return
    const application = await findApplicationOf(ctx.db, communityId, groupId, memberId)
    if (application) await settleApplication(ctx.db, communityId, application.id, { state: 'refused', at: ctx.now, by, reason })
    await endSeat(ctx, groupId, memberId, 'banned', reason)
    await record(ctx, memberBannedFromGroup, groupId, { groupId, memberId })
  })

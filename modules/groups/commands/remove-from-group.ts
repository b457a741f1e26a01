// A leader removes a member from a group, with a reason; he may come again.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { mayRemove } from '../policy.ts'
import { endSeat } from './end-seat.ts'
import { leadGroup } from './lead-group.ts'
import { getSeatInReach } from './reach-seat.ts'

export const removeFromGroup = (ctx: Ctx, groupId: string, memberId: string, reason: string): Promise<void> =>
  within(ctx, async ctx => {
    const led = await leadGroup(ctx, groupId)
    if (!mayRemove(led.viewer)) refuse(Forbidden)
    await getSeatInReach(ctx, led, memberId)
    await endSeat(ctx, groupId, memberId, 'removed', reason)
  })

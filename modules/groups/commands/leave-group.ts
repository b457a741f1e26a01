// A member leaves; an owner hands over first, unless he is the last.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSeat, OwnerStays } from '../contract.ts'
import { mayLeave } from '../policy.ts'
import { endSeat } from './end-seat.ts'
import { leadGroup } from './lead-group.ts'

export const leaveGroup = (ctx: Ctx, groupId: string): Promise<void> =>
  within(ctx, async ctx => {
    const { group, viewer } = await leadGroup(ctx, groupId)
    if (!mayLeave(viewer, group)) refuse(OwnerStays)
    if (!(await endSeat(ctx, groupId, memberIdOf(ctx), 'left'))) refuse(NoSeat)
  })

// A leader gives a seat another role; never one as high as his own, and never the owner's.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { OwnerByHandOver, RankTooLow, type Role } from '../contract.ts'
import { roleChanged } from '../facts.ts'
import { mayChangeRoles, mayGiveRole } from '../policy.ts'
import { updateRole } from '../store/seats.ts'
import { leadGroup } from './lead-group.ts'
import { getSeatInReach } from './reach-seat.ts'

export const changeRole = (ctx: Ctx, groupId: string, memberId: string, role: Role): Promise<void> =>
  within(ctx, async ctx => {
    const led = await leadGroup(ctx, groupId)
    if (!mayChangeRoles(led.viewer)) refuse(Forbidden)
    if (role === 'owner') refuse(OwnerByHandOver)
    const seat = await getSeatInReach(ctx, led, memberId)
    if (seat.role === role) return
    if (!mayGiveRole(led.viewer, seat.role, role)) refuse(RankTooLow)
    await updateRole(ctx.db, ctx.community.id, groupId, memberId, role)
    await record(ctx, roleChanged, groupId, { groupId, memberId, from: seat.role, to: role })
  })

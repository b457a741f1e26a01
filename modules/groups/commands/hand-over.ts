// The owner (or an operator) hands the group over to another seat: both roles change at once, or neither.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { NoSuchSeat } from '../contract.ts'
import { groupHandedOver } from '../facts.ts'
import { mayHandOver } from '../policy.ts'
import { findOwner, findSeat, updateRole } from '../store/seats.ts'
import { leadGroup } from './lead-group.ts'

export const handOver = (ctx: Ctx, groupId: string, memberId: string): Promise<void> =>
  within(ctx, async ctx => {
    const { viewer } = await leadGroup(ctx, groupId)
    if (!mayHandOver(viewer)) refuse(Forbidden)
    const heir = (await findSeat(ctx.db, ctx.community.id, groupId, memberId)) ?? refuse(NoSuchSeat)
    if (heir.role === 'owner') return
    const owner = await findOwner(ctx.db, ctx.community.id, groupId)
    if (owner) await updateRole(ctx.db, ctx.community.id, groupId, owner.memberId, 'host')
    await updateRole(ctx.db, ctx.community.id, groupId, memberId, 'owner')
    await record(ctx, groupHandedOver, groupId, { groupId, memberId, fromId: owner?.memberId ?? null })
  })

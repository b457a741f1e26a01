// A member or an operator makes an invite to one or several groups.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { shortCode } from '#kernel/random.ts'
import { Forbidden, NotFound, refuse } from '#kernel/refusal.ts'
import { NoSeat } from '../contract.ts'
import { inviteMade } from '../facts.ts'
import { mayInvite, operates } from '../policy.ts'
import { findGroupSeen } from '../store/groups.ts'
import { insertInvite } from '../store/invites.ts'
import { type InviteRow, sightOf } from '../store/own.ts'
import { findSeat } from '../store/seats.ts'

export interface InviteWish {
  groupIds: readonly string[]
  usesMax: number
  days: number
}

export const makeInvite = (ctx: Ctx, wish: InviteWish): Promise<InviteRow> =>
  within(ctx, async ctx => {
    const groupIds = [...new Set(wish.groupIds)]
    for (const groupId of groupIds) await checkMayInvite(ctx, groupId)
    const invite: InviteRow = {
      communityId: ctx.community.id,
      id: newId(ctx, 'inv'),
      code: shortCode(ctx.random),
      madeBy: actorName(ctx.actor),
      madeAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + wish.days * 86_400_000),
      usesMax: wish.usesMax,
      uses: 0,
      revokedAt: null,
    }
    await insertInvite(ctx.db, invite, groupIds)
    await record(ctx, inviteMade, invite.id, { inviteId: invite.id, groupIds })
    return invite
  })

async function checkMayInvite(ctx: Ctx, groupId: string): Promise<void> {
  const group = (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
  if (operates(ctx.actor)) return
  const seat = ctx.actor.kind === 'member' ? await findSeat(ctx.db, ctx.community.id, groupId, ctx.actor.memberId) : undefined
  if (!seat) refuse(NoSeat)
  if (!mayInvite({ role: seat.role, operates: false }, group)) refuse(Forbidden)
}

// Whoever made an invite, or an operator, withdraws it.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { inviteRevoked } from '../facts.ts'
import { operates } from '../policy.ts'
import { findInvite, listInviteGroups, revokeInviteRow } from '../store/invites.ts'

export const revokeInvite = (ctx: Ctx, code: string): Promise<void> =>
  within(ctx, async ctx => {
    const madeBy = operates(ctx.actor) ? null : actorName(ctx.actor)
    const revoked = await revokeInviteRow(ctx.db, ctx.community.id, code, ctx.now, madeBy)
    const invite = revoked && (await findInvite(ctx.db, ctx.community.id, code))
    if (!invite) return refuse(NotFound)
    const groupIds = (await listInviteGroups(ctx.db, invite)).map(g => g.groupId)
    await record(ctx, inviteRevoked, invite.id, { inviteId: invite.id, groupIds })
  })

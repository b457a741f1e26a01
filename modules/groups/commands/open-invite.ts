// Opens an invite: finds it by its code and says why it does not open, if it does not.
import type { Ctx } from '#kernel/ctx.ts'
import { type Refusal, refuse } from '#kernel/refusal.ts'
import { InviteElsewhere, InviteExpired, InviteRevoked, InviteUnknown, InviteUsedUp } from '../contract.ts'
import { mayInvite } from '../policy.ts'
import { type InviteBreach, inviteBreach } from '../rules/invite.ts'
import { findInvite, findInviteById, hasUsed, listInviteGroups } from '../store/invites.ts'
import type { InviteRow } from '../store/own.ts'

const refusalOf: Record<InviteBreach, Refusal> = { expired: InviteExpired, revoked: InviteRevoked, 'used-up': InviteUsedUp }

/** Groups that an invite opens today: a member's invite lives only as long as his own right to invite there. */
export async function groupsOpenedBy(ctx: Ctx, invite: InviteRow): Promise<string[]> {
  const byMember = invite.madeBy.startsWith('mem_')
  const groups = await listInviteGroups(ctx.db, invite)
  return groups.filter(g => !byMember || mayInvite({ role: g.makerRole, operates: false }, g)).map(g => g.groupId)
}

const breachOf = async (ctx: Ctx, invite: InviteRow, memberId: string | null): Promise<InviteBreach | null> => {
  const usedByMe = memberId !== null && (await hasUsed(ctx.db, ctx.community.id, invite.id, memberId))
  return inviteBreach(invite, usedByMe, ctx.now)
}

export async function openInvite(ctx: Ctx, code: string): Promise<{ invite: InviteRow; groupIds: string[] }> {
  const invite = (await findInvite(ctx.db, ctx.community.id, code)) ?? refuse(InviteUnknown)
  const breach = await breachOf(ctx, invite, ctx.actor.kind === 'member' ? ctx.actor.memberId : null)
  if (breach) refuse(refusalOf[breach])
  const groupIds = await groupsOpenedBy(ctx, invite)
  if (groupIds.length === 0) refuse(InviteRevoked)
  return { invite, groupIds }
}

/** The invite a member shows at this group's door; null when he shows none. */
export async function openInviteFor(ctx: Ctx, code: string | undefined, groupId: string): Promise<InviteRow | null> {
  if (code === undefined) return null
  const { invite, groupIds } = await openInvite(ctx, code)
  return groupIds.includes(groupId) ? invite : refuse(InviteElsewhere)
}

/** The invite an application came with, if it still opens this group for him; what has died meanwhile opens nothing. */
export async function inviteStillOpen(
  ctx: Ctx,
  inviteId: string | null,
  groupId: string,
  memberId: string,
): Promise<InviteRow | null> {
  const invite = inviteId === null ? undefined : await findInviteById(ctx.db, ctx.community.id, inviteId)
  if (!invite || (await breachOf(ctx, invite, memberId))) return null
  return (await groupsOpenedBy(ctx, invite)).includes(groupId) ? invite : null
}

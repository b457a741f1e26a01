// The name card a member would get, before it is his.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { CardWish } from '../contract.ts'
import { findGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { findMemberCard, findNumber } from '../store/seats.ts'
import { openInviteFor } from './open-invite.ts'
import { cardOf } from './sit-down.ts'

/** Someone who has no number yet sees the next one; it is his only once he sits. */
export async function previewCard(ctx: Ctx, groupId: string, wish: CardWish, inviteCode?: string): Promise<{ cardName: string }> {
  const memberId = memberIdOf(ctx)
  const invite = await openInviteFor(ctx, inviteCode, groupId)
  const group = (await findGroupSeen(ctx.db, sightOf(ctx, invite?.id), groupId)) ?? refuse(NotFound)
  const member = (await findMemberCard(ctx.db, ctx.community.id, memberId)) ?? refuse(NotFound)
  const number = (await findNumber(ctx.db, ctx.community.id, groupId, memberId)) ?? group.nextNumber
  return { cardName: cardOf(group.cardPattern, number, member.name, wish).cardName }
}

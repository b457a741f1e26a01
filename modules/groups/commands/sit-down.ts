// Sits a member down: place, number, card, invite and application in one transaction. The door was passed before.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { isMemberPresent } from '#modules/members/index.ts'
import { type CardWish, GroupFull, InviteUsedUp, NoSuchMember, type Role, type SeatTaken } from '../contract.ts'
import { seatTaken } from '../facts.ts'
import { cardFields, renderCard } from '../rules/name-card.ts'
import { seatApplications } from '../store/applications.ts'
import { insertUse, takeUse } from '../store/invites.ts'
import type { GroupRow, InviteRow } from '../store/own.ts'
import { findMemberCard, findNumber, insertNumber, insertSeat, takePlace } from '../store/seats.ts'

export interface Sitter {
  memberId: string
  role?: Role
  card?: CardWish | undefined
  invite?: InviteRow | null
}

export async function sitDown(ctx: Ctx, group: GroupRow, sitter: Sitter): Promise<SeatTaken> {
  const here = { communityId: ctx.community.id, groupId: group.id, memberId: sitter.memberId }
  const member = await findMemberCard(ctx.db, here.communityId, here.memberId)
  // Asked again inside the transaction: an approval may come after he has gone.
  if (!member || !(await isMemberPresent(ctx, here.memberId))) return refuse(NoSuchMember)
  const number = await numberFor(ctx, group, here.memberId)
  const card = cardOf(group.cardPattern, number, member.name, sitter.card)
  const seat = { ...here, number, role: sitter.role ?? 'member', ...card, takenAt: ctx.now }
  await insertSeat(ctx.db, seat)
  if (sitter.invite) await takeInviteUse(ctx, sitter.invite, here.memberId)
  await seatApplications(ctx.db, here.communityId, here.groupId, here.memberId, ctx.now, actorName(ctx.actor))
  const madeBy = sitter.invite?.madeBy
  const inviterId = madeBy?.startsWith('mem_') ? madeBy : null
  await record(ctx, seatTaken, group.id, { groupId: group.id, memberId: here.memberId, number, role: seat.role, inviterId })
  return seat
}

/** Takes the place, and with it the next number, or the one he had before. */
async function numberFor(ctx: Ctx, group: GroupRow, memberId: string): Promise<number> {
  const earlier = await findNumber(ctx.db, ctx.community.id, group.id, memberId)
  const next = await takePlace(ctx.db, ctx.community.id, group.id, earlier === undefined)
  if (next === undefined) return refuse(GroupFull, { seatsMax: group.seatsMax })
  if (earlier !== undefined) return earlier
  await insertNumber(ctx.db, { communityId: ctx.community.id, groupId: group.id, memberId, number: next, issuedAt: ctx.now })
  return next
}

/** The card as it is kept: what the pattern asks for, how the member is called, and what becomes of both. */
export function cardOf(pattern: string, number: number, memberName: string, wish: CardWish | undefined) {
  const called = wish?.name ?? null
  const answers = Object.fromEntries(cardFields(pattern).map(key => [key, wish?.answers[key] ?? '']))
  return { called, answers, cardName: renderCard(pattern, { number, name: called ?? memberName, answers }) }
}

async function takeInviteUse(ctx: Ctx, invite: InviteRow, memberId: string): Promise<void> {
  const use = { communityId: ctx.community.id, inviteId: invite.id, memberId, usedAt: ctx.now }
  if (!(await insertUse(ctx.db, use))) return
  if (!(await takeUse(ctx.db, ctx.community.id, invite.id, ctx.now))) refuse(InviteUsedUp)
}

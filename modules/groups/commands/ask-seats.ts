// What other rooms ask: who sits where, who may read, why someone may not write. Whatever is not found reads as no.
import type { Ctx } from '#kernel/ctx.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { GroupClosed, NoSeat } from '../contract.ts'
import { operates, oversees } from '../policy.ts'
import { writeRefusalOf } from '../rules/writing.ts'
import { findFloor, findHeldSeat, type HeldSeat, listHeldSeats } from '../store/floor.ts'
import { findGroupSeen } from '../store/groups.ts'
import { listGroupIdsSeen } from '../store/lists.ts'
import { sightOf } from '../store/own.ts'

export const seatOf = async (ctx: Ctx, groupId: string, memberId: string): Promise<HeldSeat | null> =>
  (await findHeldSeat(ctx, groupId, memberId)) ?? null

export const listSeatsOfMember = (ctx: Ctx, memberId: string): Promise<HeldSeat[]> => listHeldSeats(ctx, memberId)

/** Its stream, its people, its announcement: for those who sit in it, and for those who oversee all groups. */
export async function mayReadGroup(ctx: Ctx, groupId: string): Promise<boolean> {
  if (ctx.actor.kind === 'member') return (await findHeldSeat(ctx, groupId, ctx.actor.memberId)) !== undefined
  return oversees(ctx.actor) && (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) !== undefined
}

/** Null when the actor may write in the group now; otherwise the reason, ready to be refused with. */
export async function whyNotWrite(ctx: Ctx, groupId: string): Promise<Refusal | null> {
  if (ctx.actor.kind === 'member') {
    const floor = await findFloor(ctx, groupId, ctx.actor.memberId)
    return floor ? writeRefusalOf(floor, floor.role && { role: floor.role, signedVersion: floor.signedVersion }) : NoSeat
  }
  const group = operates(ctx.actor) ? await findGroupSeen(ctx.db, sightOf(ctx), groupId) : undefined
  if (!group) return NoSeat
  return group.state === 'closed' ? GroupClosed : null
}

/** Whether there is such a group here, as far as the actor sees. */
export const isGroup = async (ctx: Ctx, groupId: string): Promise<boolean> =>
  (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) !== undefined

/** Ids of the groups whose card the actor may see, e.g. to filter a list; what is inside is for mayReadGroup. */
export const groupsSeenBy = (ctx: Ctx): Promise<string[]> => listGroupIdsSeen(ctx.db, sightOf(ctx))

/** Ids of the groups whose inside the actor may read. */
export const groupsReadBy = async (ctx: Ctx): Promise<string[]> =>
  ctx.actor.kind === 'member' ? (await listHeldSeats(ctx, ctx.actor.memberId)).map(seat => seat.groupId) : groupsSeenBy(ctx)

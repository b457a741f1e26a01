// Locks a group for someone who leads it, from a seat or from the console; the command then asks the policy.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NoSeat } from '../contract.ts'
import { operates, type Viewer } from '../policy.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { type GroupRow, type SeatRow, sightOf } from '../store/own.ts'
import { findSeat } from '../store/seats.ts'

export interface Led {
  group: GroupRow
  viewer: Viewer
  /** The leader's own seat; an operator leads without one. */
  seat: SeatRow | null
}

export async function leadGroup(ctx: Ctx, groupId: string): Promise<Led> {
  const group = (await lockGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
  const found = ctx.actor.kind === 'member' ? await findSeat(ctx.db, ctx.community.id, groupId, ctx.actor.memberId) : undefined
  if (!found && !operates(ctx.actor)) refuse(NoSeat)
  const seat = found ?? null
  return { group, seat, viewer: { role: seat?.role ?? null, operates: operates(ctx.actor) } }
}

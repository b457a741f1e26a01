// Ends a seat: the place is free, the story kept, the screens told. Asked by every verb that makes someone get up.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import type { SeatEnd } from '../contract.ts'
import { seatEnded } from '../facts.ts'
import { endSeatRow, freePlace } from '../store/seats.ts'

/** The caller holds the group's lock. False when there was no seat. */
export async function endSeat(ctx: Ctx, groupId: string, memberId: string, why: SeatEnd, reason = ''): Promise<boolean> {
  const end = { id: newId(ctx, 'end'), endedAt: ctx.now, endedBy: actorName(ctx.actor), why, reason }
  if (!(await endSeatRow(ctx.db, ctx.community.id, groupId, memberId, end))) return false
  await freePlace(ctx.db, ctx.community.id, groupId)
  await record(ctx, seatEnded, groupId, { groupId, memberId, why })
  return true
}

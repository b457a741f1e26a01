// The seat of another, if the leader's rank reaches it; one's own is out of reach.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchSeat, OwnerStays, RankTooLow } from '../contract.ts'
import { reaches } from '../policy.ts'
import type { SeatRow } from '../store/own.ts'
import { findSeat } from '../store/seats.ts'
import type { Led } from './lead-group.ts'

export async function getSeatInReach(ctx: Ctx, led: Led, memberId: string): Promise<SeatRow> {
  const seat = (await findSeat(ctx.db, ctx.community.id, led.group.id, memberId)) ?? refuse(NoSuchSeat)
  checkReach(led, seat)
  return seat
}

export function checkReach(led: Led, seat: SeatRow): void {
  if (seat.memberId === led.seat?.memberId) refuse(RankTooLow)
  if (seat.role === 'owner') refuse(OwnerStays)
  if (!reaches(led.viewer, seat.role)) refuse(RankTooLow)
}

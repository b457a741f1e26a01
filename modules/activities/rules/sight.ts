// Who may see an activity, and why he may not move.

import type { z } from 'zod'
import type { MayNot } from '../contract.ts'
import type { Activity } from './activity.ts'
import { type Board, barrier, type Seat } from './referee.ts'

/** Told to everyone: it is for all, or holding a right is all that it takes. Others are seen by those whom they are for. */
export const isTold = ({ audience }: Pick<Activity, 'audience'>): boolean =>
  audience.length === 0 || audience.some(one => one.kind === 'right')
export const maySee = (activity: Activity, seat: Seat | null): boolean =>
  isTold(activity) || (seat !== null && (seat.isInvited || seat.seq !== null || seat.crew !== ''))

type Why = z.output<typeof MayNot>
/** '' when he may, as far as the host can say. */
export function whyNot(board: Board, { state }: Activity, seat: Seat | null, now: { now: Date; today: string }): Why {
  if (state === 'cancelled' || state === 'cancelling') return 'cancelled'
  if (now.now < board.opensAt) return 'not-yet'
  if (board.phase !== 'open' || now.now >= board.closesAt) return 'over'
  if (!seat) return 'sign-in'
  const why = barrier(board, { by: 'player', seat, ...now })
  return why === 'not-open' || why === 'no-such-move' || why === 'not-yours' || why === 'play' ? 'over' : why
}

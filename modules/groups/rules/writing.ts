// Who may write in a group he reads, and the one reason why not.
import type { Refusal } from '#kernel/refusal.ts'
import { GroupClosed, GroupMuted, NormsUnsigned, NoSeat, type Role } from '../contract.ts'
import { speaksWhenMuted } from '../policy.ts'
import { hasSigned } from './admission.ts'

export interface Floor {
  state: 'open' | 'closed'
  muted: boolean
  normsVersion: number
  normsAsked: boolean
}

export function writeRefusalOf(floor: Floor, seat: { role: Role; signedVersion: number | null } | null): Refusal | null {
  if (!seat) return NoSeat
  if (floor.state === 'closed') return GroupClosed
  if (!hasSigned(floor, seat.signedVersion)) return NormsUnsigned
  return floor.muted && !speaksWhenMuted(seat.role) ? GroupMuted : null
}

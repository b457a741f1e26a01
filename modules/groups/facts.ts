// What can happen in groups. Facts carry ids and kinds; names, texts, codes and passwords stay in their tables.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'
import { Role, SeatEnd } from './contract.ts'

const group = { groupId: z.string() }
const seat = { ...group, memberId: z.string() }

export const groupOpened = fact('groups.opened', 1, z.object(group))
export const groupChanged = fact('groups.changed', 1, z.object({ ...group, fields: z.array(z.string()) }))
export const groupMoved = fact('groups.moved', 1, z.object({ ...group, parentId: z.string().nullable() }))
export const groupClosed = fact('groups.closed', 1, z.object(group))
export const groupReopened = fact('groups.reopened', 1, z.object(group))
export const groupAnnounced = fact('groups.announced', 1, z.object(group))
export const groupMuted = fact('groups.muted', 1, z.object(group))
export const groupUnmuted = fact('groups.unmuted', 1, z.object(group))
export const normsChanged = fact('groups.norms-changed', 1, z.object({ ...group, version: z.int() }))
export const normsSigned = fact('groups.norms-signed', 1, z.object({ ...seat, version: z.int() }))
export const admissionChanged = fact('groups.admission-changed', 1, z.object({ ...group, steps: z.array(z.string()) }))

/** `inviterId`: the member whose invite was used, if one was. */
export const seatTaken = fact(
  'groups.seat-taken',
  1,
  z.object({ ...seat, number: z.int(), role: Role, inviterId: z.string().nullable() }),
)
export const seatEnded = fact('groups.seat-ended', 1, z.object({ ...seat, why: SeatEnd }))
export const cardChanged = fact('groups.card-changed', 1, z.object(seat))
export const roleChanged = fact('groups.role-changed', 1, z.object({ ...seat, from: Role, to: Role }))
/** `fromId` is null when the group had no owner. */
export const groupHandedOver = fact('groups.handed-over', 1, z.object({ ...seat, fromId: z.string().nullable() }))
export const memberBannedFromGroup = fact('groups.member-banned', 1, z.object(seat))
export const memberUnbannedFromGroup = fact('groups.member-unbanned', 1, z.object(seat))

const application = { ...seat, applicationId: z.string() }
export const seatAppliedFor = fact('groups.applied', 1, z.object(application))
export const applicationDecided = fact('groups.application-decided', 1, z.object({ ...application, approved: z.boolean() }))
export const applicationWithdrawn = fact('groups.application-withdrawn', 1, z.object(application))
const invite = { inviteId: z.string(), groupIds: z.array(z.string()) }
export const inviteMade = fact('groups.invite-made', 1, z.object(invite))
export const inviteRevoked = fact('groups.invite-revoked', 1, z.object(invite))

export const groupsFacts = [
  groupOpened,
  groupChanged,
  groupMoved,
  groupClosed,
  groupReopened,
  groupAnnounced,
  groupMuted,
  groupUnmuted,
  normsChanged,
  normsSigned,
  admissionChanged,
  seatTaken,
  seatEnded,
  cardChanged,
  roleChanged,
  groupHandedOver,
  memberBannedFromGroup,
  memberUnbannedFromGroup,
  seatAppliedFor,
  applicationDecided,
  applicationWithdrawn,
  inviteMade,
  inviteRevoked,
]

// Who may do what in a group: by the role of a seat, or by an operator's right. Pure predicates, one table.
import type { Actor } from '#kernel/ctx.ts'
import type { GroupAbilities, Role, SeatAbilities } from './contract.ts'

type Right = 'speak-when-muted' | 'announce' | 'mute' | 'invite' | 'approve' | 'remove' | 'change-role' | 'hand-over'

const rightsOf: Record<Role, readonly Right[]> = {
  owner: ['speak-when-muted', 'announce', 'mute', 'invite', 'approve', 'remove', 'change-role', 'hand-over'],
  host: ['speak-when-muted', 'announce', 'mute', 'invite', 'approve', 'remove', 'change-role'],
  teacher: ['speak-when-muted', 'invite'],
  connector: ['invite', 'approve'],
  monitor: ['mute', 'invite', 'remove'],
  member: [],
}
const ranks: Record<Role, number> = { owner: 3, host: 2, monitor: 1, teacher: 1, connector: 1, member: 0 }

/** A group as far as rights depend on it. */
export interface Ground {
  kind: 'ring' | 'pyramid'
  state: 'open' | 'closed'
  seatsTaken: number
}
/** Who looks: the role of his seat (null without one), and whether he is an operator who edits groups. */
export interface Viewer {
  role: Role | null
  operates: boolean
}

export const operates = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'operator' && actor.rights.has('groups.edit'))
export const oversees = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'operator' && actor.rights.has('groups.read'))

const may = (viewer: Viewer, right: Right): boolean =>
  viewer.operates || (viewer.role !== null && rightsOf[viewer.role].includes(right))

export const speaksWhenMuted = (role: Role): boolean => rightsOf[role].includes('speak-when-muted')
export const mayAnnounce = (viewer: Viewer): boolean => may(viewer, 'announce')
export const mayMute = (viewer: Viewer): boolean => may(viewer, 'mute')
export const mayApprove = (viewer: Viewer): boolean => may(viewer, 'approve')
export const mayHandOver = (viewer: Viewer): boolean => may(viewer, 'hand-over')
/** In a ring everyone brings friends; in a pyramid those with a role do. */
export const mayInvite = (viewer: Viewer, ground: Pick<Ground, 'kind'>): boolean =>
  may(viewer, 'invite') || (viewer.role !== null && ground.kind === 'ring')
/** May ban and unban, or end a seat: of those who rank below. */
export const mayRemove = (viewer: Viewer): boolean => may(viewer, 'remove')
export const mayBan = (viewer: Viewer): boolean => viewer.operates || viewer.role === 'owner' || viewer.role === 'host'

export const mayChangeRoles = (viewer: Viewer): boolean => may(viewer, 'change-role')
/** The owner goes last: before that he hands over. */
export const mayLeave = (viewer: Viewer, ground: Pick<Ground, 'seatsTaken'>): boolean =>
  viewer.role !== null && (viewer.role !== 'owner' || ground.seatsTaken === 1)

const outranks = (viewer: Viewer, target: Role): boolean =>
  viewer.operates || (viewer.role !== null && ranks[viewer.role] > ranks[target])
/** The owner's seat is out of reach for all: a group is handed over first. */
export const reaches = (viewer: Viewer, target: Role): boolean => target !== 'owner' && outranks(viewer, target)
/** Nobody gives a role as high as his own. */
export const mayGiveRole = (viewer: Viewer, from: Role, to: Role): boolean =>
  mayChangeRoles(viewer) && reaches(viewer, from) && outranks(viewer, to)

export const abilitiesIn = (viewer: Viewer, ground: Ground, writes: boolean): GroupAbilities => ({
  post: writes,
  announce: mayAnnounce(viewer),
  mute: mayMute(viewer),
  invite: ground.state === 'open' && mayInvite(viewer, ground),
  approve: mayApprove(viewer),
  handOver: mayHandOver(viewer),
  leave: mayLeave(viewer, ground),
})

export const abilitiesOver = (viewer: Viewer, target: { role: Role; isViewer: boolean }): SeatAbilities => ({
  remove: !target.isViewer && mayRemove(viewer) && reaches(viewer, target.role),
  ban: !target.isViewer && mayBan(viewer) && reaches(viewer, target.role),
  changeRole: !target.isViewer && mayChangeRoles(viewer) && reaches(viewer, target.role),
  handOver: !target.isViewer && mayHandOver(viewer) && target.role !== 'owner',
})

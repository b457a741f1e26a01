// groups 结构: where they sit. A tree of groups, numbered seats, and doors whose rules are one function.
import { room } from '#kernel/room.ts'
import { redrawCards } from './commands/redraw-cards.ts'
import { groupsContract } from './contract.ts'
import { groupsFacts } from './facts.ts'
import { groupsListeners, groupsLive } from './listeners.ts'
import { groupsHandlers } from './routes.ts'
import { groupsLaws } from './store/laws.ts'

export { announce } from './commands/announce.ts'
export { apply as applyForSeat } from './commands/apply.ts'
export {
  groupsReadBy,
  groupsSeenBy,
  isGroup,
  listSeatsOfMember,
  mayReadGroup,
  seatOf,
  whyNotWrite,
} from './commands/ask-seats.ts'
export { banFromGroup } from './commands/ban-from-group.ts'
export { changeCard } from './commands/change-card.ts'
export { changeGroup } from './commands/change-group.ts'
export { changeRole } from './commands/change-role.ts'
export { cloneGroup } from './commands/clone-group.ts'
export { closeGroup } from './commands/close-group.ts'
export { decideApplication } from './commands/decide-application.ts'
export { handOver } from './commands/hand-over.ts'
export { leaveGroup } from './commands/leave-group.ts'
export { makeInvite } from './commands/make-invite.ts'
export { moveGroup } from './commands/move-group.ts'
export { moveSeat } from './commands/move-seat.ts'
export { muteGroup } from './commands/mute-group.ts'
export { type Opened, openGroup } from './commands/open-group.ts'
export { removeFromGroup } from './commands/remove-from-group.ts'
export { reopenGroup } from './commands/reopen-group.ts'
export { sayPassword } from './commands/say-password.ts'
export { seatMember } from './commands/seat-member.ts'
export { admissionDiffers, setAdmission } from './commands/set-admission.ts'
export { setNorms } from './commands/set-norms.ts'
export { findDeskGroup, showDeskGroup as getGroup } from './commands/show-desk-group.ts'
export { showInvite } from './commands/show-invite.ts'
export { signNorms } from './commands/sign-norms.ts'
export { takeSeat } from './commands/take-seat.ts'
export { unmuteGroup } from './commands/unmute-group.ts'
export type { Admission, DeskGroup, Group, NewGroup, Role, SeatTaken } from './contract.ts'
export * from './facts.ts'
export type { HeldSeat } from './store/floor.ts'

export const groups = room({
  name: 'groups',
  contract: groupsContract,
  handlers: groupsHandlers,
  facts: groupsFacts,
  laws: groupsLaws,
  listeners: groupsListeners,
  jobs: [redrawCards],
  live: groupsLive,
})

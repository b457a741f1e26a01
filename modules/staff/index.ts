// staff: who runs the house. Owner and operators, how they sign in, what they may, and what they did.
import type { Actor, CommunityRef } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { room } from '#kernel/room.ts'
import { staffContract } from './contract.ts'
import { operatorDisabled, rolesChanged, sessionsEnded, staffFacts } from './facts.ts'
import { sweep } from './listeners.ts'
import { staffHandlers } from './routes.ts'
import { rightsOf } from './rules.ts'
import { findEntrance, findOperatorByEmail, hasOwner, namesOf } from './store/operators.ts'

export { addOperator } from './commands/add-operator.ts'
export { passwordCost } from './commands/keep-password.ts'
export { ownerLink } from './commands/make-owner-link.ts'
export { needFresh } from './commands/need-fresh.ts'
export { auditDoor, noteAudit } from './commands/note-audit.ts'
export { resetLinkFor } from './commands/reset-password.ts'
export { ConfirmFirst, type HeldRole, type Role, roleTitles } from './contract.ts'
export { operatorDisabled, operatorEnabled, operatorJoined, passwordChanged, rolesChanged, sessionsEnded } from './facts.ts'
export { allRights, foldEmail, type Right, rightsOf } from './rules.ts'
export { findOperatorByEmail, hasOwner, namesOf as operatorNames }

const named = (recorded: { payload: { operatorId: string } }) => [recorded.payload.operatorId]

export const staff = room({
  name: 'staff',
  contract: staffContract,
  handlers: staffHandlers,
  facts: staffFacts,
  rounds: [sweep],
  live: {
    messages: [],
    topics: async ctx => (ctx.actor.kind === 'operator' && ctx.actor.rights.size > 0 ? [`console:${ctx.community.id}`] : []),
    reviews: [operatorDisabled, rolesChanged, sessionsEnded].map(fact => ({ fact, people: named })),
  },
})

/** The operator door: whoever is not disabled may enter; what he may do there is told by his roles, and may be nothing. */
export async function operatorDoor(house: House, community: CommunityRef, operatorId: string): Promise<Actor | null> {
  const entrance = await findEntrance(house.db, operatorId, community.id)
  return entrance ? { kind: 'operator', operatorId, name: entrance.name, rights: rightsOf(entrance.roles) } : null
}

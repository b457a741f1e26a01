// An owner sets what another may do; what the other has open ends, so that nothing of the old role lingers.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type HeldRole, LastOwner } from '../contract.ts'
import { rolesChanged } from '../facts.ts'
import { findOperator, lockOwners, setRoles } from '../store/operators.ts'
import { endSessionsOf } from './end-sessions.ts'
import { needCommunities } from './invite-operator.ts'
import { needFresh } from './need-fresh.ts'

export const changeRoles = (ctx: Ctx, operatorId: string, roles: HeldRole[]): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    await needFresh(ctx)
    await lockOwners(ctx.db)
    if (!(await findOperator(ctx.db, operatorId))) refuse(NotFound)
    await needCommunities(ctx, roles)
    if (!(await setRoles(ctx.db, operatorId, roles, { givenBy: actorName(ctx.actor), givenAt: ctx.now }))) refuse(LastOwner)
    await endSessionsOf(ctx, operatorId)
    await record(ctx, rolesChanged, operatorId, { operatorId })
  })

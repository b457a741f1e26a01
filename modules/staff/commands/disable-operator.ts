// An operator is disabled: every session, link and invitation of his ends with it. Enabling lets him in again, by signing in.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { LastOwner, NotYourself } from '../contract.ts'
import { operatorDisabled, operatorEnabled } from '../facts.ts'
import { dropKeysOf } from '../store/keys.ts'
import { disableOperator as disable, enableOperator as enable, findOperator, lockOwners } from '../store/operators.ts'
import { endSessionsOf } from './end-sessions.ts'
import { needFresh } from './need-fresh.ts'

export const disableOperator = (ctx: Ctx, operatorId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    await needFresh(ctx)
    if (actorName(ctx.actor) === operatorId) refuse(NotYourself)
    await lockOwners(ctx.db)
    const operator = (await findOperator(ctx.db, operatorId)) ?? refuse(NotFound)
    if (operator.disabledAt) return
    if (!(await disable(ctx.db, operatorId, ctx.now))) refuse(LastOwner)
    await dropKeysOf(ctx.db, operatorId, true)
    await endSessionsOf(ctx, operatorId)
    await record(ctx, operatorDisabled, operatorId, { operatorId })
  })

export const enableOperator = (ctx: Ctx, operatorId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    await needFresh(ctx)
    if (!(await findOperator(ctx.db, operatorId))) refuse(NotFound)
    if (await enable(ctx.db, operatorId)) await record(ctx, operatorEnabled, operatorId, { operatorId })
  })

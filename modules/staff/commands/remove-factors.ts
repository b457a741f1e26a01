// Second factors are removed: one by its operator, or all of them by an owner when a phone is lost.
import { type Ctx, needRight, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { factorsChanged } from '../facts.ts'
import { factorsOfOne, removePasskey, removePasskeys, removeRecoveryCodes, removeTotp } from '../store/factors.ts'
import { dropKeysOf } from '../store/keys.ts'
import { findOperator } from '../store/operators.ts'
import { endSessionsOf } from './end-sessions.ts'
import { needFresh } from './need-fresh.ts'

export const removeMyTotp = (ctx: Ctx): Promise<void> =>
  within(ctx, async ctx => {
    await needFresh(ctx)
    const { operatorId } = operatorOf(ctx)
    await removeTotp(ctx.db, operatorId)
    await tidyUp(ctx, operatorId)
  })

export const removeMyPasskey = (ctx: Ctx, passkeyId: string): Promise<void> =>
  within(ctx, async ctx => {
    await needFresh(ctx)
    const { operatorId } = operatorOf(ctx)
    if (!(await removePasskey(ctx.db, operatorId, passkeyId))) refuse(NotFound)
    await tidyUp(ctx, operatorId)
  })

export const removeFactorsOf = (ctx: Ctx, operatorId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'staff.manage')
    await needFresh(ctx)
    if (!(await findOperator(ctx.db, operatorId))) refuse(NotFound)
    await removeTotp(ctx.db, operatorId)
    await removePasskeys(ctx.db, operatorId)
    await dropKeysOf(ctx.db, operatorId)
    await endSessionsOf(ctx, operatorId)
    await tidyUp(ctx, operatorId)
  })

/** Recovery codes stand in for a second factor; without one they are of no use to anybody but a finder. */
async function tidyUp(ctx: Ctx, operatorId: string): Promise<void> {
  const held = await factorsOfOne(ctx.db, operatorId)
  if (!held.totp && held.passkeys === 0) await removeRecoveryCodes(ctx.db, operatorId)
  await record(ctx, factorsChanged, operatorId, { operatorId })
}

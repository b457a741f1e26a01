// An operator changes his password; his other sessions and whatever still opened something for him end.
import type { z } from 'zod'
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse, SignInNeeded } from '#kernel/refusal.ts'
import { type ChangePassword, PasswordWrong } from '../contract.ts'
import { passwordChanged } from '../facts.ts'
import { dropKeysOf } from '../store/keys.ts'
import { findOperator, type OperatorRow, setPassword } from '../store/operators.ts'
import { endSessionsOf } from './end-sessions.ts'
import { newPasswordHash, passwordFits } from './keep-password.ts'
import { limitTries } from './limit-tries.ts'
import { noteAudit } from './note-audit.ts'

export async function changePassword(ctx: Ctx, { current, next }: z.output<typeof ChangePassword>): Promise<void> {
  const found = (await findOperator(ctx.db, operatorOf(ctx).operatorId)) ?? refuse(SignInNeeded)
  const attempt = await limitTries(ctx, found.emailFolded)
  if (!(await passwordFits(ctx, found, current))) await attempt.fail(PasswordWrong, found.id)
  await attempt.forgive()
  const passwordHash = await newPasswordHash(ctx, next, found)
  await within(ctx, async ctx => {
    // Read again, for the check may have strengthened the stored hash; but not overtaken by another change.
    const operator = (await findOperator(ctx.db, found.id)) ?? refuse(SignInNeeded)
    if (operator.epoch !== found.epoch || !(await replacePassword(ctx, operator, passwordHash))) refuse(PasswordWrong)
    await noteAudit(ctx, 'staff.changePassword')
  })
}

/** Within a transaction. False when the password was changed by another call in the meantime, or the operator disabled. */
export async function replacePassword(ctx: Ctx, operator: OperatorRow, passwordHash: string): Promise<boolean> {
  if (!(await setPassword(ctx.db, operator.id, operator.passwordHash, passwordHash))) return false
  await dropKeysOf(ctx.db, operator.id)
  await endSessionsOf(ctx, operator.id)
  await record(ctx, passwordChanged, operator.id, { operatorId: operator.id })
  return true
}

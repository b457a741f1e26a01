// An operator proves again that it is he, so that dangerous acts are open for ten minutes.
import type { z } from 'zod'
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse, SignInNeeded } from '#kernel/refusal.ts'
import { CodeRefused, type Confirm, type PasskeyProof, PasswordWrong } from '../contract.ts'
import { findOperator } from '../store/operators.ts'
import { passwordFits } from './keep-password.ts'
import { limitTries } from './limit-tries.ts'
import { noteAudit } from './note-audit.ts'
import { takeCode } from './prove-by-code.ts'
import { checkProof, countProof } from './prove-by-passkey.ts'

export async function confirmSelf(ctx: Ctx, { password, code }: z.output<typeof Confirm>): Promise<void> {
  const operator = (await findOperator(ctx.db, operatorOf(ctx).operatorId)) ?? refuse(SignInNeeded)
  const attempt = await limitTries(ctx, operator.emailFolded)
  if (password !== undefined && !(await passwordFits(ctx, operator, password))) await attempt.fail(PasswordWrong, operator.id)
  const right = await within(ctx, async ctx => {
    if (code !== undefined && !(await takeCode(ctx, operator.id, code))) return false
    await confirmHere(ctx, 'staff.confirm', password === undefined ? 'code' : 'password')
    return true
  })
  if (!right) await attempt.fail(CodeRefused, operator.id)
  await attempt.forgive()
}

export async function confirmByPasskey(ctx: Ctx, proof: PasskeyProof): Promise<void> {
  const proved = await checkProof(ctx, 'passkey-confirm', proof, operatorOf(ctx).operatorId)
  await within(ctx, async ctx => {
    await countProof(ctx, proved)
    await confirmHere(ctx, 'staff.confirmPasskey', 'passkey')
  })
}

async function confirmHere(ctx: Ctx, what: string, by: string): Promise<void> {
  const session = (await ctx.house.sessions.current(ctx, 'operator')) ?? refuse(SignInNeeded)
  await ctx.house.sessions.confirm(ctx, session.tokenHash)
  await noteAudit(ctx, what, { by })
}

// An operator proves again that it is he, so that dangerous acts are open for ten minutes.
import type { z } from 'zod'
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse, SignInNeeded } from '#kernel/refusal.ts'
import { CodeRefused, type Confirm, type PasskeyProof, PasswordWrong } from '../contract.ts'
import { findOperator } from '../store/operators.ts'
import { passwordFits } from './keep-password.ts'
import { limitTries } from './limit-tries.ts'
import { takeCode } from './prove-by-code.ts'
import { siteHere, takeProof } from './prove-by-passkey.ts'

export const confirmSelf = (ctx: Ctx, { password, code }: z.output<typeof Confirm>): Promise<void> =>
  within(ctx, async ctx => {
    const operator = (await findOperator(ctx.db, operatorOf(ctx).operatorId)) ?? refuse(SignInNeeded)
    const attempt = await limitTries(ctx, operator.emailFolded)
    if (password !== undefined && !(await passwordFits(ctx, operator, password))) await attempt.fail(PasswordWrong, operator.id)
    if (code !== undefined && !(await takeCode(ctx, operator.id, code))) await attempt.fail(CodeRefused, operator.id)
    await confirmHere(ctx)
    await attempt.forgive()
  })

export const confirmByPasskey = (ctx: Ctx, proof: PasskeyProof): Promise<void> =>
  within(ctx, async ctx => {
    await takeProof(ctx, siteHere(ctx), 'passkey-confirm', proof, operatorOf(ctx).operatorId)
    await confirmHere(ctx)
  })

async function confirmHere(ctx: Ctx): Promise<void> {
  const session = (await ctx.house.sessions.current(ctx, 'operator')) ?? refuse(SignInNeeded)
  await ctx.house.sessions.confirm(ctx, session.tokenHash)
}

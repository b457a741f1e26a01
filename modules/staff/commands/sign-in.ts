// The first step in: e-mail address and password. Wrong address and wrong password look and last the same.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { type SignIn, SignInRefused } from '../contract.ts'
import { foldEmail } from '../rules.ts'
import { findOperatorByEmail } from '../store/operators.ts'
import { enterOrProve, type Step } from './enter.ts'
import { passwordFits } from './keep-password.ts'
import { limitTries } from './limit-tries.ts'

export async function signIn(ctx: Ctx, { email, password }: z.output<typeof SignIn>): Promise<Step> {
  const emailFolded = foldEmail(email)
  const attempt = await limitTries(ctx, emailFolded)
  const operator = await findOperatorByEmail(ctx.db, emailFolded)
  const fits = await passwordFits(ctx, operator, password)
  if (!operator || !fits || operator.disabledAt) return attempt.fail(SignInRefused, operator?.id)
  const step = (await enterOrProve(ctx, operator, 'password')) ?? refuse(SignInRefused)
  // With a second proof to come, the password alone must not wipe out failed codes.
  await (step.next === 'in' ? attempt.forgive() : attempt.giveBack())
  return step
}

// A code of the authenticator app or a recovery code: the second step in, or a proof in between.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { SecretShut, secretsService } from '#kernel/secrets.ts'
import { CodeRefused, PendingGone, type SignInCode } from '../contract.ts'
import { factorsChanged } from '../facts.ts'
import { totpStep } from '../rules/totp.ts'
import { hashOfKey, hashOfRecoveryCode } from '../rules.ts'
import { findTotp, takeRecoveryCode, takeTotpStep } from '../store/factors.ts'
import { takeKey, tryPending } from '../store/keys.ts'
import { findOperator } from '../store/operators.ts'
import { enter, type Step } from './enter.ts'
import { limitTries } from './limit-tries.ts'

export async function signInByCode(ctx: Ctx, { pending, code }: z.output<typeof SignInCode>): Promise<Step> {
  const keyHash = hashOfKey(pending)
  const key = (await tryPending(ctx.db, keyHash, ctx.now)) ?? refuse(PendingGone)
  const operator = (await findOperator(ctx.db, key.operatorId ?? '')) ?? refuse(PendingGone)
  const attempt = await limitTries(ctx, operator.emailFolded)
  const step = await within(ctx, async ctx => {
    if (!(await takeCode(ctx, operator.id, code))) return null
    if (!(await takeKey(ctx.db, 'sign-in', keyHash, ctx.now))) refuse(PendingGone)
    return (await enter(ctx, operator, 'code')) ?? refuse(PendingGone)
  })
  if (!step) return attempt.fail(CodeRefused, operator.id)
  await attempt.forgive()
  return step
}

/** Uses a code up, within a transaction; false when it is wrong or was used before. */
export async function takeCode(ctx: Ctx, operatorId: string, code: string): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) {
    const taken = await takeRecoveryCode(ctx.db, operatorId, hashOfRecoveryCode(operatorId, code))
    if (taken) await record(ctx, factorsChanged, operatorId, { operatorId })
    return taken
  }
  const totp = await findTotp(ctx.db, operatorId)
  if (!totp?.confirmedAt) return false
  const secret = openTotp(ctx, totp)
  const step = secret && (await totpStep(secret, code, ctx.now))
  return typeof step === 'number' && (await takeTotpStep(ctx.db, operatorId, step))
}

export const sealedAs = (operatorId: string): string => `staff.totp:${operatorId}`

/** Null when the house's key is another than the one it was sealed with: recovery codes and passkeys still open. */
export function openTotp(ctx: Ctx, totp: { operatorId: string; secret: Buffer }): string | null {
  try {
    return ctx.house.services.get(secretsService).open(totp.secret, sealedAs(totp.operatorId))
  } catch (error) {
    if (!(error instanceof SecretShut)) throw error
    ctx.log.error({ err: error, operatorId: totp.operatorId }, 'an authenticator app cannot be checked')
    return null
  }
}

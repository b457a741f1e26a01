// Passwords: the rules a new one must meet, and the work of checking one.
import type { Ctx } from '#kernel/ctx.ts'
import { Busy, refuse } from '#kernel/refusal.ts'
import { service } from '#kernel/services.ts'
import { PasswordCommon, PasswordLong, PasswordPersonal, PasswordShort } from '../contract.ts'
import {
  HashingBusy,
  hashPassword,
  nobodysHash,
  type PasswordCost,
  strongCost,
  verifyPassword,
  weakerThan,
} from '../rules/hash.ts'
import { faultOf, type PasswordFault, passwordMax, passwordMin } from '../rules/password.ts'
import { strengthenHash } from '../store/operators.ts'

/** Only tests hand in a cheaper cost; a running house provides none and gets the strong one. */
export const passwordCost = service<PasswordCost>('staff.password-cost')

const refusals: Record<PasswordFault, typeof PasswordShort> = {
  short: PasswordShort,
  long: PasswordLong,
  common: PasswordCommon,
  personal: PasswordPersonal,
}
const costOf = (ctx: Ctx): PasswordCost => ctx.house.services.find(passwordCost) ?? strongCost

async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof HashingBusy) refuse(Busy)
    throw error
  }
}

/** Refuses a weak password, and hashes a good one. */
export async function newPasswordHash(ctx: Ctx, password: string, who: { email: string; name: string }): Promise<string> {
  const fault = faultOf(password, who)
  if (fault) refuse(refusals[fault], { min: passwordMin, max: passwordMax })
  return unlessBusy(hashPassword(password, ctx.random.bytes(16), costOf(ctx)))
}

/** With nobody the same work is done, and the answer is no. */
export async function passwordFits(ctx: Ctx, who: { id: string; passwordHash: string } | undefined, password: string) {
  const cost = costOf(ctx)
  const stored = who?.passwordHash ?? nobodysHash(cost)
  const fits = await unlessBusy(verifyPassword(stored, password))
  if (!fits || !who) return false
  if (weakerThan(stored, cost))
    await strengthenHash(ctx.db, who.id, stored, await unlessBusy(hashPassword(password, ctx.random.bytes(16), cost)))
  return true
}

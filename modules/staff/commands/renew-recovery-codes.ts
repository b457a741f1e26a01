// Ten codes to keep on paper, each good once, for the day the phone is lost.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { shortCode } from '#kernel/random.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSecondFactor } from '../contract.ts'
import { factorsChanged } from '../facts.ts'
import { hashOfRecoveryCode } from '../rules.ts'
import { factorsOfOne, replaceRecoveryCodes } from '../store/factors.ts'
import { needFresh } from './need-fresh.ts'

const count = 10
const letters = 12

export const renewRecoveryCodes = (ctx: Ctx): Promise<string[]> =>
  within(ctx, async ctx => {
    await needFresh(ctx)
    const { operatorId } = operatorOf(ctx)
    const held = await factorsOfOne(ctx.db, operatorId)
    if (!held.totp && held.passkeys === 0) refuse(NoSecondFactor)
    await record(ctx, factorsChanged, operatorId, { operatorId })
    return makeCodes(ctx, operatorId)
  })

/** With the first second factor; later ones leave the codes on paper valid. */
export const firstRecoveryCodes = async (ctx: Ctx, operatorId: string): Promise<string[]> =>
  (await factorsOfOne(ctx.db, operatorId)).recoveryCodesLeft > 0 ? [] : makeCodes(ctx, operatorId)

async function makeCodes(ctx: Ctx, operatorId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, () => shortCode(ctx.random, letters))
  const hashes = codes.map(code => hashOfRecoveryCode(operatorId, code))
  await replaceRecoveryCodes(ctx.db, operatorId, hashes, ctx.now)
  return codes.map(code => code.replace(/(.{4})(?=.)/g, '$1-'))
}

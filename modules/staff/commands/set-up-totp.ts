// An authenticator app: begun with a secret, set up once a first code from it is right.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse, SignInNeeded } from '#kernel/refusal.ts'
import { secretsService } from '#kernel/secrets.ts'
import { CodeRefused, TotpNotBegun, TotpSet } from '../contract.ts'
import { factorsChanged } from '../facts.ts'
import { totpSecret, totpStep, totpUri } from '../rules/totp.ts'
import { times } from '../rules.ts'
import { beginTotp, confirmTotp, findTotp } from '../store/factors.ts'
import { findOperator } from '../store/operators.ts'
import { limitTries } from './limit-tries.ts'
import { needFresh } from './need-fresh.ts'
import { noteAudit } from './note-audit.ts'
import { openTotp, sealedAs } from './prove-by-code.ts'
import { firstRecoveryCodes } from './renew-recovery-codes.ts'

export const beginTotpHere = (ctx: Ctx): Promise<{ secret: string; uri: string }> =>
  within(ctx, async ctx => {
    await needFresh(ctx)
    const { operatorId } = operatorOf(ctx)
    const operator = (await findOperator(ctx.db, operatorId)) ?? refuse(SignInNeeded)
    const secret = await totpSecret(ctx.random.bytes(20))
    const sealed = ctx.house.services.get(secretsService).seal(secret, sealedAs(operatorId))
    if (!(await beginTotp(ctx.db, operatorId, sealed, ctx.now))) refuse(TotpSet)
    return { secret, uri: await totpUri(secret, operator.email) }
  })

export async function confirmTotpHere(ctx: Ctx, code: string): Promise<string[]> {
  await needFresh(ctx)
  const operator = (await findOperator(ctx.db, operatorOf(ctx).operatorId)) ?? refuse(SignInNeeded)
  const totp = await findTotp(ctx.db, operator.id)
  if (totp?.confirmedAt) refuse(TotpSet)
  if (!totp || totp.begunAt.getTime() + times.totpSetUpMs < ctx.now.getTime()) refuse(TotpNotBegun)
  const attempt = await limitTries(ctx, operator.emailFolded)
  const secret = openTotp(ctx, totp) ?? refuse(TotpNotBegun)
  const step = await totpStep(secret, code, ctx.now)
  if (step === null) return attempt.fail(CodeRefused, operator.id)
  await attempt.forgive()
  return within(ctx, async ctx => {
    if (!(await confirmTotp(ctx.db, operator.id, totp.secret, step, ctx.now))) refuse(TotpSet)
    await record(ctx, factorsChanged, operator.id, { operatorId: operator.id })
    await noteAudit(ctx, 'staff.confirmTotp')
    return firstRecoveryCodes(ctx, operator.id)
  })
}

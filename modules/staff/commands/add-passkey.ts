// An operator adds a passkey of a phone, a computer or a security key.
import type { z } from 'zod'
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse, SignInNeeded } from '#kernel/refusal.ts'
import { type AddPasskey, PasskeyRefused, PasskeysFull, PasskeyTaken } from '../contract.ts'
import { factorsChanged } from '../facts.ts'
import { challengeOf, creationOptions, verifyMade } from '../rules/passkeys.ts'
import { hashOfKey } from '../rules.ts'
import { insertPasskey, listPasskeys } from '../store/factors.ts'
import { takeKey } from '../store/keys.ts'
import { findOperator, lockOperator } from '../store/operators.ts'
import { needFresh } from './need-fresh.ts'
import { noteAudit } from './note-audit.ts'
import { newChallenge, siteHere } from './prove-by-passkey.ts'
import { firstRecoveryCodes } from './renew-recovery-codes.ts'

const passkeysMax = 10

export const passkeyOptions = (ctx: Ctx) =>
  within(ctx, async ctx => {
    await needFresh(ctx)
    const site = siteHere(ctx)
    const operator = (await findOperator(ctx.db, operatorOf(ctx).operatorId)) ?? refuse(SignInNeeded)
    const known = await listPasskeys(ctx.db, operator.id)
    if (known.length >= passkeysMax) refuse(PasskeysFull, { max: passkeysMax })
    return creationOptions(site, operator, await newChallenge(ctx, 'passkey-add', operator.id), known)
  })

export async function addPasskey(ctx: Ctx, { name, made }: z.output<typeof AddPasskey>): Promise<string[]> {
  await needFresh(ctx)
  const site = siteHere(ctx)
  const { operatorId } = operatorOf(ctx)
  const challenge = challengeOf(made.response.clientDataJSON) ?? refuse(PasskeyRefused)
  const key = await takeKey(ctx.db, 'passkey-add', hashOfKey(challenge), ctx.now)
  if (key?.operatorId !== operatorId) refuse(PasskeyRefused)
  const passkey = (await verifyMade(site, challenge, made)) ?? refuse(PasskeyRefused)
  return within(ctx, async ctx => {
    await lockOperator(ctx.db, operatorId)
    if ((await listPasskeys(ctx.db, operatorId)).length >= passkeysMax) refuse(PasskeysFull, { max: passkeysMax })
    try {
      await insertPasskey(ctx.db, { ...passkey, operatorId, id: newId(ctx, 'psk'), name, createdAt: ctx.now })
    } catch (error) {
      if (breaks(error, 'staff_passkeys_credential_id_key')) refuse(PasskeyTaken)
      throw error
    }
    await record(ctx, factorsChanged, operatorId, { operatorId })
    await noteAudit(ctx, 'staff.addPasskey', { name })
    return firstRecoveryCodes(ctx, operatorId)
  })
}

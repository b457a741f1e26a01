// A passkey: alone, as second step of a pending sign-in, or as a proof in between.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { type PasskeyProof, PasskeyRefused, PasskeysImpossible, PendingGone } from '../contract.ts'
import { challengeOf, requestOptions, type Site, siteOf, verifyProof } from '../rules/passkeys.ts'
import { hashOfKey, times } from '../rules.ts'
import { countPasskeyUse, findPasskey, listPasskeys, type PasskeyRow } from '../store/factors.ts'
import { findKey, type KeyRow, type Purpose, takeKey } from '../store/keys.ts'
import { findOperator } from '../store/operators.ts'
import { enter, type Step } from './enter.ts'
import { makeKey } from './make-key.ts'

export const siteHere = (ctx: Ctx): Site => siteOf(ctx.house.settings.publicUrl) ?? refuse(PasskeysImpossible)

/** A challenge is a key like the others: kept as a hash, good for one answer. */
export async function newChallenge(ctx: Ctx, purpose: Purpose, operatorId: string | null): Promise<Buffer> {
  const { secret } = await makeKey(ctx, { purpose, lastsMs: times.challengeMs, operatorId })
  return Buffer.from(secret, 'base64url')
}

export async function signInPasskeyOptions(ctx: Ctx, pending: string | undefined) {
  const site = siteHere(ctx)
  if (!pending) return requestOptions(site, await newChallenge(ctx, 'passkey-in', null))
  const { operatorId } = (await findKey(ctx.db, ['sign-in'], hashOfKey(pending), ctx.now)) ?? refuse(PendingGone)
  const challenge = await newChallenge(ctx, 'passkey-in', operatorId)
  return requestOptions(site, challenge, await listPasskeys(ctx.db, operatorId ?? ''))
}

export async function signInByPasskey(ctx: Ctx, pending: string | undefined, proof: PasskeyProof): Promise<Step> {
  const key = pending ? await findKey(ctx.db, ['sign-in'], hashOfKey(pending), ctx.now) : undefined
  if (pending && !key) refuse(PendingGone)
  const proved = await checkProof(ctx, 'passkey-in', proof, key?.operatorId ?? null)
  return within(ctx, async ctx => {
    await countProof(ctx, proved)
    if (key && !(await takeKey(ctx.db, 'sign-in', key.keyHash, ctx.now))) refuse(PendingGone)
    const operator = (await findOperator(ctx.db, proved.passkey.operatorId)) ?? refuse(PasskeyRefused)
    return (await enter(ctx, operator, 'passkey')) ?? refuse(PasskeyRefused)
  })
}

export async function confirmPasskeyOptions(ctx: Ctx) {
  const { operatorId } = operatorOf(ctx)
  const site = siteHere(ctx)
  return requestOptions(site, await newChallenge(ctx, 'passkey-confirm', operatorId), await listPasskeys(ctx.db, operatorId))
}

export interface Proved {
  passkey: PasskeyRow
  counter: number
}

/**
 * Checks a proof and uses its challenge up, right or wrong, so not within a transaction that may roll back.
 * Bound to one operator, or to none: then it stands alone, and its holder must be verified.
 */
export async function checkProof(ctx: Ctx, purpose: Purpose, proof: PasskeyProof, operatorId: string | null): Promise<Proved> {
  const site = siteHere(ctx)
  const challenge = challengeOf(proof.response.clientDataJSON) ?? refuse(PasskeyRefused)
  const key: KeyRow = (await takeKey(ctx.db, purpose, hashOfKey(challenge), ctx.now)) ?? refuse(PasskeyRefused)
  const passkey = (await findPasskey(ctx.db, proof.id)) ?? refuse(PasskeyRefused)
  if (key.operatorId !== operatorId || (operatorId !== null && passkey.operatorId !== operatorId)) refuse(PasskeyRefused)
  const counter = (await verifyProof(site, challenge, proof, passkey, operatorId === null)) ?? refuse(PasskeyRefused)
  return { passkey, counter }
}

export async function countProof(ctx: Ctx, { passkey, counter }: Proved): Promise<void> {
  if (!(await countPasskeyUse(ctx.db, passkey.credentialId, counter, ctx.now))) refuse(PasskeyRefused)
}

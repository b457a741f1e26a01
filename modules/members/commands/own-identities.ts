// A member adds a way to reach him, proved by its code, or removes one; never the last by which he can come in.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { Locale } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { CodeGone, IdentityTaken, LastIdentity } from '../contract/refusals.ts'
import type { Identity } from '../contract/shapes.ts'
import { identityAdded, identityRemoved } from '../facts.ts'
import { takeCode } from '../store/codes.ts'
import { deleteIdentity, handOver, identitiesOf, insertIdentity, lockIdentity, lockPerson } from '../store/people.ts'
import { checkCode } from './check-code.ts'
import { needFresh, personIdOf } from './own-sessions.ts'
import type { KnownIdentity } from './prove-identity.ts'
import { sendCode } from './send-code.ts'
import { weighMember } from './weigh-stages.ts'

export async function sendIdentityCode(
  ctx: Ctx,
  wish: { kind: 'email' | 'phone'; subject: string; locale?: Locale | undefined },
) {
  await needFresh(ctx)
  return sendCode(ctx, { ...wish, purpose: 'add', personId: personIdOf(ctx) })
}

export async function addIdentity(ctx: Ctx, typed: { codeId: string; code: string }): Promise<Identity[]> {
  await needFresh(ctx)
  const personId = personIdOf(ctx)
  const hash = await checkCode(ctx, { ...typed, purpose: 'add', personId })
  return within(ctx, async ctx => {
    const proof = (await takeCode(ctx.db, ctx.community.id, typed.codeId, hash)) ?? refuse(CodeGone)
    await linkIdentity(ctx, personId, { kind: proof.kind, subject: proof.subject })
    return identitiesOf(ctx.db, personId)
  })
}

/**
 * Gives a person an identity that was just proved to be his. What another person only has by hearsay goes over;
 * what another has proved stays his.
 */
export async function linkIdentity(ctx: Ctx, personId: string, identity: KnownIdentity): Promise<void> {
  const id = newId(ctx, 'ide')
  if (await insertIdentity(ctx.db, { ...identity, id, personId, verifiedAt: ctx.now, createdAt: ctx.now }))
    return tellAdded(ctx, id, identity)
  const there = (await lockIdentity(ctx.db, identity.kind, identity.subject)) ?? refuse(IdentityTaken)
  if (there.verifiedAt && there.personId !== personId) refuse(IdentityTaken)
  if (there.verifiedAt) return
  await handOver(ctx.db, there.id, personId, ctx.now)
  await tellAdded(ctx, there.id, identity)
}

async function tellAdded(ctx: Ctx, identityId: string, identity: KnownIdentity): Promise<void> {
  if (ctx.actor.kind !== 'member') return
  const memberId = memberIdOf(ctx)
  await record(ctx, identityAdded, memberId, { memberId, identityId, kind: identity.kind, proved: true })
  await weighMember(ctx, memberId)
}

export async function removeIdentity(ctx: Ctx, identityId: string): Promise<Identity[]> {
  await needFresh(ctx)
  const personId = personIdOf(ctx)
  return within(ctx, async ctx => {
    // Two removals at once would each see the other's way in; the lock lets one after the other look.
    await lockPerson(ctx.db, personId)
    const all = await identitiesOf(ctx.db, personId)
    const opens = (one: Identity) => one.verifiedAt !== null && (one.kind === 'email' || one.kind === 'phone')
    if (!all.some(one => one.id === identityId)) refuse(NotFound)
    if (!all.some(one => one.id !== identityId && opens(one))) refuse(LastIdentity)
    const gone = (await deleteIdentity(ctx.db, personId, identityId, false)) ?? refuse(NotFound)
    const memberId = memberIdOf(ctx)
    await record(ctx, identityRemoved, memberId, { memberId, identityId, kind: gone.kind })
    return all.filter(one => one.id !== identityId)
  })
}

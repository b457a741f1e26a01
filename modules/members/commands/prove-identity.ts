// Whose identity this is, once its owner has proved it.
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { IdentityUnproven } from '../contract/refusals.ts'
import type { IdentityKind } from '../contract/shapes.ts'
import { deletePerson, hasProvedAny, insertIdentity, insertPerson, lockIdentity, markProved } from '../store/people.ts'

export interface KnownIdentity {
  kind: IdentityKind
  /** As rules.subjectOf writes it. */
  subject: string
}

/**
 * The person behind a proved identity, made when there is none. Hearsay opens only a record that nobody has claimed:
 * whoever once proved another way in must add this one himself, or a wrong line in a file would hand over his account.
 */
export async function personByProof(ctx: Ctx, identity: KnownIdentity): Promise<string> {
  const there = await lockIdentity(ctx.db, identity.kind, identity.subject)
  if (!there) return (await makePerson(ctx, identity, true)) ?? personByProof(ctx, identity)
  if (there.verifiedAt) return there.personId
  if (await hasProvedAny(ctx.db, there.personId)) refuse(IdentityUnproven)
  await markProved(ctx.db, there.id, ctx.now)
  return there.personId
}

/** Null when another transaction brought the same identity in first. */
export async function makePerson(ctx: Ctx, identity: KnownIdentity, proved: boolean): Promise<string | null> {
  const personId = newId(ctx, 'per')
  await insertPerson(ctx.db, { id: personId, createdAt: ctx.now })
  const mine = await insertIdentity(ctx.db, {
    ...identity,
    id: newId(ctx, 'ide'),
    personId,
    verifiedAt: proved ? ctx.now : null,
    createdAt: ctx.now,
  })
  if (mine) return personId
  await deletePerson(ctx.db, personId)
  return null
}

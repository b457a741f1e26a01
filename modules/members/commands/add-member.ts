// Someone is put on the list by others: by an operator, or by a channel through which he wrote.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { Locale } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { IdentityTaken, NoSuchMember, NotAnAddress } from '../contract/refusals.ts'
import type { FieldValues, IdentityKind } from '../contract/shapes.ts'
import { identityAdded, identityRemoved } from '../facts.ts'
import { subjectOf } from '../rules.ts'
import { listFields } from '../store/fields.ts'
import { findMember, updateMember, updateValues } from '../store/members.ts'
import { deleteIdentity, hasProvedAny, insertIdentity, insertPerson, lockIdentity, markProved } from '../store/people.ts'
import { putTags } from '../store/tags.ts'
import { valuesOrRefuse } from './change-profile.ts'
import { memberOfPerson } from './join-community.ts'
import { makePerson } from './prove-identity.ts'
import { weighMember } from './weigh-stages.ts'

interface Typed {
  kind: IdentityKind
  subject: string
}
export interface Added {
  name: string
  intro: string
  locale?: Locale | undefined
  identities: readonly Typed[]
  values: FieldValues
  tagIds: readonly string[]
  source: string
}

/** By an operator: what he writes down is hearsay until its owner proves it. */
export const addMember = (ctx: Ctx, wish: Added): Promise<string> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const { set } = valuesOrRefuse(ctx, await listFields(ctx.db, ctx.community.id), wish.values)
    const personId = newId(ctx, 'per')
    await insertPerson(ctx.db, { id: personId, createdAt: ctx.now })
    for (const typed of wish.identities) await note(ctx, personId, typed)
    const { member } = await memberOfPerson(ctx, { ...wish, personId, locale: wish.locale ?? ctx.community.locale })
    if (wish.intro) await updateMember(ctx.db, ctx.community.id, member.id, { intro: wish.intro })
    if (Object.keys(set).length > 0) await updateValues(ctx.db, ctx.community.id, member.id, set, [])
    const pairs = wish.tagIds.map(tagId => ({ memberId: member.id, tagId }))
    await putTags(ctx.db, ctx.community.id, pairs, ctx.now, 'operator')
    return member.id
  })

/** Gives the new identity's id; taken when anyone has it, proved or not. */
async function note(ctx: Ctx, personId: string, typed: Typed): Promise<string> {
  const subject = subjectOf(typed.kind, typed.subject) ?? refuse(NotAnAddress)
  const id = newId(ctx, 'ide')
  const row = { id, kind: typed.kind, subject, personId, verifiedAt: null, createdAt: ctx.now }
  if (!(await insertIdentity(ctx.db, row))) refuse(IdentityTaken)
  return id
}

export const noteIdentity = (ctx: Ctx, memberId: string, typed: Typed): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const personId = await personOf(ctx, memberId)
    const identityId = await note(ctx, personId, typed)
    await record(ctx, identityAdded, memberId, { memberId, identityId, kind: typed.kind, proved: false })
  })

export const dropNotedIdentity = (ctx: Ctx, memberId: string, identityId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const personId = await personOf(ctx, memberId)
    const gone = (await deleteIdentity(ctx.db, personId, identityId, true)) ?? refuse(NotFound)
    await record(ctx, identityRemoved, memberId, { memberId, identityId, kind: gone.kind })
  })

const personOf = async (ctx: Ctx, memberId: string): Promise<string> =>
  (await findMember(ctx.db, ctx.community.id, memberId))?.personId ?? refuse(NoSuchMember)

export interface Found {
  memberId: string
  personId: string
  isNew: boolean
  banned: boolean
}

/**
 * The member with this identity, made when there is none. For channels: `proved` when the channel itself vouches for
 * who wrote, as a signed callback does for an openid. A member who left stays away: this is not him coming back.
 */
export const findOrAddMemberByIdentity = (
  ctx: Ctx,
  who: Typed & { name?: string | undefined; source: string; proved: boolean },
): Promise<Found> =>
  within(ctx, async ctx => {
    const subject = subjectOf(who.kind, who.subject)
    if (subject === null) throw new TypeError(`not an identity of kind ${who.kind}`)
    const personId = await personByWord(ctx, { kind: who.kind, subject }, who.proved)
    const { member, isNew } = await memberOfPerson(ctx, {
      personId,
      name: who.name,
      source: who.source,
      locale: ctx.community.locale,
    })
    if (isNew) await weighMember(ctx, member.id)
    return { memberId: member.id, personId, isNew, banned: member.bannedAt !== null }
  })

async function personByWord(ctx: Ctx, identity: Typed, proved: boolean): Promise<string> {
  const there = await lockIdentity(ctx.db, identity.kind, identity.subject)
  if (!there) return (await makePerson(ctx, identity, proved)) ?? personByWord(ctx, identity, proved)
  // A line that an operator wrote into a claimed account is not made his by a stranger's proof.
  if (proved && !there.verifiedAt && !(await hasProvedAny(ctx.db, there.personId))) await markProved(ctx.db, there.id, ctx.now)
  return there.personId
}

// A person is erased from every community of the house: what tells who he was goes, what he wrote stays under a pseudonym.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { dropFile } from '#kernel/files/keep.ts'
import { forgetAnswersOf } from '#kernel/http/once.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchMember } from '../contract/refusals.ts'
import { memberErased } from '../facts.ts'
import { dropActivity } from '../store/activity.ts'
import { dropCodesTo } from '../store/codes.ts'
import { blankEvidence, endConsent } from '../store/consents.ts'
import { blankImported } from '../store/import-rows.ts'
import { findMember, lockMember, membershipsOf, updateMember } from '../store/members.ts'
import { deletePerson, identitiesOf, lockPerson } from '../store/people.ts'
import { blankReasons } from '../store/stages.ts'
import { untagAll } from '../store/tags.ts'
import { needFresh, personIdOf } from './own-sessions.ts'

export async function eraseMe(ctx: Ctx): Promise<void> {
  await needFresh(ctx)
  await erasePerson(ctx, personIdOf(ctx))
  ctx.doorway.shut('member')
}

/** At his written request, say. */
export async function eraseMember(ctx: Ctx, memberId: string): Promise<void> {
  needRight(ctx, 'members.edit')
  const member = await findMember(ctx.db, ctx.community.id, memberId)
  if (!member?.personId) return refuse(NoSuchMember)
  await erasePerson(ctx, member.personId)
}

const erasePerson = (ctx: Ctx, personId: string): Promise<void> =>
  within(ctx, async ctx => {
    if (!(await lockPerson(ctx.db, personId))) return
    for (const { communityId, id } of await membershipsOf(ctx.db, personId)) {
      const community = await ctx.house.findCommunity(communityId)
      if (community) await blankMember({ ...ctx, community }, id)
    }
    for (const identity of await identitiesOf(ctx.db, personId)) await dropCodesTo(ctx.db, identity.kind, identity.subject)
    await ctx.house.sessions.closeAll(ctx, 'member', personId)
    await deletePerson(ctx.db, personId)
  })

async function blankMember(ctx: Ctx, memberId: string): Promise<void> {
  const { id: communityId, locale } = ctx.community
  const member = await lockMember(ctx.db, communityId, memberId)
  if (!member) return
  if (member.avatarFileId) await dropFile(ctx, member.avatarFileId)
  await updateMember(ctx.db, communityId, memberId, {
    personId: null,
    name: `${locale === 'en' ? 'Gone' : '已注销'} ${memberId.slice(-4)}`,
    nameSort: '',
    search: '',
    avatarFileId: null,
    intro: '',
    notes: '',
    fieldValues: '{}',
    bannedWhy: member.bannedAt ? '' : null,
    erasedAt: ctx.now,
  })
  await dropActivity(ctx.db, communityId, memberId)
  await untagAll(ctx.db, communityId, memberId)
  await blankReasons(ctx.db, communityId, memberId)
  await endConsent(ctx.db, communityId, memberId, null, ctx.now, 'erased')
  await blankImported(ctx.db, communityId, memberId)
  await blankEvidence(ctx.db, communityId, memberId)
  // Answers kept for repeated calls hold his profile as it was.
  await forgetAnswersOf(ctx, memberId)
  await record(ctx, memberErased, memberId, { memberId })
}

// A person becomes a member of a community: made on the first visit, found again on the next.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import type { Locale } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { shortCode } from '#kernel/random.ts'
import { refuse } from '#kernel/refusal.ts'
import { displayNameOf } from '#kernel/text/names.ts'
import { MemberBanned } from '../contract/refusals.ts'
import { memberJoined } from '../facts.ts'
import { findMemberOfPerson, insertMember, type MemberRecord, markBack, searchOf, touchMember } from '../store/members.ts'
import { weighMember } from './weigh-stages.ts'

export interface Joining {
  personId: string
  name?: string | undefined
  source: string
  locale?: Locale | undefined
}

/** The name to show: without links, and never empty. */
export const nameFor = (ctx: Ctx, wish: string | undefined): string =>
  displayNameOf(wish ?? '', 40) || `${ctx.community.locale === 'en' ? 'Friend' : '新朋友'} ${shortCode(ctx.random, 4)}`

/** The member record of a person here, made when there is none. Says nothing of whether he may come in. */
export async function memberOfPerson(ctx: Ctx, joining: Joining): Promise<{ member: MemberRecord; isNew: boolean }> {
  const there = await findMemberOfPerson(ctx.db, ctx.community.id, joining.personId)
  if (there) return { member: there, isNew: false }
  const id = newId(ctx, 'mem')
  const isNew = await insertMember(ctx.db, {
    ...(await searchOf(nameFor(ctx, joining.name))),
    communityId: ctx.community.id,
    id,
    personId: joining.personId,
    locale: joining.locale ?? ctx.locale,
    stage: 'audience',
    source: joining.source,
    joinedAt: ctx.now,
    activeAt: ctx.now,
  })
  if (isNew)
    await record(ctx, memberJoined, id, { memberId: id, personId: joining.personId, source: joining.source, again: false })
  const member = await findMemberOfPerson(ctx.db, ctx.community.id, joining.personId)
  if (!member) throw new Error(`the member record of ${joining.personId} vanished while it was made`)
  return { member, isNew }
}

/** He comes himself: refused when banned, welcomed back when he had left. */
export async function comeIn(ctx: Ctx, joining: Joining): Promise<{ member: MemberRecord; isNew: boolean }> {
  const { member, isNew } = await memberOfPerson(ctx, joining)
  if (member.bannedAt) refuse(MemberBanned, { community: ctx.community.name, why: member.bannedWhy ?? '' })
  const { id } = member
  if (member.leftAt && (await markBack(ctx.db, ctx.community.id, id, ctx.now)))
    await record(ctx, memberJoined, id, { memberId: id, personId: joining.personId, source: joining.source, again: true })
  await touchMember(ctx.db, ctx.community.id, id, ctx.now, ctx.now)
  await weighMember(ctx, id)
  ctx.afterCommit(() => ctx.house.sessions.forget())
  return { member, isNew }
}

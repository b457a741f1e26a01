// An operator bans a member, or lets him in again. It holds on every surface with the commit.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchMember } from '../contract/refusals.ts'
import { memberBanned, memberReadmitted } from '../facts.ts'
import { findMember, markBanned, markReadmitted } from '../store/members.ts'

export const banMember = (ctx: Ctx, memberId: string, why: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.ban')
    await mustBeThere(ctx, memberId)
    if (!(await markBanned(ctx.db, ctx.community.id, memberId, ctx.now, actorName(ctx.actor), why))) return
    await record(ctx, memberBanned, memberId, { memberId })
    // Here at once; other processes hear of it by the fact.
    ctx.afterCommit(() => ctx.house.sessions.forget())
  })

export const readmitMember = (ctx: Ctx, memberId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.ban')
    await mustBeThere(ctx, memberId)
    if (!(await markReadmitted(ctx.db, ctx.community.id, memberId))) return
    await record(ctx, memberReadmitted, memberId, { memberId })
    ctx.afterCommit(() => ctx.house.sessions.forget())
  })

async function mustBeThere(ctx: Ctx, memberId: string): Promise<void> {
  const member = await findMember(ctx.db, ctx.community.id, memberId)
  if (!member || member.erasedAt) refuse(NoSuchMember)
}

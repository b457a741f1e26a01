// Where a member is signed in, for the operator who helps him: a lost phone, a stranger at his account.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchMember } from '../contract/refusals.ts'
import { findMember } from '../store/members.ts'
import { sessionLineOf, tellEnded } from './own-sessions.ts'

/** Null once the person was erased: then nothing of his is open. */
const personIdOf = async (ctx: Ctx, memberId: string): Promise<string | null> =>
  ((await findMember(ctx.db, ctx.community.id, memberId)) ?? refuse(NoSuchMember)).personId

export async function listSessionsOf(ctx: Ctx, memberId: string) {
  const personId = await personIdOf(ctx, memberId)
  return personId ? (await ctx.house.sessions.list(ctx, 'member', personId)).map(sessionLineOf) : []
}

/** A person signs in once for the whole house, so he is signed out of all its communities. */
export const endSessionsOf = (ctx: Ctx, memberId: string): Promise<number> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.ban')
    const personId = await personIdOf(ctx, memberId)
    if (!personId) return 0
    const ended = await ctx.house.sessions.closeAll(ctx, 'member', personId)
    await tellEnded(ctx, personId)
    return ended
  })

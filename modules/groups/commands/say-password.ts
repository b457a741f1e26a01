// A member says the entry password. The try is counted before it is judged, and the count outlives a restart.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { StepNotAsked, TooManyTries } from '../contract.ts'
import { isPhrase, triesMax, triesWindowMs } from '../rules/password.ts'
import { findTries, keepPasswordSaid, listSteps, takeTry } from '../store/door.ts'
import { findGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { openInviteFor } from './open-invite.ts'

/** A wrong password is an answer, not a refusal: a refusal would roll the count back. */
export const sayPassword = (
  ctx: Ctx,
  groupId: string,
  password: string,
  inviteCode?: string,
): Promise<{ right: boolean; triesLeft: number }> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const communityId = ctx.community.id
    const invite = await openInviteFor(ctx, inviteCode, groupId)
    const group = (await findGroupSeen(ctx.db, sightOf(ctx, invite?.id), groupId)) ?? refuse(NotFound)
    const step = (await listSteps(ctx.db, communityId, group.id)).find(s => s.kind === 'password')
    if (!step?.phraseHash || !step.phraseSalt) return refuse(StepNotAsked)
    const counted = await takeTry(ctx.db, communityId, groupId, memberId, ctx.now)
    if (!counted) return refuse(TooManyTries, { minutes: await minutesToWait(ctx, groupId, memberId) })
    const right = await isPhrase(password, { salt: step.phraseSalt, hash: step.phraseHash })
    if (right) await keepPasswordSaid(ctx.db, { communityId, groupId, memberId, phraseHash: step.phraseHash, saidAt: ctx.now })
    return { right, triesLeft: right ? triesMax : triesMax - counted.tries }
  })

async function minutesToWait(ctx: Ctx, groupId: string, memberId: string): Promise<number> {
  const tries = await findTries(ctx.db, ctx.community.id, groupId, memberId)
  const over = (tries?.firstAt.getTime() ?? ctx.now.getTime()) + triesWindowMs
  return Math.max(1, Math.ceil((over - ctx.now.getTime()) / 60_000))
}

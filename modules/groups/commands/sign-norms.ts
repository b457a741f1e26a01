// A member signs the norms, in the version he has read.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NoNorms, NormsMoved } from '../contract.ts'
import { normsSigned } from '../facts.ts'
import { insertPledge } from '../store/door.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { type GroupRow, sightOf } from '../store/own.ts'
import { openInviteFor } from './open-invite.ts'

export const signNorms = (ctx: Ctx, groupId: string, version: number, inviteCode?: string): Promise<void> =>
  within(ctx, async ctx => {
    const invite = await openInviteFor(ctx, inviteCode, groupId)
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx, invite?.id), groupId)) ?? refuse(NotFound)
    await signPledge(ctx, group, memberIdOf(ctx), version)
  })

/** Only the version in force can be signed: nobody pledges to what he has not been shown, or to what is gone. */
export async function signPledge(ctx: Ctx, group: GroupRow, memberId: string, version: number): Promise<void> {
  if (!group.normsAsked) refuse(NoNorms)
  if (version !== group.normsVersion) refuse(NormsMoved, { version: group.normsVersion })
  const pledge = { communityId: ctx.community.id, groupId: group.id, memberId, version, signedAt: ctx.now }
  if (await insertPledge(ctx.db, pledge)) await record(ctx, normsSigned, group.id, { groupId: group.id, memberId, version })
}

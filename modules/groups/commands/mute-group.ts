// A leader mutes a group: only those with a voice speak, until it is lifted.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { groupMuted } from '../facts.ts'
import { mayMute } from '../policy.ts'
import { insertMute } from '../store/groups.ts'
import { leadGroup } from './lead-group.ts'

export const muteGroup = (ctx: Ctx, groupId: string, reason = ''): Promise<void> =>
  within(ctx, async ctx => {
    const { viewer } = await leadGroup(ctx, groupId)
    if (!mayMute(viewer)) refuse(Forbidden)
    const mute = { communityId: ctx.community.id, groupId, reason, mutedAt: ctx.now, mutedBy: actorName(ctx.actor) }
    if (await insertMute(ctx.db, mute)) await record(ctx, groupMuted, groupId, { groupId })
  })

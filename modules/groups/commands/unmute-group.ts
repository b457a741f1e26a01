// A leader lifts the mute.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { groupUnmuted } from '../facts.ts'
import { mayMute } from '../policy.ts'
import { deleteMute } from '../store/groups.ts'
import { leadGroup } from './lead-group.ts'

export const unmuteGroup = (ctx: Ctx, groupId: string): Promise<void> =>
  within(ctx, async ctx => {
    const { viewer } = await leadGroup(ctx, groupId)
    if (!mayMute(viewer)) refuse(Forbidden)
    if (await deleteMute(ctx.db, ctx.community.id, groupId)) await record(ctx, groupUnmuted, groupId, { groupId })
  })

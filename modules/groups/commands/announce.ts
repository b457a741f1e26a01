// A leader writes the announcement of a group; an empty one takes it down.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, refuse } from '#kernel/refusal.ts'
import { groupAnnounced } from '../facts.ts'
import { mayAnnounce } from '../policy.ts'
import { updateGroup } from '../store/groups.ts'
import { leadGroup } from './lead-group.ts'

/** False when it says so already. */
export const announce = (ctx: Ctx, groupId: string, text: string): Promise<boolean> =>
  within(ctx, async ctx => {
    const { group, viewer } = await leadGroup(ctx, groupId)
    if (!mayAnnounce(viewer)) refuse(Forbidden)
    if (group.announcement === text) return false
    await updateGroup(ctx.db, ctx.community.id, groupId, { announcement: text, announcedAt: text === '' ? null : ctx.now })
    await record(ctx, groupAnnounced, groupId, { groupId })
    return true
  })

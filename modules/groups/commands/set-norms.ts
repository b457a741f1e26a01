// An operator (or a playbook) writes the norms. A new text is a new version, and everyone signs again.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { normsChanged } from '../facts.ts'
import { findNorms, insertNorms } from '../store/door.ts'
import { lockGroupSeen, updateGroup } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'

/** False when they say so already: nobody signs the same words twice. An empty text asks for no signature. */
export const setNorms = (ctx: Ctx, groupId: string, text: string): Promise<boolean> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    const communityId = ctx.community.id
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
    const inForce = await findNorms(ctx.db, communityId, groupId, group.normsVersion)
    if ((inForce?.text ?? '') === text) return false
    const version = group.normsVersion + 1
    await insertNorms(ctx.db, { communityId, groupId, version, text, changedAt: ctx.now, changedBy: actorName(ctx.actor) })
    await updateGroup(ctx.db, communityId, groupId, { normsVersion: version, normsAsked: text !== '' })
    await record(ctx, normsChanged, groupId, { groupId, version })
    return true
  })

// An operator opens a group like this one and moves chosen members along, so that its ways carry over (交叉引入).
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { findNorms, listSteps, replaceSteps } from '../store/door.ts'
import { findGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { moveSeat } from './move-seat.ts'
import { openGroup } from './open-group.ts'

export interface Copy {
  name: string
  hostId?: string | undefined
  memberIds: readonly string[]
}

/** The id of the new group. The host moves along if he sits in the old group; else he is seated anew. */
export const cloneGroup = (ctx: Ctx, groupId: string, copy: Copy): Promise<string> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    const communityId = ctx.community.id
    const group = (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
    const norms = group.normsAsked ? await findNorms(ctx.db, communityId, groupId, group.normsVersion) : undefined
    const { kind, purpose, seenBy, seatsMax, cardPattern, intro, parentId } = group
    const moves = new Set(copy.memberIds)
    const hostMoves = copy.hostId !== undefined && moves.has(copy.hostId)
    const { id } = await openGroup(ctx, {
      ...{ name: copy.name, intro, kind, purpose, seenBy, seatsMax, cardPattern, parentId },
      ...(!hostMoves && copy.hostId !== undefined && { hostId: copy.hostId }),
      norms: norms?.text ?? '',
      admission: [],
    })
    await replaceSteps(ctx.db, communityId, id, await listSteps(ctx.db, communityId, groupId))
    for (const memberId of moves) {
      const role = hostMoves && memberId === copy.hostId ? ({ role: 'host' } as const) : {}
      await moveSeat(ctx, { fromGroupId: groupId, toGroupId: id, memberId, sameNorms: true, ...role })
    }
    return id
  })

// An operator (or a playbook) opens a group. With a `ref` it is opened once: a repeat finds what is there.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { HostNeedsSeat, type NewGroup } from '../contract.ts'
import { groupOpened } from '../facts.ts'
import { findGroupByRef, findGroupSeen, insertGroup } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { findSeat } from '../store/seats.ts'
import { lockTree } from '../store/tree.ts'
import { checkPlace } from './move-group.ts'
import { setAdmission } from './set-admission.ts'
import { setNorms } from './set-norms.ts'
import { sitDown } from './sit-down.ts'

export interface Opened {
  id: string
  /** False when the `ref` led to a group that was there. */
  fresh: boolean
}

export const openGroup = (ctx: Ctx, wish: NewGroup & { ref?: string }): Promise<Opened> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    const { hostId, norms, admission, ref, ...settings } = wish
    await lockTree(ctx.db, ctx.community.id)
    const there = ref === undefined ? undefined : await findGroupByRef(ctx.db, ctx.community.id, ref)
    if (there) return { id: there.id, fresh: false }
    await checkParent(ctx, wish)
    const row = { ...settings, communityId: ctx.community.id, id: newId(ctx, 'grp'), ref: ref ?? null, openedAt: ctx.now }
    const group = await insertGroup(ctx.db, row)
    await record(ctx, groupOpened, group.id, { groupId: group.id })
    if (norms !== '') await setNorms(ctx, group.id, norms)
    if (admission.length > 0) await setAdmission(ctx, group.id, admission)
    if (hostId !== undefined) await sitDown(ctx, group, { memberId: hostId, role: 'host' })
    return { id: group.id, fresh: true }
  })

/** In a pyramid, who hosts a group below sits in the group above: that is what joins the two. */
async function checkParent(ctx: Ctx, wish: NewGroup): Promise<void> {
  const { parentId, hostId } = wish
  if (parentId === null) return
  if (!(await findGroupSeen(ctx.db, sightOf(ctx), parentId))) refuse(NotFound)
  await checkPlace(ctx, null, parentId)
  if (wish.purpose !== 'hosted' || hostId === undefined) return
  if (!(await findSeat(ctx.db, ctx.community.id, parentId, hostId))) refuse(HostNeedsSeat)
}

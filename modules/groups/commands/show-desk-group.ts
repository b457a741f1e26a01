// A group as an operator sees it: all its settings, and what waits to be done in it.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { DeskGroup, GroupPlan, TreeGroup } from '../contract.ts'
import { oversees } from '../policy.ts'
import { cardFields } from '../rules/name-card.ts'
import { ageWeeksOf, nextGroupAdvice, treeOrder } from '../rules/tree.ts'
import { findNorms, listSteps } from '../store/door.ts'
import { findGroupByRef, findGroupSeen, findMute } from '../store/groups.ts'
import { listTreeRows, listWithoutGroup } from '../store/lists.ts'
import { type GroupRow, sightOf } from '../store/own.ts'
import { findOwner } from '../store/seats.ts'
import { readPlace } from '../store/tree.ts'

export async function showDeskGroup(ctx: Ctx, groupId: string): Promise<DeskGroup> {
  const group = (oversees(ctx.actor) ? await findGroupSeen(ctx.db, sightOf(ctx), groupId) : undefined) ?? refuse(NotFound)
  const communityId = ctx.community.id
  const [counted] = await listTreeRows(ctx.db, communityId, groupId)
  const place = await readPlace(ctx.db, communityId, groupId, group.parentId)
  const steps = await listSteps(ctx.db, communityId, groupId)
  const norms = group.normsAsked ? await findNorms(ctx.db, communityId, groupId, group.normsVersion) : undefined
  const mute = await findMute(ctx.db, communityId, groupId)
  const names = await namesOfActors(ctx, [mute?.mutedBy ?? null, group.closedBy, norms?.changedBy ?? null])
  return {
    ...group,
    depth: place.parentDepth + 1,
    ageWeeks: ageWeeksOf(group.openedAt, ctx.now),
    waiting: counted?.waiting ?? 0,
    unsigned: counted?.unsigned ?? 0,
    muted: mute !== undefined,
    mute: mute ? { ...mute, mutedByName: names.get(mute.mutedBy) ?? null } : null,
    norms: norms ? { ...norms, changedByName: names.get(norms.changedBy) ?? null } : null,
    cardFields: cardFields(group.cardPattern),
    admission: steps.map(({ kind, questions, phraseHash, forRight }) => ({
      kind,
      questions,
      phraseSet: phraseHash !== null,
      right: forRight,
    })),
    closing: closingOf(group, names),
    owner: (await findOwner(ctx.db, communityId, groupId)) ?? null,
  }
}

function closingOf(group: GroupRow, names: ReadonlyMap<string, string>): DeskGroup['closing'] {
  if (!group.closedAt) return null
  const closedBy = group.closedBy ?? ''
  return { reason: group.closedWhy ?? '', closedAt: group.closedAt, closedBy, closedByName: names.get(closedBy) ?? null }
}

/** A playbook's group by its ref; null when there is none yet. */
export async function findDeskGroup(ctx: Ctx, ref: string): Promise<DeskGroup | null> {
  const group = await findGroupByRef(ctx.db, ctx.community.id, ref)
  return group ? showDeskGroup(ctx, group.id) : null
}

export async function showTree(ctx: Ctx): Promise<TreeGroup[]> {
  const rows = await listTreeRows(ctx.db, ctx.community.id)
  return treeOrder(rows).map(row => ({ ...row, ageWeeks: ageWeeksOf(row.openedAt, ctx.now) }))
}

/** Who of a group could host the next one below it. */
export async function planNextGroup(ctx: Ctx, groupId: string): Promise<GroupPlan> {
  const group = (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
  const hosts = await listWithoutGroup(ctx.db, ctx.community.id, groupId)
  const withoutGroup = group.kind === 'pyramid' ? hosts.length : 0
  return { advice: nextGroupAdvice({ ...group, withoutGroup }), seatsWithoutGroup: hosts.length, hosts }
}

// Segments: a filter under a name, counted and walked through whenever it is used.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { SegmentTaken } from '../contract/refusals.ts'
import type { MemberFilter } from '../contract/shapes.ts'
import { countMembers, listMemberIds, listMembers, whoAmong } from '../store/directory.ts'
import { deleteSegment, findSegment, insertSegment, listSegments, type SegmentRow, updateSegment } from '../store/segments.ts'
import { rowOf } from './show-member.ts'

type Counted = SegmentRow & { count: number }
const counted = async (ctx: Ctx, segment: SegmentRow): Promise<Counted> => ({
  ...segment,
  count: await countMembers(ctx.db, ctx.community.id, segment.filter, ctx.now),
})

export async function showSegments(ctx: Ctx): Promise<Counted[]> {
  const all: Counted[] = []
  for (const segment of await listSegments(ctx.db, ctx.community.id)) all.push(await counted(ctx, segment))
  return all
}

const firstShown = 10
export async function previewSegment(ctx: Ctx, filter: MemberFilter) {
  const { id: communityId } = ctx.community
  const first = await listMembers(ctx.db, communityId, { filter, sort: 'joined', limit: firstShown, now: ctx.now })
  return { count: await countMembers(ctx.db, communityId, filter, ctx.now), first: first.items.map(row => rowOf(ctx, row)) }
}

export async function addSegment(ctx: Ctx, wish: { name: string; filter: MemberFilter }): Promise<Counted> {
  needRight(ctx, 'members.edit')
  const segment = { ...wish, id: newId(ctx, 'seg'), changedAt: ctx.now }
  await orTaken(wish.name, () => insertSegment(ctx.db, ctx.community.id, segment))
  return counted(ctx, segment)
}

export async function changeSegment(
  ctx: Ctx,
  id: string,
  change: { name?: string | undefined; filter?: MemberFilter | undefined },
): Promise<Counted> {
  needRight(ctx, 'members.edit')
  const set = {
    changedAt: ctx.now,
    ...(change.name !== undefined && { name: change.name }),
    ...(change.filter && { filter: change.filter }),
  }
  const changed = await orTaken(change.name ?? '', () => updateSegment(ctx.db, ctx.community.id, id, set))
  return counted(ctx, changed ?? refuse(NotFound))
}

export async function dropSegment(ctx: Ctx, id: string): Promise<void> {
  needRight(ctx, 'members.edit')
  if (!(await deleteSegment(ctx.db, ctx.community.id, id))) refuse(NotFound)
}

async function orTaken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (breaks(error, 'members_segments_name')) refuse(SegmentTaken, { name })
    throw error
  }
}

/** How many a segment means now. */
export async function segmentCount(ctx: Ctx, segmentId: string): Promise<number> {
  const segment = (await findSegment(ctx.db, ctx.community.id, segmentId)) ?? refuse(NotFound)
  return countMembers(ctx.db, ctx.community.id, segment.filter, ctx.now)
}

/** Of these, whom it means now; nobody when it is gone. */
export async function membersOfSegment(ctx: Ctx, segmentId: string, memberIds: readonly string[]): Promise<string[]> {
  const segment = await findSegment(ctx.db, ctx.community.id, segmentId)
  return segment ? whoAmong(ctx.db, ctx.community.id, { filter: segment.filter, memberIds, now: ctx.now }) : []
}

/** All whom a segment means, page by page in the order of their ids; each page is read when it is asked for. */
export async function* listSegmentMemberIds(ctx: Ctx, segmentId: string, pageSize = 1_000): AsyncGenerator<string[]> {
  const segment = (await findSegment(ctx.db, ctx.community.id, segmentId)) ?? refuse(NotFound)
  yield* walkMemberIds(ctx, segment.filter, pageSize)
}

/** The same for a filter that has no name. */
export async function* walkMemberIds(ctx: Ctx, filter: MemberFilter, pageSize = 1_000): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const ids = await listMemberIds(ctx.db, ctx.community.id, { filter, after, limit: pageSize, now: ctx.now })
    if (ids.length > 0) yield ids
    if (ids.length < pageSize) return
    after = ids.at(-1) ?? ''
  }
}

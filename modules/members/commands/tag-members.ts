// Operators make tags and put them on members.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { type Fact, record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { TagTaken } from '../contract/refusals.ts'
import { memberTagged, memberUntagged } from '../facts.ts'
import { deleteTag, ensureTags, insertTag, listTags, putTags, renameTag, type TagRow, takeTags } from '../store/tags.ts'

export async function addTag(ctx: Ctx, name: string): Promise<TagRow> {
  needRight(ctx, 'members.edit')
  const tag = { id: newId(ctx, 'tag'), name }
  await orTaken(name, () => insertTag(ctx.db, { ...tag, communityId: ctx.community.id, createdAt: ctx.now }))
  return { ...tag, members: 0 }
}

/** The ids of tags by name, made where they are missing; for imports and playbooks. */
export const tagIdsByName = (ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> =>
  ensureTags(
    ctx.db,
    ctx.community.id,
    [...new Set(names)].map(name => ({ id: newId(ctx, 'tag'), name })),
    ctx.now,
  )

export async function renameTagTo(ctx: Ctx, tagId: string, name: string): Promise<TagRow> {
  needRight(ctx, 'members.edit')
  if (!(await orTaken(name, () => renameTag(ctx.db, ctx.community.id, tagId, name)))) refuse(NotFound)
  return (await listTags(ctx.db, ctx.community.id)).find(tag => tag.id === tagId) ?? refuse(NotFound)
}

async function orTaken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (breaks(error, 'members_tags_name')) refuse(TagTaken, { name })
    throw error
  }
}

export async function dropTag(ctx: Ctx, tagId: string): Promise<void> {
  needRight(ctx, 'members.edit')
  if (!(await deleteTag(ctx.db, ctx.community.id, tagId))) refuse(NotFound)
}

export const tagMembers = (ctx: Ctx, tagId: string, change: { put: readonly string[]; take: readonly string[] }) =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.edit')
    const pairs = change.put.map(memberId => ({ memberId, tagId }))
    const put = await putTags(ctx.db, ctx.community.id, pairs, ctx.now, actorName(ctx.actor))
    const taken = await takeTags(ctx.db, ctx.community.id, tagId, change.take)
    await tell(
      ctx,
      memberTagged,
      tagId,
      put.map(pair => pair.memberId),
    )
    await tell(ctx, memberUntagged, tagId, taken)
    return { put: put.length, taken: taken.length }
  })

async function tell(
  ctx: Ctx,
  what: Fact<typeof memberTagged.payload>,
  tagId: string,
  memberIds: readonly string[],
): Promise<void> {
  for (const memberId of memberIds) await record(ctx, what, memberId, { memberId, tagId })
}

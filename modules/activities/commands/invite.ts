// Who is invited, as far as another room must be asked: the members whom a segment means at this moment.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import { Refused } from '#kernel/refusal.ts'
import { findDeskGroup } from '#modules/groups/index.ts'
import { listSegmentMemberIds, membersOfSegment } from '#modules/members/index.ts'
import type { Audience } from '../contract.ts'

const segmentsOf = (audience: readonly Audience[]): string[] => audience.filter(one => one.kind === 'segment').map(one => one.id)

/** Of these members, those whom one of the segments means. A segment that is gone invites nobody. */
export async function namedAmong(ctx: Ctx, audience: readonly Audience[], memberIds: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const id of segmentsOf(audience)) for (const one of await membersOfSegment(ctx, id, memberIds)) found.add(one)
  return [...found]
}

export async function namedInAll(ctx: Ctx, audience: readonly Audience[]): Promise<string[]> {
  const found = new Set<string>()
  for (const id of segmentsOf(audience))
    try {
      for await (const ids of listSegmentMemberIds(ctx, id)) for (const one of ids) found.add(one)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  return [...found]
}

/** For the rules page: who is invited, in words. */
export async function namesOf(ctx: Ctx, audience: readonly Audience[]): Promise<string[]> {
  const say = (zh: string, en: string): string => textIn({ zh, en }, ctx.locale)
  const named = new Set<string>()
  for (const { kind, id } of audience)
    if (kind === 'group') named.add((await groupName(ctx, id)) ?? say('一个群的成员', 'members of a group'))
    else if (kind === 'right') named.add(say(`持有权益「${id}」的成员`, `holders of the right “${id}”`))
    else if (kind === 'tag') named.add(say('带有指定标签的成员', 'members with a chosen tag'))
    else if (kind === 'segment') named.add(say('指定分组的成员', 'members of a chosen segment'))
    else if (kind === 'stage') named.add(say(`处于阶段「${id}」的成员`, `members at the stage “${id}”`))
    else named.add(say('受邀的成员', 'members who were named'))
  return [...named]
}
async function groupName(ctx: Ctx, groupId: string): Promise<string | undefined> {
  const group = await findDeskGroup(asSystem(ctx, 'activities'), groupId)
  return group === null ? undefined : textIn({ zh: `群「${group.name}」的成员`, en: `members of “${group.name}”` }, ctx.locale)
}

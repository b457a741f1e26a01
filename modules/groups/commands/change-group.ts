// An operator changes the settings of a group; seats are never fewer than those who sit.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type GroupChange, SeatsBelowTaken } from '../contract.ts'
import { groupChanged } from '../facts.ts'
import { lockGroupSeen, updateGroup } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { redrawCards } from './redraw-cards.ts'

/** The names of what really changed; none when everything was so already. */
export const changeGroup = (ctx: Ctx, groupId: string, wish: GroupChange): Promise<string[]> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
    const named = Object.entries(wish).filter(([, value]) => value !== undefined)
    const change = Object.fromEntries(named.filter(([key, value]) => group[key as keyof GroupChange] !== value)) as GroupChange
    const fields = Object.keys(change)
    if (fields.length === 0) return []
    const changed = await updateGroup(ctx.db, ctx.community.id, groupId, change as Parameters<typeof updateGroup>[3])
    if (!changed) refuse(SeatsBelowTaken, { seatsTaken: group.seatsTaken })
    if (fields.includes('cardPattern')) await later(ctx, redrawCards, { groupId }, { key: groupId, replace: true })
    await record(ctx, groupChanged, groupId, { groupId, fields })
    return fields
  })

// Who sits in a group, each with what the viewer may do to that seat.
import type { Ctx } from '#kernel/ctx.ts'
import type { PageWish } from '#kernel/pages.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NoSeat, NoSuchMember, type Role, type Seat, type SeatOfMember } from '../contract.ts'
import { abilitiesOver, operates, oversees, type Viewer } from '../policy.ts'
import { ageWeeksOf } from '../rules/tree.ts'
import { findHeldSeat } from '../store/floor.ts'
import { findGroupSeen } from '../store/groups.ts'
import { listSeatLines, listSeatsOf } from '../store/lists.ts'
import { type GroupRow, sightOf } from '../store/own.ts'
import { findMemberCard } from '../store/seats.ts'

export interface FloorSeen {
  group: GroupRow
  viewer: Viewer
}

/** The inside of a group, for those who sit in it and those who oversee all. */
export async function getFloorSeen(ctx: Ctx, groupId: string): Promise<FloorSeen> {
  const group = (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
  const seat = ctx.actor.kind === 'member' ? await findHeldSeat(ctx, groupId, ctx.actor.memberId) : undefined
  if (!seat && !oversees(ctx.actor)) refuse(NoSeat)
  return { group, viewer: { role: seat?.role ?? null, operates: operates(ctx.actor) } }
}

/** On the page of a member: in which groups he sits. */
export async function showSeatsOf(ctx: Ctx, memberId: string): Promise<SeatOfMember[]> {
  if (!(await findMemberCard(ctx.db, ctx.community.id, memberId))) refuse(NoSuchMember)
  const rows = await listSeatsOf(ctx.db, ctx.community.id, memberId)
  return rows.map(({ openedAt, ...row }) => ({ ...row, ageWeeks: ageWeeksOf(openedAt, ctx.now) }))
}

export async function listSeatsShown(
  ctx: Ctx,
  { group, viewer }: FloorSeen,
  wish: PageWish & { q?: string | undefined; role?: Role | undefined; unsigned?: boolean },
): Promise<{ items: Seat[]; next: string | null }> {
  const { items, next } = await listSeatLines(ctx.db, ctx.community.id, group.id, wish)
  const me = ctx.actor.kind === 'member' ? ctx.actor.memberId : null
  return {
    items: items.map(line => ({ ...line, can: abilitiesOver(viewer, { role: line.role, isViewer: line.memberId === me }) })),
    next,
  }
}

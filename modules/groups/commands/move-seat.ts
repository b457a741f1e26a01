// An operator moves a member from one group to another: the old seat ends in the transaction that gives the new one.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NoSuchSeat, OwnerStays, type Role, type SeatTaken } from '../contract.ts'
import { insertPledge, readBrought } from '../store/door.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { type GroupRow, sightOf } from '../store/own.ts'
import { findSeat } from '../store/seats.ts'
import { endSeat } from './end-seat.ts'
import { sitDown } from './sit-down.ts'
import { passDoor, standAtDoor } from './stand-at-door.ts'

export interface SeatMove {
  fromGroupId: string
  toGroupId: string
  memberId: string
  role?: Exclude<Role, 'owner'>
  /** The new group has the very norms of the old: a pledge to those counts here. */
  sameNorms?: boolean
}

export const moveSeat = (ctx: Ctx, move: SeatMove): Promise<SeatTaken> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    const { from, to } = await lockBoth(ctx, move)
    const seat = (await findSeat(ctx.db, ctx.community.id, from.id, move.memberId)) ?? refuse(NoSuchSeat)
    if (seat.role === 'owner') refuse(OwnerStays)
    if (move.sameNorms) await carryPledge(ctx, from, to, move.memberId)
    passDoor(await standAtDoor(ctx, to, { memberId: move.memberId, invited: false, way: 'operator' }), to)
    const card = { ...(seat.called && { name: seat.called }), answers: seat.answers }
    const taken = await sitDown(ctx, to, { memberId: move.memberId, role: move.role ?? seat.role, card })
    await endSeat(ctx, from.id, move.memberId, 'moved')
    return taken
  })

/** Two groups are locked in one order everywhere, so that two moves never wait for each other. */
async function lockBoth(ctx: Ctx, move: SeatMove): Promise<{ from: GroupRow; to: GroupRow }> {
  const locked = new Map<string, GroupRow>()
  for (const id of [...new Set([move.fromGroupId, move.toGroupId])].sort())
    locked.set(id, (await lockGroupSeen(ctx.db, sightOf(ctx), id)) ?? refuse(NotFound))
  return { from: locked.get(move.fromGroupId) as GroupRow, to: locked.get(move.toGroupId) as GroupRow }
}

async function carryPledge(ctx: Ctx, from: GroupRow, to: GroupRow, memberId: string): Promise<void> {
  const { signedVersion } = await readBrought(ctx.db, ctx.community.id, from.id, memberId)
  if (!to.normsAsked || signedVersion !== from.normsVersion) return
  const pledge = { communityId: ctx.community.id, groupId: to.id, memberId, version: to.normsVersion, signedAt: ctx.now }
  await insertPledge(ctx.db, pledge)
}

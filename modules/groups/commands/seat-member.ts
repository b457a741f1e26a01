// An operator seats a member: past the steps of the door, never through its walls.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { Role, SeatTaken } from '../contract.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { sitDown } from './sit-down.ts'
import { passDoor, standAtDoor } from './stand-at-door.ts'

export const seatMember = (
  ctx: Ctx,
  groupId: string,
  memberId: string,
  role: Exclude<Role, 'owner'> = 'member',
): Promise<SeatTaken> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
    passDoor(await standAtDoor(ctx, group, { memberId, invited: false, way: 'operator' }), group)
    return sitDown(ctx, group, { memberId, role })
  })

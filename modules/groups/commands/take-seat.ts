// A member takes a seat.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { CardWish, SeatTaken } from '../contract.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { openInviteFor } from './open-invite.ts'
import { signPledge } from './sign-norms.ts'
import { sitDown } from './sit-down.ts'
import { passDoor, standAtDoor } from './stand-at-door.ts'

export interface SeatWish {
  pledgeVersion?: number | undefined
  inviteCode?: string | undefined
  card?: CardWish | undefined
}

export const takeSeat = (ctx: Ctx, groupId: string, wish: SeatWish = {}): Promise<SeatTaken> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const invite = await openInviteFor(ctx, wish.inviteCode, groupId)
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx, invite?.id), groupId)) ?? refuse(NotFound)
    if (wish.pledgeVersion !== undefined) await signPledge(ctx, group, memberId, wish.pledgeVersion)
    passDoor(await standAtDoor(ctx, group, { memberId, invited: invite !== null }), group)
    return sitDown(ctx, group, { memberId, card: wish.card, invite })
  })

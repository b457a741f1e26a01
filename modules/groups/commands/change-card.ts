// A member changes his name card.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { type CardWish, NoSeat, type SeatTaken } from '../contract.ts'
import { cardChanged } from '../facts.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { findMemberCard, findSeat, updateCard } from '../store/seats.ts'
import { cardOf } from './sit-down.ts'

export const changeCard = (ctx: Ctx, groupId: string, wish: CardWish): Promise<SeatTaken> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const group = (await lockGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
    const seat = (await findSeat(ctx.db, ctx.community.id, groupId, memberId)) ?? refuse(NoSeat)
    const member = (await findMemberCard(ctx.db, ctx.community.id, memberId)) ?? refuse(NoSeat)
    const changed = { ...seat, ...cardOf(group.cardPattern, seat.number, member.name, wish) }
    await updateCard(ctx.db, changed)
    await record(ctx, cardChanged, groupId, { groupId, memberId })
    return changed
  })

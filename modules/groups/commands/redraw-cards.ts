// Draws the name cards of a group anew, after its pattern or a member's name has changed. Repeatable.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { job } from '#kernel/jobs/define.ts'
import { renderCard } from '../rules/name-card.ts'
import { lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { listCards, updateCardNames } from '../store/seats.ts'

export const redrawCards = job(
  'groups.redraw-cards',
  z.object({ groupId: z.string(), memberId: z.string().optional() }),
  (ctx, what) => redrawCardsOf(ctx, what.groupId, what.memberId),
)

export const redrawCardsOf = (ctx: Ctx, groupId: string, memberId?: string): Promise<void> =>
  within(ctx, async ctx => {
    const group = await lockGroupSeen(ctx.db, sightOf(ctx), groupId)
    if (!group) return
    const seats = await listCards(ctx.db, ctx.community.id, groupId, memberId)
    const drawn = seats.map(seat => ({
      memberId: seat.memberId,
      cardName: renderCard(group.cardPattern, { number: seat.number, name: seat.called ?? seat.name, answers: seat.answers }),
      before: seat.cardName,
    }))
    await updateCardNames(
      ctx.db,
      ctx.community.id,
      groupId,
      drawn.filter(card => card.cardName !== card.before),
    )
  })

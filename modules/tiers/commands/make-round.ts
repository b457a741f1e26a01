// Rounds: so many seats of a plan on sale for a time.
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { Invalid, NotFound, refuse } from '#kernel/refusal.ts'
import { type NewRound, type Round, type RoundChange, SeatsTaken } from '../contract.ts'
import { roundChanged } from '../facts.ts'
import { findPlan } from '../store/plans.ts'
import { insertRound, listRounds, type NewRoundRow, updateRound } from '../store/rounds.ts'

export const makeRound = (ctx: Ctx, planId: string, wish: z.output<typeof NewRound>): Promise<Round> =>
  within(ctx, async ctx => {
    if (!(await findPlan(ctx, planId))) refuse(NotFound)
    const row = { ...wish, id: newId(ctx, 'rnd'), planId }
    needOrder(row)
    await insertRound(ctx, row)
    return told(ctx, row)
  })

export const changeRound = (ctx: Ctx, roundId: string, change: z.output<typeof RoundChange>): Promise<Round> =>
  within(ctx, async ctx => {
    const [there] = await listRounds(ctx, { id: roundId })
    if (!there) return refuse(NotFound)
    const row = { ...there, ...change }
    needOrder(row)
    if (!(await updateRound(ctx, row))) {
      const [now] = await listRounds(ctx, { id: roundId })
      refuse(SeatsTaken, { taken: (now?.seatsClaimed ?? 0) + (now?.seatsHeld ?? 0) })
    }
    return told(ctx, row)
  })

function needOrder({ opensAt, closesAt }: Pick<NewRoundRow, 'opensAt' | 'closesAt'>): void {
  if (opensAt >= closesAt) refuse(Invalid, { count: 1, errors: [{ path: 'closesAt', message: 'closesAt > opensAt' }] })
}

async function told(ctx: Ctx, { id: roundId, planId }: NewRoundRow): Promise<Round> {
  await record(ctx, roundChanged, roundId, { roundId, planId })
  return (await listRounds(ctx, { id: roundId }))[0] as Round
}

// A turn ends: bought, let pass, or given up. Whoever comes next is asked by the listener of the fact.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { turnEnded } from '../facts.ts'
import type { TurnState } from '../rules/states.ts'
import { moveTurn, type TurnRow } from '../store/turns.ts'
import { freshen } from './freshen.ts'

export async function endTurn(ctx: Ctx, turn: Pick<TurnRow, 'dealId' | 'memberId'>, state: TurnState): Promise<void> {
  if (!(await moveTurn(ctx, turn, state))) return
  await record(ctx, turnEnded, turn.dealId, { dealId: turn.dealId, memberId: turn.memberId, state })
  freshen(ctx, turn.dealId)
}

// The board as the referee wants it, from the record and the table that is held.
import type { Ctx } from '#kernel/ctx.ts'
import type { Phase } from '../contract/play.ts'
import { type Laid, phaseOf } from '../rules/activity.ts'
import type { Board } from '../rules/referee.ts'
import type { Standing, TableRow } from '../store/tables.ts'

export const boardOf = (ctx: Ctx, { activity, play, settings, deck }: Laid, held: TableRow & Standing): Board => ({
  ...{ play, settings, deck: deck ?? null, rewards: activity.rewards, limits: activity.limits },
  ...{ opensAt: held.opensAt, closesAt: held.closesAt, timeZone: ctx.community.timeZone },
  phase: phaseNow(held, ctx.now),
  ...{ seed: held.seed, table: held.table, stock: { ...held.stock }, budgetLeft: held.budgetLeft },
  ...{ moves: held.moves, players: held.players },
})

/** To the second, also when the clock's work is behind. From the freezing of the entries on nobody moves any more. */
function phaseNow({ state, opensAt }: Standing, now: Date): Phase {
  if (state === 'settling') return 'settled'
  return state === 'scheduled' && now >= opensAt ? 'open' : phaseOf(state)
}

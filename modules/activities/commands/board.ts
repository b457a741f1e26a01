// The board as the referee wants it, from the record and the table that is held.
import type { Ctx } from '#kernel/ctx.ts'
import { type Laid, phaseOf } from '../rules/activity.ts'
import type { Board } from '../rules/referee.ts'
import type { Standing, TableRow } from '../store/tables.ts'

export const boardOf = (ctx: Ctx, { activity, play, settings, deck }: Laid, held: TableRow & Standing): Board => ({
  ...{ play, settings, deck: deck ?? null, rewards: activity.rewards, limits: activity.limits },
  ...{ opensAt: held.opensAt, closesAt: held.closesAt, timeZone: ctx.community.timeZone },
  // To the second, also when the clock's work is behind.
  phase: held.state === 'scheduled' && ctx.now >= held.opensAt ? 'open' : phaseOf(held.state),
  ...{ seed: held.seed, table: held.table, stock: { ...held.stock }, budgetLeft: held.budgetLeft },
  ...{ moves: held.moves, players: held.players },
})

// The money that stands behind credit, in the community's currency; other units have none.
import type { Ctx } from '#kernel/ctx.ts'
import { findCommunity } from '#modules/communities/index.ts'
import type { Unit } from '../rules/accounts.ts'
import { type CreditMove, moneyBehind } from '../rules/backing.ts'
import type { Line } from '../rules/transfers.ts'

/** How a movement of these units is backed: asked once, then told for each amount. */
export async function backingOf(
  ctx: Ctx,
  units: readonly Unit[],
  move: CreditMove,
): Promise<(unit: Unit, amount: number) => Line[]> {
  if (!units.includes('credit')) return () => []
  const community = await findCommunity(ctx.db, ctx.community.id)
  if (!community) throw new Error(`${ctx.community.id} is no community`)
  return (unit, amount) => (unit === 'credit' ? [moneyBehind(community.currency, move, amount)] : [])
}

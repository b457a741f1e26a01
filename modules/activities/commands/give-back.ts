// Points that moves had bound are set free when it is settled: each posting has its own key, so that none comes back twice.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { houseAccount, memberAccount, type Posting, postTransfers } from '#modules/wallet/index.ts'
import type { Charge } from '../contract/play.ts'
import type { Activity } from '../rules/activity.ts'
import { checkCharges } from '../rules/referee.ts'
import { chargeAll } from '../store/moves.ts'

const mostAtOnce = 500

/** In the transaction that settles. What comes back runs out when it would have: see the wallet's lots. */
export async function giveBack(
  ctx: Ctx,
  { id, title }: Pick<Activity, 'id' | 'title'>,
  charges: readonly Charge[],
): Promise<void> {
  const back = checkCharges(charges, null).filter(one => one.points < 0)
  const postings = back.map(({ memberId, points, of = memberId }, at): Posting => {
    const [debit, credit, whose] = [
      houseAccount('points', 'spent'),
      memberAccount('points', memberId),
      memberAccount('points', of),
    ]
    const lines = [{ debit, credit, amount: -points, whose }]
    return { key: `activity:${id}:settle:charge:${at}`, kind: 'activity-returned', cause: id, note: title, lines }
  })
  for (let from = 0; from < postings.length; from += mostAtOnce)
    await postTransfers(asSystem(ctx, 'activities'), postings.slice(from, from + mostAtOnce))
  const sums = new Map<string, number>()
  for (const { memberId, points } of back) sums.set(memberId, (sums.get(memberId) ?? 0) + points)
  await chargeAll(ctx, id, sums)
}

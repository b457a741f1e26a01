// What a transfer gave to a member is taken back, as far as it is still there: of exactly that lot, and nothing that is set aside.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import type { Code } from '../rules/accounts.ts'
import { findLotOf, type LotLeft, lockAccounts } from '../store/lots.ts'
import { expireAccounts } from './expire-lots.ts'
import { postTransfers } from './post-transfers.ts'

/** What is left, at this moment, of what a transfer brought. */
export async function leftOf(ctx: Ctx, transferId: string): Promise<number> {
  const lot = await findLotOf(ctx, transferId)
  return lot ? takable(lot) : 0
}
const takable = (lot: LotLeft): number => Math.max(Math.min(lot.remaining, lot.available), 0)

export interface TakeBack {
  key: string
  kind: string
  cause: string
  note?: string
  /** Where it goes. */
  credit: Code
}
/** The amount that was taken back; zero when all of it is spent. */
export const takeBack = (ctx: Ctx, transferId: string, wish: TakeBack): Promise<number> =>
  within(ctx, async ctx => {
    const there = await findLotOf(ctx, transferId)
    if (!there) return 0
    await lockAccounts(ctx, [there.account])
    await expireAccounts(ctx, [there.account])
    const lot = (await findLotOf(ctx, transferId)) as LotLeft
    const amount = takable(lot)
    if (amount === 0) return 0
    const { credit, ...rest } = wish
    const [posted] = await postTransfers(ctx, [{ ...rest, lines: [{ debit: lot.account, credit, amount, from: transferId }] }])
    if (posted?.outcome !== 'posted') throw new Error(`${wish.key} was ${posted?.outcome}, behind a lock`)
    return amount
  })

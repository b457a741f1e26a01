// What can happen to what they hold.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

/** `amount` is signed: what the member has more of, or less. */
export const balanceMoved = fact(
  'wallet.balance-moved',
  1,
  z.object({
    memberId: z.string(),
    unit: z.string(),
    amount: z.int(),
    transferId: z.string(),
    kind: z.string(),
    cause: z.string(),
  }),
)
export const monthClosed = fact('wallet.month-closed', 1, z.object({ month: z.string() }))
export const walletFacts = [balanceMoved, monthClosed]

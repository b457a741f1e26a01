// Credit is money that was paid ahead: what gives it, takes it or lets it run out moves as much money with it, in the same transfer.
import type { Currency } from '#kernel/money.ts'
import { houseAccount } from './accounts.ts'
import type { Line } from './transfers.ts'

/** given: nobody paid for it, so it costs us that much · taken: that comes back · ran-out: nobody can claim it any more, so it is earned. */
export type CreditMove = 'given' | 'taken' | 'ran-out'

export function moneyBehind(currency: Currency, move: CreditMove, amount: number): Line {
  const prepaid = houseAccount(currency, 'prepaid')
  if (move === 'given') return { debit: houseAccount(currency, 'promotions'), credit: prepaid, amount }
  return { debit: prepaid, credit: houseAccount(currency, move === 'taken' ? 'promotions' : 'breakage'), amount }
}

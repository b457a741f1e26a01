// What the wallet does by the clock: clears away what has run out, and lets go of holds whose time is over.
import { round } from '#kernel/jobs/define.ts'
import { expireLots } from './commands/expire-lots.ts'
import { releaseOverdue } from './commands/hold.ts'

export const walletRounds = [
  round('wallet.expire-lots', '7 * * * *', 'UTC', expireLots),
  round('wallet.release-holds', '* * * * *', 'UTC', releaseOverdue),
]

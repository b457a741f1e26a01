// wallet 运营: what they hold. A double-entry ledger of money, credit, points and commission.
import { type LiveMessage, room } from '#kernel/room.ts'
import { walletContract } from './contract.ts'
import { balanceMoved, walletFacts } from './facts.ts'
import { walletRounds } from './listeners.ts'
import { walletHandlers } from './routes.ts'
import { walletLaws } from './store/laws.ts'

export { exportLedger } from './commands/export-ledger.ts'
export { captureHold, type HoldWish, holdAmount, releaseHold } from './commands/hold.ts'
export { houseStatement, type Posted, type Posting, postTransfers } from './commands/post-transfers.ts'
export { refuseShort } from './commands/refuse-short.ts'
export { reverseTransfer } from './commands/reverse-transfer.ts'
export { leftOf, type TakeBack, takeBack } from './commands/take-back.ts'
export { NotEnough } from './contract/refusals.ts'
export * from './facts.ts'
export { type Code, type HeldUnit, houseAccount, memberAccount, type Unit } from './rules/accounts.ts'
export { openAccounts } from './store/accounts.ts'
export { findHoldByKey } from './store/holds.ts'
export { holdingsOf } from './store/statement.ts'
export { findTransfersByKey } from './store/transfers.ts'

const toHolder: LiveMessage = {
  fact: balanceMoved,
  topics: ({ payload }) => [`member:${payload.memberId}`],
  body: async (_ctx, { payload }) => payload,
}

export const wallet = room({
  name: 'wallet',
  contract: walletContract,
  handlers: walletHandlers,
  facts: walletFacts,
  laws: walletLaws,
  rounds: walletRounds,
  live: { messages: [toHolder] },
})

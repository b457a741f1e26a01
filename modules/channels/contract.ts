// The channels from outside: accounts, keywords, templates, inbox and outbox. The pieces lie in contract/.
import { accountEndpoints } from './contract/accounts.ts'
import { inboxEndpoints } from './contract/inbox.ts'
import { wordsEndpoints } from './contract/words-desk.ts'

export * from './contract/refusals.ts'
export * from './contract/said.ts'
export * from './contract/shapes.ts'
export * from './contract/words.ts'

export const channelsContract = {
  ...accountEndpoints,
  ...wordsEndpoints,
  ...inboxEndpoints,
}

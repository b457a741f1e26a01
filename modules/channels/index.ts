// channels 同好: how we reach them: accounts, keywords, templates, the inbox and the outbox, quotas.
import type { Fact } from '#kernel/facts.ts'
import { type LiveMessage, room } from '#kernel/room.ts'
import { wechatHooks } from './commands/hear-push.ts'
import { unsubscribeHooks } from './commands/unsubscribe.ts'
import { channelsContract } from './contract.ts'
import { channelsFacts, messageHandled, messageQueued, messageSent, messageSettled, messageStopped } from './facts.ts'
import { channelsJobs, channelsListeners, channelsRounds } from './listeners.ts'
import { channelsHandlers } from './routes.ts'

export { setGreeting } from './commands/put-greeting.ts'
export { dropKeyword, type KeywordPut, type Put, putKeyword } from './commands/put-keyword.ts'
export { putTemplate } from './commands/put-template.ts'
export { type Sending, sendMessage } from './commands/send-message.ts'
export * from './facts.ts'
export { allGreetings, allKeywords, type GreetingRow, type KeywordRow, listTemplates } from './store/words.ts'

const toConsole = (fact: Fact<any>): LiveMessage => ({
  fact,
  topics: recorded => [`console:${recorded.communityId}`],
  body: async (_ctx, recorded) => recorded.payload,
})

export const channels = room({
  name: 'channels',
  contract: channelsContract,
  handlers: channelsHandlers,
  facts: channelsFacts,
  listeners: channelsListeners,
  jobs: channelsJobs,
  rounds: channelsRounds,
  live: { messages: [messageHandled, messageSettled, messageQueued, messageSent, messageStopped].map(toConsole) },
  hooks: [...wechatHooks, ...unsubscribeHooks],
})

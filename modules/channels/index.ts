// channels 同好: how we reach them: accounts, keywords, templates, the inbox and the outbox, quotas.
import { room } from '#kernel/room.ts'
import { channelsContract } from './contract.ts'
import { channelsFacts } from './facts.ts'
import { channelsHandlers } from './routes.ts'

export * from './facts.ts'

export const channels = room({
  name: 'channels',
  contract: channelsContract,
  handlers: channelsHandlers,
  facts: channelsFacts,
})

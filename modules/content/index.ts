// content 输出: what they make: posts, voices, comments, reactions, and the calendar of what should appear.
import { room } from '#kernel/room.ts'
import { contentContract } from './contract.ts'
import { contentFacts } from './facts.ts'
import { contentHandlers } from './routes.ts'

export * from './facts.ts'

export const content = room({
  name: 'content',
  contract: contentContract,
  handlers: contentHandlers,
  facts: contentFacts,
})

// activities 运营: what keeps them coming. The host that runs any play: who may, in which order, with what chance, for what reward.
import { room } from '#kernel/room.ts'
import { activitiesContract } from './contract.ts'
import { activitiesFacts } from './facts.ts'
import { activitiesHandlers } from './routes.ts'

export * from './facts.ts'
export { playShelf } from './rules/shelf.ts'

export const activities = room({
  name: 'activities',
  contract: activitiesContract,
  handlers: activitiesHandlers,
  facts: activitiesFacts,
})

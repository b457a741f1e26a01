// What the deals do when one of their orders moves or a turn ends; and what open screens are told.
import { asSystem } from '#kernel/ctx.ts'
import { listen, type Recorded } from '#kernel/facts.ts'
import type { LiveMessage, Room } from '#kernel/room.ts'
import { waitingMoved } from '#modules/shop/index.ts'
import { moveDeal } from './commands/move-deal.ts'
import { noteOrder } from './commands/note-order.ts'
import * as facts from './facts.ts'

export const dealsListeners = [
  listen(waitingMoved, 'deals.note-order', (ctx, { payload }) => noteOrder(asSystem(ctx, 'deals'), payload.orderId)),
  listen(facts.turnEnded, 'deals.ask-next', (ctx, { payload }) => moveDeal(ctx, payload.dealId)),
]

interface Payload {
  dealId: string
  memberId?: string
  memberIds?: string[]
}
const consoleOf = (recorded: Recorded): string => `console:${recorded.communityId}`
const concerned = (recorded: Recorded<Payload>): string[] => [
  consoleOf(recorded),
  ...[recorded.payload.memberId ?? [], recorded.payload.memberIds ?? []].flat().map(id => `member:${id}`),
]
const everyone = (recorded: Recorded): string[] => [consoleOf(recorded), `community:${recorded.communityId}`]
/** Who it was is nobody else's business: screens read again what they may see. */
const told = (fact: LiveMessage['fact'], topics: LiveMessage['topics']): LiveMessage => ({
  fact,
  topics,
  body: async (_ctx, { payload }) => ({ dealId: payload.dealId }),
})

export const dealsLive: NonNullable<Room['live']> = {
  messages: [
    ...[facts.published, facts.decided, facts.ended, facts.drawn, facts.updateTold].map(fact => told(fact, everyone)),
    ...[facts.teamOpened, facts.teamEnded, facts.partTaken, facts.partPaid, facts.partEnded].map(fact => told(fact, concerned)),
    ...[facts.applied, facts.withdrawn, facts.turnOpened, facts.turnEnded, facts.mealReported].map(fact => told(fact, concerned)),
    {
      fact: facts.bidPlaced,
      topics: everyone,
      body: async (_ctx, { payload: { dealId, seq, amount, endsAt } }) => ({ dealId, seq, amount, endsAt }),
    },
  ],
}

// What the tiers do by the clock, and what open screens are told.
import type { Ctx } from '#kernel/ctx.ts'
import type { Recorded } from '#kernel/facts.ts'
import { round } from '#kernel/jobs/define.ts'
import type { LiveMessage, Room } from '#kernel/room.ts'
import { bookDues } from './commands/book-dues.ts'
import { thawDue, thawing } from './commands/freeze-holding.ts'
import { layOutForLife } from './commands/promise-benefit.ts'
import { tending } from './commands/tend-holding.ts'
import { movingFacts, roundChanged, tierEnding } from './facts.ts'

export const tiersJobs = [tending, thawing]
export const tiersRounds = [
  round('tiers.book-dues', '25 16 * * *', 'UTC', bookDues),
  round('tiers.thaw', '*/15 * * * *', 'UTC', thawDue),
  round('tiers.lay-out', '10 17 1 * *', 'UTC', layOutForLife),
]

interface OfHolding {
  memberId: string
}
const payload = async (_ctx: Ctx, recorded: Recorded) => recorded.payload
const toHolder: Pick<LiveMessage, 'topics' | 'body'> = {
  topics: (recorded: Recorded<OfHolding>) => [`member:${recorded.payload.memberId}`, `console:${recorded.communityId}`],
  body: payload,
}

export const tiersLive: NonNullable<Room['live']> = {
  messages: [
    ...[...movingFacts, tierEnding].map(fact => ({ fact, ...toHolder })),
    {
      fact: roundChanged,
      topics: recorded => [`community:${recorded.communityId}`, `console:${recorded.communityId}`],
      body: payload,
    },
  ],
  // Whatever a right lets hear is heard no longer, or from now on.
  reviews: movingFacts.map(fact => ({ fact, people: (recorded: Recorded<OfHolding>) => [recorded.payload.memberId] })),
}

// What open screens are told of activities.
import type { Fact, Recorded } from '#kernel/facts.ts'
import type { LiveMessage, Room } from '#kernel/room.ts'
import { awarded, cancelled, closed, moved, opened, published, settled } from './facts.ts'

const everyone = (recorded: Recorded): string[] => [`community:${recorded.communityId}`, `console:${recorded.communityId}`]

/** Screens read again what they may see; who it was is nobody else's business. */
const told = (fact: Fact<any>): LiveMessage => ({
  fact,
  topics: everyone,
  body: async (_ctx, { payload }) => ({ activityId: payload.activityId }),
})

const everyMs = 500
const mostKept = 1_000
/** When each was last told, a process: a crowd that moves makes its watchers look twice a second, not a thousand times. */
const last = new Map<string, number>()
function isDue(activityId: string, now: number): boolean {
  const before = last.get(activityId)
  if (before !== undefined && now >= before && now - before < everyMs) return false
  last.delete(activityId)
  if (last.size >= mostKept) last.delete(last.keys().next().value as string)
  last.set(activityId, now)
  return true
}

export const activitiesLive: NonNullable<Room['live']> = {
  messages: [
    ...[published, opened, closed, settled, cancelled].map(told),
    {
      fact: moved,
      topics: everyone,
      body: async (ctx, { payload }) =>
        isDue(payload.activityId, ctx.now.getTime()) ? { activityId: payload.activityId } : null,
    },
    {
      fact: awarded,
      topics: ({ communityId, payload }) => [
        `console:${communityId}`,
        ...(payload.awards.length > 200 ? [] : payload.awards.map((one: { memberId: string }) => `member:${one.memberId}`)),
      ],
      body: async (_ctx, { payload }) => ({ activityId: payload.activityId }),
    },
  ],
}

// What can happen to activities.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

const about = { activityId: z.string(), play: z.string() }

export const published = fact('activities.published', 1, z.object({ ...about, title: z.string(), hash: z.string() }))
export const opened = fact('activities.opened', 1, z.object(about))
export const closed = fact('activities.closed', 1, z.object({ ...about, players: z.int(), moves: z.int() }))
export const settled = fact('activities.settled', 1, z.object({ ...about, awards: z.int() }))
export const cancelled = fact('activities.cancelled', 1, z.object({ ...about, note: z.string() }))
/** All that was decided together; memberId null: the desk. */
export const moved = fact(
  'activities.moved',
  1,
  z.object({ ...about, moves: z.array(z.object({ nth: z.int(), memberId: z.string().nullable(), move: z.string() })) }),
)
/** Owed or given: which of its rewards to whom. */
export const awarded = fact(
  'activities.awarded',
  1,
  z.object({
    ...about,
    awards: z.array(z.object({ awardId: z.string(), memberId: z.string(), reward: z.string(), units: z.int() })),
  }),
)
/** One of a series that was not held, for the server stood still from its beginning to its end. */
export const leftOut = fact(
  'activities.left-out',
  1,
  z.object({ seriesId: z.string(), title: z.string(), opensAt: z.iso.datetime(), minutes: z.int() }),
)

export const activitiesFacts = [published, opened, closed, settled, cancelled, moved, awarded, leftOut]

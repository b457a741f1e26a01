// What can happen to deals.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

const about = { dealId: z.string() }
const part = { ...about, partId: z.string(), teamId: z.string().nullable(), memberId: z.string(), orderId: z.string() }

export const published = fact('deals.published', 1, z.object({ ...about, kind: z.string(), version: z.int(), hash: z.string() }))
/** Its time is over and it is counted: what came out. */
export const decided = fact(
  'deals.decided',
  1,
  z.object({ ...about, state: z.string(), units: z.int(), members: z.int(), raised: z.int() }),
)
export const ended = fact('deals.ended', 1, z.object({ ...about, state: z.string(), note: z.string() }))
export const teamOpened = fact('deals.team-opened', 1, z.object({ ...about, teamId: z.string(), memberId: z.string() }))
export const teamEnded = fact(
  'deals.team-ended',
  1,
  z.object({ ...about, teamId: z.string(), state: z.enum(['formed', 'unformed']), memberIds: z.array(z.string()) }),
)
/** Somebody takes part; his order waits for its payment. */
export const partTaken = fact('deals.part-taken', 1, z.object(part))
export const partPaid = fact('deals.part-paid', 1, z.object(part))
/** granted: it is his. kept: the deposit was forfeited. returned, lapsed: with the reason. */
export const partEnded = fact(
  'deals.part-ended',
  1,
  z.object({ ...part, state: z.enum(['granted', 'kept', 'returned', 'lapsed']), why: z.string(), returned: z.int() }),
)
export const bidPlaced = fact(
  'deals.bid-placed',
  1,
  z.object({
    ...about,
    seq: z.int(),
    memberId: z.string(),
    amount: z.int(),
    endsAt: z.string(),
    outbidId: z.string().nullable(),
  }),
)
export const applied = fact('deals.applied', 1, z.object({ ...about, entryId: z.string(), memberId: z.string() }))
export const withdrawn = fact('deals.application-withdrawn', 1, z.object({ ...about, entryId: z.string(), memberId: z.string() }))
export const drawn = fact('deals.drawn', 1, z.object({ ...about, entries: z.int(), entriesHash: z.string() }))
export const turnOpened = fact(
  'deals.turn-opened',
  1,
  z.object({ ...about, memberId: z.string(), rank: z.int(), until: z.string() }),
)
export const turnEnded = fact('deals.turn-ended', 1, z.object({ ...about, memberId: z.string(), state: z.string() }))
export const updateTold = fact('deals.update-told', 1, z.object({ ...about, updateId: z.string() }))
export const mealReported = fact('deals.meal-reported', 1, z.object({ ...about, memberId: z.string() }))

export const dealsFacts = [
  ...[published, decided, ended, teamOpened, teamEnded, partTaken, partPaid, partEnded, bidPlaced, applied, withdrawn, drawn],
  ...[turnOpened, turnEnded, updateTold, mealReported],
]

// Work of the house that failed too often: seen by owners, tried again or discarded.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant } from '#kernel/shapes.ts'

export const LaidAsideJobs = z
  .object({
    /** Of the house itself, rather than of this community. */
    ofHouse: z.boolean(),
    kind: z.string(),
    count: z.int(),
    /** What went wrong with the last of them, in the words of the program. */
    lastError: z.string(),
    since: Instant,
    lastAt: Instant,
  })
  .meta({ id: 'LaidAsideJobs' })
export type LaidAsideJobs = z.output<typeof LaidAsideJobs>

const LaidAsideChoice = z
  .object({ ofHouse: z.boolean(), kind: z.string().min(1).max(120), until: Instant })
  .meta({ id: 'LaidAsideChoice', description: '`until`: the `lastAt` that was shown, so that nothing unseen is touched.' })
export type LaidAsideChoice = z.output<typeof LaidAsideChoice>
const jobs = (path = '') => inCommunity(`/laid-aside-jobs${path}`)
const owning = { who: 'operator', right: 'staff.manage' } as const

export const laidAsideContract = {
  laidAside: endpoint({
    ...owning,
    method: 'GET',
    path: jobs(),
    summary: 'Jobs that failed too often, by kind; those of the house too, for its owners',
    returns: z.array(LaidAsideJobs),
  }),
  retryJobs: endpoint({
    ...owning,
    method: 'POST',
    path: jobs('/retry'),
    summary: 'Try them again, now',
    body: LaidAsideChoice,
    returns: z.object({ count: z.int() }),
  }),
  discardJobs: endpoint({
    ...owning,
    method: 'POST',
    path: jobs('/discard'),
    summary: 'Discard them; what they would have done stays undone',
    body: LaidAsideChoice,
    returns: z.object({ count: z.int() }),
  }),
}

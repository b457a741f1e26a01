// The queue before an offer: when more come than can be settled in good time, each gets a number, and the numbers are let in, in
// their order, as places become free. Whoever came first is served first; a ticket keeps a place while its holder waits at home.

export interface Queue {
  /** Tells the tickets of this queue from those of one before it, e.g. of a process that has ended. */
  epoch: string
  /** How many are being settled now. */
  inside: number
  /** The last number that was given out, and the last that may come in. */
  issued: number
  admitted: number
  /** Those who may come in and have not come yet, by when they were told; the oldest first. */
  expected: { count: number; atMs: number }[]
  /** Settled a second, of late. */
  pace: number
  /** When the last was settled, in milliseconds. */
  settledAt: number
}
export const openQueue = (epoch: string): Queue => ({
  epoch,
  inside: 0,
  issued: 0,
  admitted: 0,
  expected: [],
  pace: 0,
  settledAt: 0,
})

export type Arrival = { kind: 'in' } | { kind: 'waits'; number: number; ahead: number; seconds: number }

/** So many may be inside at least, and at most as many as are settled in two seconds. */
export const placesOf = (queue: Queue, placesMin: number): number => Math.max(placesMin, Math.ceil(queue.pace * 2))

// Nobody is told to come back later than in half a minute; who has not come some seconds after that will not.
const comesBackMs = 40_000
const longestWaitS = 30

/** Somebody arrives at `nowMs`, for the first time or with his number. */
export function arrive(queue: Queue, number: number | null, placesMin: number, nowMs: number): Arrival {
  queue.expected = queue.expected.filter(({ count, atMs }) => count > 0 && nowMs - atMs < comesBackMs)
  const free = placesOf(queue, placesMin) - queue.inside - queue.expected.reduce((sum, { count }) => sum + count, 0)
  const invited = Math.min(free, queue.issued - queue.admitted)
  if (invited > 0) {
    queue.admitted += invited
    queue.expected.push({ count: invited, atMs: nowMs })
  }
  if (number === null ? queue.issued === queue.admitted && free > Math.max(invited, 0) : number <= queue.admitted) {
    if (number !== null && queue.expected[0]) queue.expected[0].count--
    queue.inside++
    return { kind: 'in' }
  }
  const own = number ?? ++queue.issued
  const ahead = own - queue.admitted
  return { kind: 'waits', number: own, ahead, seconds: waitOf(ahead, queue.pace) }
}

/** Somebody is settled, at `nowMs`. */
export function leave(queue: Queue, nowMs: number): void {
  queue.inside--
  const gapS = Math.max(nowMs - queue.settledAt, 0.05) / 1_000
  // Smoothed over about a hundred of them.
  queue.pace = queue.settledAt === 0 ? 0 : 1 / (0.99 / Math.max(queue.pace, 1) + 0.01 * Math.min(gapS, 1))
  queue.settledAt = nowMs
}

/** When to come back, in whole seconds: soon if it is soon, and never later than in half a minute, to hear how it goes. */
const waitOf = (ahead: number, pace: number): number => Math.min(longestWaitS, Math.max(1, Math.ceil(ahead / Math.max(pace, 50))))

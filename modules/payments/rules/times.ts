// When to ask again: a payment that is awaited, a refund that is under way, a notice that could not be worked on. Pure.
const second = 1_000
const minute = 60 * second

export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms)
const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

/** The provider is to be done with it before the order is closed; a payment that is begun late gets all the time there is. */
export const expiryOf = (now: Date, payUntil: Date): Date => {
  const early = later(payUntil, -15 * second)
  return early.getTime() - now.getTime() >= minute ? early : payUntil
}

const lookSeconds = [30, 60, 120, 300]
/** After the closing hour it is asked again and again until the provider says what became of it. */
export function nextLook(now: Date, looks: number, closeAt: Date): Date {
  const next = later(now, (lookSeconds[looks] ?? 600) * second)
  return now < closeAt ? earlier(next, closeAt) : later(now, 30 * second)
}

export const nextTry = (now: Date, tries: number): Date => later(now, Math.min(3_600, 5 * 2 ** Math.min(tries, 10)) * second)
/** From then on a person is told, while it goes on. */
export const triesBeforeTicket = 8

/** Jobs of the same few seconds are one. */
export const bucket = (at: Date): Date => new Date(Math.ceil(at.getTime() / (5 * second)) * 5 * second)
export const sweepAfterMs = minute

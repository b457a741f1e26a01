// Where "now" comes from. The house runs on the system clock; rehearsals and tests bring one that is moved by hand.
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export interface VirtualClock extends Clock {
  /** Moves forward to an instant; going back is a bug, for stored times would lie. */
  moveTo(instant: Date): void
}

export function virtualClock(start: Date | string): VirtualClock {
  let at = new Date(start)
  return {
    now: () => new Date(at),
    moveTo(instant) {
      if (instant < at)
        throw new Error(`the clock stands at ${at.toISOString()} and does not go back to ${instant.toISOString()}`)
      at = new Date(instant)
    },
  }
}

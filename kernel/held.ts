// Shared answers held as bytes for a moment: what is the same for everyone is read and serialized once, not per caller.
// A handler checks who may see it first, then answers `hold(...)`; the doorway serializes and keeps the bytes.

export interface Held {
  get(key: string, now: number): Promise<Buffer> | undefined
  put(key: string, until: number, bytes: Promise<Buffer>): void
  /** Forgets all that starts with `prefix`, so that a writer sees his own writing. */
  drop(prefix: string): void
}

const entriesMax = 2_000

export function openHeld(): Held {
  const entries = new Map<string, { until: number; bytes: Promise<Buffer> }>()
  return {
    get(key, now) {
      const entry = entries.get(key)
      return entry && entry.until > now ? entry.bytes : undefined
    },
    put(key, until, bytes) {
      if (entries.size >= entriesMax) entries.delete(entries.keys().next().value as string)
      entries.set(key, { until, bytes })
      bytes.catch(() => entries.delete(key))
    },
    drop(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key)
    },
  }
}

export class HeldAnswer {
  key: string
  ms: number
  make: () => Promise<unknown>
  constructor(key: string, ms: number, make: () => Promise<unknown>) {
    this.key = key
    this.ms = ms
    this.make = make
  }
}

/** Answer of a `shared` endpoint: the same for all who were let in, at most `ms` old. */
export const hold = <T>(key: string, ms: number, make: () => Promise<T>): Promise<T> =>
  Promise.resolve(new HeldAnswer(key, ms, make) as unknown as T)

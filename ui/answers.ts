// The answers a page has been given, kept by question: one asking at a time, old answers shown while new ones come.
export interface Entry<T = unknown> {
  data: T | undefined
  error: unknown
  asking: boolean
  /** When the data came, in ms; 0 when it must be asked for again. */
  at: number
}

const blank: Entry = { data: undefined, error: undefined, asking: false, at: 0 }

export class Answers {
  #entries = new Map<string, Entry>()
  #running = new Map<string, Promise<unknown>>()
  #watchers = new Map<string, Set<() => void>>()
  #now: () => number
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  get<T>(key: string): Entry<T> {
    return (this.#entries.get(key) ?? blank) as Entry<T>
  }

  #put(key: string, change: Partial<Entry>): void {
    this.#entries.set(key, { ...this.get(key), ...change })
    for (const tell of this.#watchers.get(key) ?? []) tell()
  }

  set<T>(key: string, make: T | ((old: T | undefined) => T | undefined)): void {
    const data = typeof make === 'function' ? (make as (old: T | undefined) => T | undefined)(this.get<T>(key).data) : make
    if (data !== undefined) this.#put(key, { data, error: undefined, at: this.#now() })
  }

  /** Changes every kept answer of one operation, e.g. when a live message came; asks nothing. `ask` is the question it answered. */
  change<T>(operation: string, make: (old: T, ask: any) => T): void {
    for (const [key, { data }] of [...this.#entries]) {
      if (data === undefined || !key.startsWith(`${operation} `)) continue
      const next = make(data as T, JSON.parse(key.slice(operation.length + 1)))
      if (next !== data) this.#put(key, { data: next })
    }
  }

  isOld(key: string, staleMs: number): boolean {
    const { at } = this.get(key)
    return at === 0 || this.#now() - at >= staleMs
  }

  /** Asks unless the same is being asked already. Keeps the last good data beside an error. Never throws: the error is in the entry. */
  async ask<T>(key: string, fetcher: () => Promise<T>): Promise<void> {
    if (this.#running.has(key)) {
      await this.#running.get(key)
      return
    }
    this.#put(key, { asking: true })
    const run: Promise<unknown> = fetcher()
      .then(
        data => this.#running.get(key) === run && this.#put(key, { data, error: undefined, asking: false, at: this.#now() }),
        error => this.#running.get(key) === run && this.#put(key, { error, asking: false }),
      )
      .finally(() => this.#running.get(key) === run && this.#running.delete(key))
    this.#running.set(key, run)
    await run
  }

  watch(key: string, tell: () => void): () => void {
    const set = this.#watchers.get(key) ?? new Set()
    this.#watchers.set(key, set.add(tell))
    return () => {
      set.delete(tell)
      if (set.size === 0) this.#watchers.delete(key)
    }
  }

  /** What is on screen under this operation (`groups`, `groups.listGroups`) is asked again, the rest when it is next looked at. */
  refresh(operation: string): void {
    for (const key of this.#entries.keys()) {
      if (!(key === operation || key.startsWith(`${operation}.`) || key.startsWith(`${operation} `))) continue
      this.#running.delete(key)
      this.#put(key, { at: 0, asking: false, error: undefined })
    }
  }

  refreshAll(): void {
    for (const key of [...this.#entries.keys()]) this.refresh(key)
  }

  /** Another person, another community: nothing of before may be seen. */
  clear(): void {
    this.#running.clear()
    for (const key of [...this.#entries.keys()]) {
      this.#entries.delete(key)
      for (const tell of this.#watchers.get(key) ?? []) tell()
    }
  }
}

export const answers = new Answers()
export const keyOf = (operation: string, ask: unknown): string => `${operation} ${JSON.stringify(ask ?? null)}`

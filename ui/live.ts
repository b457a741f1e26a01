// Live updates: one EventSource a page, kept alive through bad networks, asleep while nobody looks.
export type LiveState = 'open' | 'waiting' | 'asleep' | 'closed'
export interface LiveSettings {
  /** Event names to hear; without a name the server's plain `message`. */
  kinds: readonly string[]
  onMessage: (kind: string, body: unknown, id: string) => void
  onState?: (state: LiveState) => void
  /** The server cannot make good what was missed: read everything again. */
  onGap?: () => void
  /** The server ended it: signed out, banned, gone. `reason` is the fact's name. It is not opened again. */
  onBye?: (reason: string) => void
  /** The last that this page knows of; what was told since is made good when the line opens. */
  since?: string
  /** A hidden page keeps listening for this long (a glance at another app), then sleeps. */
  sleepAfterMs?: number
  source?: (address: string) => EventSource
  random?: () => number
}

const firstWaitMs = 1_000
const longestWaitMs = 30_000

/** Opens and keeps open; returns what closes it. `address` gets `lastEventId`, since EventSource cannot set a header itself. */
export function openLive(address: string, settings: LiveSettings): () => void {
  const line = new Line(address, settings)
  let sleeper: ReturnType<typeof setTimeout> | undefined
  let asleep = false
  const seen = () => {
    clearTimeout(sleeper)
    if (document.visibilityState === 'hidden') {
      sleeper = setTimeout(() => {
        asleep = true
        line.drop()
        settings.onState?.('asleep')
      }, settings.sleepAfterMs ?? 60_000)
    } else if (asleep || !line.isOpen()) {
      asleep = false
      line.open(true)
    }
  }
  const online = () => !asleep && !line.isOpen() && line.open(true)
  const close = () => {
    clearTimeout(sleeper)
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', online)
    line.drop()
    settings.onState?.('closed')
  }
  line.onBye = reason => {
    close()
    settings.onBye?.(reason)
  }
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', online)
  line.open()
  return close
}

/** One address, one source after the other. */
class Line {
  onBye: (reason: string) => void = () => {}
  #address: string
  #settings: LiveSettings
  #source: EventSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #lastId = ''
  #misses = 0
  #wasOpen = false
  constructor(address: string, settings: LiveSettings) {
    this.#address = address
    this.#settings = settings
    this.#lastId = settings.since ?? ''
  }

  isOpen(): boolean {
    return this.#source !== undefined
  }

  drop(): void {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = undefined
  }

  /** `fresh`: the person came back or the network did; patience begins anew. */
  open(fresh = false): void {
    this.drop()
    if (fresh) this.#misses = 0
    const joint = this.#address.includes('?') ? '&' : '?'
    const make = this.#settings.source ?? (url => new EventSource(url))
    const source = make(this.#lastId ? `${this.#address}${joint}lastEventId=${encodeURIComponent(this.#lastId)}` : this.#address)
    this.#source = source
    source.onopen = () => {
      this.#misses = 0
      // Nothing was heard yet that could be named: what was told meanwhile cannot be made good by the server.
      if (this.#wasOpen && !this.#lastId) this.#settings.onGap?.()
      this.#wasOpen = true
      this.#settings.onState?.('open')
    }
    source.onerror = () => source === this.#source && this.#wait()
    this.#listen(source)
  }

  #listen(source: EventSource): void {
    for (const kind of this.#settings.kinds)
      source.addEventListener(kind, event => {
        const { data, lastEventId } = event as MessageEvent<string>
        if (lastEventId) this.#lastId = lastEventId
        this.#settings.onMessage(kind, read(data), lastEventId)
      })
    source.addEventListener('resync', () => this.#settings.onGap?.())
    source.addEventListener('bye', event => {
      const body = read((event as MessageEvent<string>).data) as { reason?: string } | undefined
      this.onBye(body?.reason ?? '')
    })
  }

  /** Half of the wait is chance, so that a restarted server is not met by everyone at once. */
  #wait(): void {
    this.drop()
    this.#settings.onState?.('waiting')
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#misses++)
    this.#timer = setTimeout(() => this.open(), wait / 2 + ((this.#settings.random ?? Math.random)() * wait) / 2)
  }
}

function read(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}

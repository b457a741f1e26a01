// Live updates: one EventSource a page, kept alive through bad networks, asleep while nobody looks.
export type LiveState = 'open' | 'waiting' | 'asleep' | 'closed'
export interface LiveSettings {
  /** Event names to hear; without a name the server's plain `message`. */
  kinds: readonly string[]
  onMessage: (kind: string, body: unknown, id: string) => void
  onState?: (state: LiveState) => void
  /** The server cannot make good what was missed: read everything again. */
  onGap?: () => void
  /** The server ended it: signed out, banned, or the seat is gone. It is not opened again. */
  onBye?: () => void
  /** A hidden page keeps listening for this long (a glance at another app), then sleeps. */
  sleepAfterMs?: number
  source?: (address: string) => EventSource
  random?: () => number
}

const firstWaitMs = 1_000
const longestWaitMs = 30_000

/** Opens and keeps open; returns what closes it. `address` gets `lastEventId`, since EventSource cannot set a header itself. */
export function openLive(address: string, settings: LiveSettings): () => void {
  const { kinds, onMessage, onState, onGap, onBye, sleepAfterMs = 60_000 } = settings
  const make = settings.source ?? (url => new EventSource(url))
  const random = settings.random ?? Math.random
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let sleeper: ReturnType<typeof setTimeout> | undefined
  let lastId = ''
  let misses = 0
  let asleep = false

  const drop = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
  }
  const open = () => {
    drop()
    const joint = address.includes('?') ? '&' : '?'
    const opened = make(lastId ? `${address}${joint}lastEventId=${encodeURIComponent(lastId)}` : address)
    source = opened
    opened.onopen = () => {
      misses = 0
      onState?.('open')
    }
    opened.onerror = () => {
      if (source !== opened) return
      drop()
      onState?.('waiting')
      // Half of the wait is chance, so that a restarted server is not met by everyone at once.
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** misses++)
      timer = setTimeout(open, wait / 2 + (random() * wait) / 2)
    }
    for (const kind of kinds)
      opened.addEventListener(kind, event => {
        const { data, lastEventId } = event as MessageEvent<string>
        if (lastEventId) lastId = lastEventId
        onMessage(kind, read(data), lastEventId)
      })
    opened.addEventListener('resync', () => onGap?.())
    opened.addEventListener('bye', () => {
      close()
      onBye?.()
    })
  }
  const seen = () => {
    clearTimeout(sleeper)
    if (document.visibilityState === 'hidden') {
      sleeper = setTimeout(() => {
        asleep = true
        drop()
        onState?.('asleep')
      }, sleepAfterMs)
    } else if (asleep || !source) {
      asleep = false
      misses = 0
      open()
    }
  }
  const online = () => !asleep && !source && open()
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', online)
  function close() {
    clearTimeout(sleeper)
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', online)
    drop()
    onState?.('closed')
  }
  open()
  return close
}

function read(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}

// One live line for a whole app: screens say what they want to hear while they are open.
import { useEffect, useRef } from 'react'
import { answers } from './answers.ts'
import { openLive } from './live.ts'

type Hear = (kind: string, body: any) => void
interface Hearer {
  kinds: readonly string[]
  hear: Hear
}

interface Ways {
  onBye?: (reason: string) => void
  /** What the page knew when it was drawn; see `LiveSettings.since`. */
  since?: string
}

/** Makes the app's `useLive`. `address` is asked when the line opens; '' means that nobody is there who may hear. */
export function makeUseLive(address: () => string, ways: Ways = {}): (kinds: readonly string[], hear: Hear) => void {
  const { onBye = () => location.reload() } = ways
  let since = ways.since ?? ''
  const hearers = new Set<Hearer>()
  let close: (() => void) | undefined
  let tuned = ''

  /** An EventSource hears only the names it was told; a new name opens it again. */
  const tune = () => {
    const kinds = [...new Set([...hearers].flatMap(one => one.kinds))].sort()
    const wanted = kinds.join(' ')
    if (wanted === tuned) return
    close?.()
    close = undefined
    tuned = wanted
    if (kinds.length === 0) return
    close = openLive(address(), {
      kinds,
      since,
      onMessage: (kind, body, id) => {
        since = id || since
        for (const one of hearers) if (one.kinds.includes(kind)) one.hear(kind, body)
      },
      onGap: () => answers.refreshAll(),
      onBye,
    })
  }

  return function useLive(kinds, hear) {
    const latest = useRef(hear)
    latest.current = hear
    const key = kinds.join(' ')
    useEffect(() => {
      if (!key || !address()) return
      const one: Hearer = { kinds: key.split(' '), hear: (kind, body) => latest.current(kind, body) }
      hearers.add(one)
      tune()
      return () => {
        hearers.delete(one)
        // The next screen may want the same: wait until it has said so.
        setTimeout(tune, 500)
      }
    }, [key])
  }
}

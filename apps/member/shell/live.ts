// One live line for the whole app: screens say what they want to hear while they are open.
import { useEffect, useRef } from 'react'
import { answers } from '#ui/answers.ts'
import { openLive } from '#ui/live.ts'
import { boot, liveAddress } from '../api.ts'

type Hear = (kind: string, body: any) => void
const hearers = new Set<{ kinds: readonly string[]; hear: Hear }>()
let close: (() => void) | undefined
let heardKinds = ''

/** An EventSource hears only the names it was told; a new name opens it again. */
function tune(): void {
  const kinds = [...new Set([...hearers].flatMap(one => one.kinds))].sort()
  const wanted = kinds.join(' ')
  if (wanted === heardKinds) return
  close?.()
  heardKinds = wanted
  close = kinds.length
    ? openLive(liveAddress, {
        kinds,
        onMessage: (kind, body) => {
          for (const one of hearers) if (one.kinds.includes(kind)) one.hear(kind, body)
        },
        onGap: () => answers.refreshAll(),
        onBye: () => location.reload(),
      })
    : undefined
}

/** Hears facts by name while the screen is open, e.g. `useLive(['content.posted'], (kind, post) => …)`. Guests hear nothing. */
export function useLive(kinds: readonly string[], hear: Hear): void {
  const latest = useRef(hear)
  latest.current = hear
  const key = kinds.join(' ')
  useEffect(() => {
    if (!boot.me || !key) return
    const one = { kinds: key.split(' '), hear: (kind: string, body: unknown) => latest.current(kind, body) }
    hearers.add(one)
    tune()
    return () => {
      hearers.delete(one)
      // The next screen may want the same: wait until it has said so.
      setTimeout(tune, 500)
    }
  }, [key])
}

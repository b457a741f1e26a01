// A move with a moment before its outcome is shown; whoever wants less motion sees it at once.
import { useEffect, useRef, useState } from 'react'
import type { Moving } from './screen.ts'

export const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

export interface Ceremony<T> {
  /** The outcome that is shown now; null before the first. */
  shown: T | null
  running: boolean
  play(move: string, input?: unknown): void
}
/** The picture runs at least so long, and as long as the answer takes. */
export function useCeremony<T>({ move, busy }: Pick<Moving, 'move' | 'busy'>, restsAfterMs: number): Ceremony<T> {
  const [shown, setShown] = useState<T | null>(null)
  const [running, setRunning] = useState(false)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const play = async (name: string, input: unknown = {}): Promise<void> => {
    if (running || busy) return
    setRunning(true)
    const rest = new Promise(done => setTimeout(done, wantsStillness() ? 0 : restsAfterMs))
    const outcome = (await move(name, input)) as T | undefined
    await rest
    if (!here.current) return
    if (outcome !== undefined) setShown(outcome)
    setRunning(false)
  }
  return { shown, running, play: (name, input) => void play(name, input) }
}

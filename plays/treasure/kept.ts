// Finds that the network did not carry: kept on this phone with their times, handed in all at once.
import { useCallback, useEffect, useState } from 'react'
import type { Find, Found } from './rules.ts'

export type KeptFind = Find & { at: string }

const keyOf = (activityId: string): string => `ql-treasure ${activityId}`
const keptMax = 80

function read(activityId: string): KeptFind[] {
  try {
    const all = JSON.parse(localStorage.getItem(keyOf(activityId)) ?? '[]') as unknown
    return Array.isArray(all) ? all.filter(one => Number.isInteger(one?.point) && typeof one?.at === 'string') : []
  } catch {
    return []
  }
}
function write(activityId: string, all: readonly KeptFind[]): void {
  try {
    if (all.length === 0) localStorage.removeItem(keyOf(activityId))
    else localStorage.setItem(keyOf(activityId), JSON.stringify(all))
  } catch {
    // A browser that keeps nothing: it lives as long as the page.
  }
}

export interface Tray {
  kept: KeptFind[]
  keep(find: KeptFind): void
  /** After handing in: what waits for a find of somebody else stays. */
  answered(sent: readonly KeptFind[], states: readonly { point: number; state: Found }[]): void
}

export function useTray(activityId: string): Tray {
  const [kept, setKept] = useState<KeptFind[]>(() => read(activityId))
  const put = useCallback(
    (make: (old: KeptFind[]) => KeptFind[]) =>
      setKept(old => {
        const next = make(old)
        write(activityId, next)
        return next
      }),
    [activityId],
  )
  const keep = useCallback((find: KeptFind) => put(old => [...old, find].slice(-keptMax)), [put])
  const answered = useCallback(
    (sent: readonly KeptFind[], states: readonly { point: number; state: Found }[]) =>
      put(old =>
        old.filter(one => {
          const at = sent.indexOf(one)
          return at < 0 || states[at]?.state === 'order'
        }),
      ),
    [put],
  )
  return { kept, keep, answered }
}

/** Runs when the network is back, and when the screen opens with it. */
export function useOnline(run: () => void): void {
  useEffect(() => {
    if (navigator.onLine) run()
    addEventListener('online', run)
    return () => removeEventListener('online', run)
  }, [run])
}

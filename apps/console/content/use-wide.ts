// Whether the screen is at least this wide, followed as it changes.
import { useCallback, useSyncExternalStore } from 'react'

export function useWide(width: string): boolean {
  const query = `(min-width: ${width})`
  const watch = useCallback(
    (tell: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    [query],
  )
  return useSyncExternalStore(watch, () => matchMedia(query).matches)
}

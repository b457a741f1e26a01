// What the shop keeps on this device, apart for each community and person.
import { useSyncExternalStore } from 'react'
import { boot } from '../api.ts'

export interface Kept<T> {
  get: () => T
  set: (next: T) => void
  /** Draws again when it changes, here or in another tab. */
  use: () => T
}

/** A browser that keeps nothing still lets one buy: then it lasts as long as the page. */
export function keptAs<T>(name: string, blank: T): Kept<T> {
  const key = `ql-${name} ${boot.community?.id} ${boot.me?.memberId ?? ''}`
  const watchers = new Set<() => void>()
  const read = (): T => {
    try {
      const text = localStorage.getItem(key)
      return text === null ? blank : (JSON.parse(text) as T)
    } catch {
      return blank
    }
  }
  let value = read()
  const tell = () => {
    for (const each of watchers) each()
  }
  const other = (event: StorageEvent) => {
    if (event.key !== key) return
    value = read()
    tell()
  }
  const watch = (each: () => void) => {
    if (watchers.size === 0) addEventListener('storage', other)
    watchers.add(each)
    return () => {
      watchers.delete(each)
      if (watchers.size === 0) removeEventListener('storage', other)
    }
  }
  return {
    get: () => value,
    set(next) {
      value = next
      try {
        if (next === blank) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(next))
      } catch {}
      tell()
    },
    use: () =>
      useSyncExternalStore(
        watch,
        () => value,
        () => value,
      ),
  }
}

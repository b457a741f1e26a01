// The server's time on this device: what opens at a moment opens by its clock, however wrong the device's own may be.
import { useEffect, useReducer, useSyncExternalStore } from 'react'
import { boot } from '../api.ts'

/** A reading arrives late by its way here, never early: of all readings the one furthest ahead is the truest. */
let aheadMs = new Date(boot.now).getTime() - performance.now()

export function hearServer(at: string | Date): void {
  aheadMs = Math.max(aheadMs, new Date(at).getTime() - performance.now())
}
export const serverNow = (): number => aheadMs + performance.now()

/** Answers that say when they were so. */
export function useHearServer(at: string | Date | undefined): void {
  useEffect(() => {
    if (at !== undefined) hearServer(at)
  }, [at])
}

const watchers = new Set<() => void>()
let second = Math.floor(serverNow() / 1000)
let timer: ReturnType<typeof setTimeout> | undefined

/** Wakes as the server's second turns, not some time within it. */
function tick(): void {
  second = Math.floor(serverNow() / 1000)
  for (const tell of watchers) tell()
  timer = setTimeout(tick, 1000 - (serverNow() % 1000) + 5)
}
function watch(tell: () => void): () => void {
  watchers.add(tell)
  if (watchers.size === 1) tick()
  return () => {
    watchers.delete(tell)
    if (watchers.size === 0) clearTimeout(timer)
  }
}
const read = () => second
/** Seconds of the server's clock; draws again as each one begins. */
export const useServerSecond = (): number => useSyncExternalStore(watch, read, read)

const longestWaitMs = 60_000
/** Whether this moment has come; draws again when it does, to the millisecond. */
export function useReached(at: string | Date | null | undefined): boolean {
  const [, again] = useReducer((count: number) => count + 1, 0)
  const when = at ? new Date(at).getTime() : Number.POSITIVE_INFINITY
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      const left = when - serverNow()
      if (left <= 0) return again()
      if (left < Number.POSITIVE_INFINITY) waiting = setTimeout(wait, Math.min(left + 2, longestWaitMs))
    }
    if (when > serverNow()) wait()
    return () => clearTimeout(waiting)
  }, [when])
  return serverNow() >= when
}

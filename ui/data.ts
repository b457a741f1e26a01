// The three hooks of a screen: read an answer, walk through pages, do something.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { answers, type Entry, keyOf } from './answers.ts'
import type { Ask, Call } from './api.ts'

export interface ReadOptions {
  /** Answers younger than this are not asked for again when a screen opens. */
  staleMs?: number
  /** Ask again this often while the page is seen. */
  everyMs?: number
}
export interface Read<T> {
  data: T | undefined
  error: unknown
  /** Nothing to show yet: draw the skeleton. */
  loading: boolean
  /** Being asked, perhaps with old data on screen. */
  asking: boolean
  reload: () => Promise<void>
}

export function useEntry<T>(key: string | null): Entry<T> {
  const watch = useCallback((tell: () => void) => (key === null ? () => {} : answers.watch(key, tell)), [key])
  const snapshot = useCallback(() => answers.get<T>(key ?? ''), [key])
  return useSyncExternalStore(watch, snapshot, snapshot)
}

/** Asks when the screen opens, when the entry grows old, when the page comes back and when the network does. */
function useAsking<T>(key: string | null, fetcher: () => Promise<T>, { staleMs = 5_000, everyMs }: ReadOptions): Read<T> {
  const entry = useEntry<T>(key)
  const latest = useRef(fetcher)
  latest.current = fetcher
  const reload = useCallback(async () => {
    if (key !== null) await answers.ask(key, () => latest.current())
  }, [key])
  const wanted = entry.at === 0 && !entry.asking && entry.error === undefined
  useEffect(() => {
    if (key !== null && (wanted || answers.isOld(key, staleMs))) void reload()
  }, [key, wanted, reload, staleMs])
  useEffect(() => {
    if (key === null) return
    const again = () => document.visibilityState === 'visible' && answers.isOld(key, 30_000) && void reload()
    const timer = everyMs ? setInterval(() => document.visibilityState === 'visible' && void reload(), everyMs) : undefined
    document.addEventListener('visibilitychange', again)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
      removeEventListener('online', again)
    }
  }, [key, everyMs, reload])
  const { data, error, asking } = entry
  return { data, error, asking, loading: data === undefined && error === undefined && key !== null, reload }
}

/** `useRead(api.groups.getGroup, { params: { groupId } })`; `null` in place of the question: not yet. */
export function useRead<E>(call: Call<E>, ask: Ask<E> | null, options: ReadOptions = {}): Read<Answer<E>> {
  const key = ask === null ? null : keyOf(call.operation, ask)
  return useAsking(key, () => (call as (ask: unknown) => Promise<Answer<E>>)(ask), options)
}

interface Page<T> {
  items: T[]
  next: string | null
}
export interface Pages<T> extends Omit<Read<Page<T>>, 'data'> {
  items: T[]
  /** The first answer as it came, for what stands beside its items. */
  whole: unknown
  /** No more pages. */
  end: boolean
  more: () => Promise<void>
  moreAsking: boolean
  moreError: unknown
  /** Changes what is on screen without asking, e.g. when a live message came. */
  change: (make: (items: T[]) => T[]) => void
}
const pagesAgainMax = 6
type ItemOf<A> = A extends { items: (infer T)[] } ? T : never

/** For endpoints that answer `{ items, next }`. Pages already walked are kept when one comes back to the screen. */
export function usePages<E>(call: Call<E>, ask: Ask<E> | null, options: ReadOptions = {}): Pages<ItemOf<Answer<E>>> {
  type T = ItemOf<Answer<E>>
  const key = ask === null ? null : keyOf(call.operation, { pages: ask })
  const get = (cursor?: string): Promise<Page<T>> => {
    const loose = ask as { query?: object } | null
    return (call as (ask: unknown) => Promise<Page<T>>)({ ...loose, query: { ...loose?.query, ...(cursor && { cursor }) } })
  }
  /** As far as one had walked, so that nothing moves away under the reader when a list is asked for again. */
  const getAgain = async (): Promise<Page<T>> => {
    const walked = key === null ? 0 : (answers.get<Page<T>>(key).data?.items.length ?? 0)
    const all = await get()
    for (let pages = 1; all.next && all.items.length < walked && pages < pagesAgainMax; pages++) {
      const page = await get(all.next)
      all.items.push(...page.items)
      all.next = page.next
    }
    return all
  }
  const first = useAsking<Page<T>>(key, getAgain, { staleMs: 30_000, ...options })
  const [more, setMore] = useState<{ asking: boolean; error?: unknown }>({ asking: false })
  const { data } = first
  return {
    ...first,
    items: data?.items ?? [],
    whole: data,
    end: data !== undefined && data.next === null,
    moreAsking: more.asking,
    moreError: more.error,
    more: async () => {
      if (!data?.next || more.asking || key === null) return
      setMore({ asking: true })
      try {
        const page = await get(data.next)
        answers.set<Page<T>>(key, old => old && { ...old, items: [...old.items, ...page.items], next: page.next })
        setMore({ asking: false })
      } catch (error) {
        setMore({ asking: false, error })
      }
    },
    change: make => key !== null && answers.set<Page<T>>(key, old => old && { ...old, items: make(old.items) }),
  }
}

export interface Action<A extends unknown[], R> {
  /** Does it; undefined when it was refused (see `error`). A second press while it runs does nothing. */
  run: (...args: A) => Promise<R | undefined>
  busy: boolean
  error: unknown
  reset: () => void
}

/** `useAction(api.groups.takeSeat, { refreshes: ['groups'] })`, or any async function. */
export function useAction<A extends unknown[], R>(
  act: (...args: A) => Promise<R>,
  { refreshes = [], onDone }: { refreshes?: string[]; onDone?: (answer: R) => void } = {},
): Action<A, R> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  const running = useRef(false)
  const latest = useRef({ act, refreshes, onDone })
  latest.current = { act, refreshes, onDone }
  const run = useCallback(async (...args: A) => {
    if (running.current) return undefined
    running.current = true
    setState({ busy: true, error: undefined })
    try {
      const answer = await latest.current.act(...args)
      for (const operation of latest.current.refreshes) answers.refresh(operation)
      setState({ busy: false, error: undefined })
      latest.current.onDone?.(answer)
      return answer
    } catch (error) {
      setState({ busy: false, error })
      return undefined
    } finally {
      running.current = false
    }
  }, [])
  return { ...state, run, reset: useCallback(() => setState({ busy: false, error: undefined }), []) }
}

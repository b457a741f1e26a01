// A moment told from now; one clock for all of them on the page.
import { useSyncExternalStore } from 'react'
import { ago, date, type Instantish, useLocale } from '../i18n.ts'

/** Whole seconds, so that two readings of one drawing agree. */
const wholeNow = () => Math.floor(Date.now() / 1000) * 1000
let now = wholeNow()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

function watch(tell: () => void): () => void {
  watchers.add(tell)
  timer ??= setInterval(() => {
    now = wholeNow()
    for (const each of watchers) each()
  }, 20_000)
  return () => {
    watchers.delete(tell)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const read = () => {
  if (!timer) now = wholeNow()
  return now
}

export function RelativeTime({ at, className }: { at: Instantish; className?: string }) {
  useLocale()
  const current = useSyncExternalStore(watch, read, read)
  const when = new Date(at)
  return (
    <time className={className} dateTime={when.toISOString()} title={date(when, 'full')}>
      {ago(when, Math.max(current, Math.min(when.getTime(), current + 45_000)))}
    </time>
  )
}

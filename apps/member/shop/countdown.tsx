// How long until a moment of the server's clock, in figures that do not jump about.
import { useEffect, useRef } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { useServerSecond } from './server-clock.ts'
import { shopTexts } from './texts.ts'

const two = (value: number): string => String(value).padStart(2, '0')

export interface CountdownProps {
  until: string | Date
  /** Once, when the moment comes. */
  onEnd?: () => void
}

export function Countdown({ until, onEnd }: CountdownProps) {
  const t = useT()
  const now = useServerSecond()
  const end = new Date(until).getTime() / 1000
  const left = Math.max(0, Math.ceil(end - now))
  const told = useRef<number | null>(null)
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    if (left > 0 || told.current === end) return
    told.current = end
    latest.current?.()
  }, [left, end])
  const days = Math.floor(left / 86_400)
  const clock = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map(two).join(':')
  return (
    <time className="m-count" dateTime={new Date(until).toISOString()} title={date(until, 'full')}>
      {days > 0 ? `${t(shopTexts.days, { days })} ${clock}` : clock}
    </time>
  )
}

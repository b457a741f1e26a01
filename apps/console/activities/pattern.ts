// A pattern of times as people say it, and as the clock reads it. Pure.
import type { Text } from '#kernel/i18n.ts'
import { seriesTexts, weekdayTexts } from './series-texts.ts'

export type Often = 'daily' | 'weekly' | 'monthly' | 'hourly' | 'own'
export interface Said {
  often: Often
  /** HH:mm */
  time: string
  minute: number
  weekdays: string[]
  day: number
  pattern: string
}
export const firstSaid: Said = {
  ...{ often: 'daily', time: '20:00', minute: 0, weekdays: ['5'], day: 1, pattern: '0 20 * * *' },
}

export function patternOf(said: Said): string {
  const [hour = '20', minute = '00'] = said.time.split(':')
  const at = `${Number(minute)} ${Number(hour)}`
  if (said.often === 'daily') return `${at} * * *`
  if (said.often === 'weekly') return `${at} * * ${[...said.weekdays].sort().join(',') || '5'}`
  if (said.often === 'monthly') return `${at} ${said.day} * *`
  return said.often === 'hourly' ? `${said.minute} * * * *` : said.pattern
}

const two = (value: string | undefined) => String(value).padStart(2, '0')

/** The pattern in words; null where it says more than these words can. */
export function wordsOf(pattern: string, say: (text: Text, values?: Record<string, unknown>) => string): string | null {
  const hourly = /^(\d{1,2}) \* \* \* \*$/.exec(pattern)
  if (hourly) return say(seriesTexts.hourly, { minute: Number(hourly[1]) })
  const found = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[0-6](?:,[0-6])*)$/.exec(pattern)
  if (!found) return null
  const [, minute, hour, day, weekdays] = found
  const time = `${two(hour)}:${two(minute)}`
  if (day !== '*') return weekdays === '*' ? say(seriesTexts.monthly, { day, time }) : null
  if (weekdays === '*') return say(seriesTexts.daily, { time })
  const days = (weekdays ?? '').split(',').map(one => say(weekdayTexts[one as keyof typeof weekdayTexts]))
  return say(seriesTexts.weekly, { days: days.join(say({ zh: '、', en: ', ' })), time })
}

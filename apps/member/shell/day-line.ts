// The line under the name: the day, its place in the week and in the season. Written by the server first, then by the page.
import { type Locale, textIn } from '#kernel/i18n.ts'
import { seasonOf } from '#ui/season.ts'

/** 11月22日 星期日 · 今日小雪 */
export function dayLine(when: Date, locale: Locale, timeZone: string): string {
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone }).format(when)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(when)
  const { name, begins } = seasonOf(when)
  const season = textIn(name, locale)
  if (locale === 'en') return `${weekday}, ${day} · ${begins ? `${season} begins` : season}`
  return `${day} ${weekday} · ${begins ? `今日${season}` : season}`
}

const weekMs = 7 * 86_400_000
export const weeksSince = (from: string, now: string | number): number =>
  Math.max(0, Math.floor((new Date(now).getTime() - new Date(from).getTime()) / weekMs))

// Texts and formats for the screens: one locale for the page, two languages a text, everything counted by Intl.
import { useSyncExternalStore } from 'react'
import { fill, type Locale, type Text, textIn } from '#kernel/i18n.ts'
import { keepChoice } from './choice.ts'

export type { Locale, Text }
/** What an app folder's `texts.ts` holds. */
export type Texts = Record<string, Text>
export type Values = Record<string, unknown>
export type Instantish = string | number | Date

let locale: Locale = 'zh-CN'
let timeZone: string | undefined
const watchers = new Set<() => void>()

export const currentLocale = (): Locale => locale

/** Called once at boot, before the first drawing. The community's time zone is the one that dates are told in. */
export function startLocale(first: Locale, zone?: string): void {
  locale = first
  timeZone = zone
  if (typeof document !== 'undefined') document.documentElement.lang = first
}

/** A person's own choice: kept in a cookie, so that the server writes its next first page in it too. */
export function chooseLocale(next: Locale): void {
  if (next === locale) return
  startLocale(next, timeZone)
  keepChoice('ql-locale', next)
  for (const tell of watchers) tell()
}

const watch = (tell: () => void): (() => void) => {
  watchers.add(tell)
  return () => watchers.delete(tell)
}

const made = new Map<string, unknown>()
/** Intl formatters are dear to make and cheap to keep. */
function kept<T>(key: string, make: () => T): T {
  const full = `${locale} ${timeZone ?? ''} ${key}`
  if (!made.has(full)) made.set(full, make())
  return made.get(full) as T
}

const dates: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  date: { month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  moment: { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
}
export type DateStyle = 'day' | 'date' | 'month' | 'weekday' | 'time' | 'moment' | 'full'

export function date(value: Instantish, style: DateStyle = 'date', zone = timeZone): string {
  const when = new Date(value)
  if (Number.isNaN(when.getTime())) return String(value)
  const key = `date ${style} ${zone ?? ''}`
  return kept(key, () => new Intl.DateTimeFormat(locale, { ...dates[style], timeZone: zone })).format(when)
}

export const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  kept(`number ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options)).format(value)

export const percent = (share: number): string => number(share, { style: 'percent', maximumFractionDigits: 1 })

/** Money arrives in minor units; how many make one is the currency's own matter. */
export function money(minor: number, currency = 'CNY'): string {
  const options: Intl.NumberFormatOptions = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
  const format = kept(`money ${currency}`, () => new Intl.NumberFormat(locale, options))
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
]
/** 刚刚 · 3 分钟前 · 昨天 · then the date itself: nobody counts in “43 weeks ago”. */
export function ago(value: Instantish, now: number): string {
  let span = (new Date(value).getTime() - now) / 1000
  if (Math.abs(span) < 45) return locale === 'en' ? 'just now' : '刚刚'
  const format = kept('ago', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  for (const [unit, size] of steps) {
    if (Math.abs(span) < size) return format.format(Math.round(span), unit)
    span /= size
  }
  const sameYear = new Date(value).getFullYear() === new Date(now).getFullYear()
  return date(value, sameYear ? 'date' : 'day')
}

/** 0:07, 1:00 */
export const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

export const say = (text: Text, values?: Values): string => fill(textIn(text, locale), values)

/** `t(texts.title, { name })`; draws again when the language changes. Formats stand beside it: date, number, money, ago. */
export function useT(): typeof say {
  useSyncExternalStore(watch, currentLocale, currentLocale)
  return say
}

export function useLocale(): Locale {
  return useSyncExternalStore(watch, currentLocale, currentLocale)
}

// The week as rows and days: pure, on dates as the API writes them (YYYY-MM-DD).
import type { Answer } from '#kernel/contract.ts'
import { date } from '#ui/i18n.ts'
import type { Rooms } from '../routes.gen.ts'

export type Calendar = Answer<Rooms['content']['calendar']>
export type Entry = Calendar['days'][number]['entries'][number]
export type Slot = NonNullable<Entry['slot']>
export type ConsolePost = NonNullable<Entry['post']>

export function addDays(day: string, count: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + count)
  return moment.toISOString().slice(0, 10)
}
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
export const dayWords = (day: string): string => date(`${day}T00:00:00Z`, 'date', 'UTC')

export interface SlotRow {
  slot: Slot
  /** One a day; null where the slot does not come round. */
  cells: (Entry | null)[]
}

/** The slots that come round in these days, by their hour. */
export function rowsOf(calendar: Calendar): SlotRow[] {
  const slots = new Map<string, Slot>()
  for (const day of calendar.days) for (const { slot } of day.entries) if (slot) slots.set(slot.id, slot)
  return [...slots.values()]
    .sort((a, b) => a.time.localeCompare(b.time) || a.title.localeCompare(b.title))
    .map(slot => ({
      slot,
      cells: calendar.days.map(day => day.entries.find(entry => entry.slot?.id === slot.id) ?? null),
    }))
}

export const loose = (calendar: Calendar): Entry[][] => calendar.days.map(day => day.entries.filter(entry => entry.slot === null))

export interface WeekSum {
  all: number
  filled: number
  gaps: number
  next: { day: string; entry: Entry } | null
}
/** How the slots of these days stand; what lies behind us without content is not a gap any more. */
export function sumOf(calendar: Calendar): WeekSum {
  const entries = calendar.days.flatMap(({ date: day, entries }) => entries.map(entry => ({ day, entry })))
  const inSlots = entries.filter(({ entry }) => entry.slot)
  const gaps = inSlots.filter(({ entry }) => entry.standing === 'gap')
  return {
    all: inSlots.length,
    filled: inSlots.filter(({ entry }) => entry.post).length,
    gaps: gaps.length,
    next: gaps[0] ?? null,
  }
}

/** Whether a post may be put into this entry of the week: an open slot of the same stream. */
export const fits = (entry: Entry, post: Pick<ConsolePost, 'groupId'>): boolean =>
  entry.standing === 'gap' && entry.slot !== null && entry.slot.groupId === post.groupId

// The calendar: slots that come round, what fills them, and where a day has a gap.
import type { Calendar, CalendarEntry, ConsolePost } from '../contract.ts'
import type { StoredSlot } from '../store/slots.ts'
import { dayAt, instantOf, timeAt, weekdayOf } from './clock.ts'

const punctualMs = 60_000

export interface Sheet {
  dates: readonly string[]
  slots: readonly StoredSlot[]
  posts: readonly ConsolePost[]
  timeZone: string
  now: Date
}

export function daysOf(sheet: Sheet): Calendar['days'] {
  return sheet.dates.map(date => ({ date, entries: entriesOf(sheet, date) }))
}

function entriesOf(sheet: Sheet, date: string): CalendarEntry[] {
  const left = new Set(sheet.posts.filter(post => dateOf(post, sheet.timeZone) === date))
  const slots = sheet.slots.filter(slot => slot.weekdays.includes(weekdayOf(date)))
  const inSlots = slots.flatMap((slot): CalendarEntry[] => {
    const at = instantOf(date, slot.time, sheet.timeZone)
    const filling = [...left].filter(post => post.slotId === slot.id)
    for (const post of filling) left.delete(post)
    const post = filling.find(one => one.state === 'published' || one.state === 'scheduled') ?? filling[0] ?? null
    if (!post && at < slot.openedAt) return []
    return [{ slot, post, time: slot.time, at, standing: post ? standingOf(post) : at < sheet.now ? 'missed' : 'gap' }]
  })
  const others = [...left].map((post): CalendarEntry => {
    const at = (post.dueAt ?? post.publishedAt) as Date
    return { slot: null, post, time: timeAt(at, sheet.timeZone), at, standing: standingOf(post) }
  })
  return [...inSlots, ...others].sort((a, b) => a.at.getTime() - b.at.getTime())
}

const dateOf = (post: ConsolePost, timeZone: string): string | null =>
  post.dueDate ?? (post.publishedAt && dayAt(post.publishedAt, timeZone))

export function standingOf(post: ConsolePost): CalendarEntry['standing'] {
  if (post.state === 'hidden' || post.state === 'removed') return 'down'
  if (post.state !== 'published') return post.state
  const lateMs = post.dueAt && post.appearedAt ? post.appearedAt.getTime() - post.dueAt.getTime() : 0
  return lateMs > punctualMs ? 'late' : 'published'
}

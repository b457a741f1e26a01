// Shapes that every contract uses: instants, ids, pages, short texts.
import { z } from 'zod'

// Within living memory and the plans of the living: beyond these years calendars, and PostgreSQL, reckon otherwise.
const isNear = (text: string): boolean => text >= '1900' && text < '3000'
const near = { message: '1900…2999' }

/** A moment: an ISO string on the wire, a Date in the house. */
export const Instant = z
  .codec(z.iso.datetime({ offset: true }).refine(isNear, near), z.date(), {
    decode: text => new Date(text),
    encode: date => date.toISOString(),
  })
  .meta({ id: 'Instant', description: 'A moment in UTC, ISO 8601.' })

/** A calendar day without a time, e.g. 2026-11-21. */
export const Day = z.iso.date().refine(isNear, near).meta({ id: 'Day' })

/** A prefixed, time-ordered id such as mem_01j…; see kernel/ids.ts. */
export const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))

/** One line of text: trimmed, no control characters, at most `max` characters. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(min)
    .max(max)
    .refine(s => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(s), { message: 'control characters' })

/** Several lines of text; keeps line breaks, refuses other control characters. */
export const prose = (max: number, min = 0) =>
  z
    .string()
    .normalize('NFC')
    .transform(s => s.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine(s => !/[^\P{Cc}\n\t]/u.test(s), { message: 'control characters' }),
    )

/** Query of a paged list. */
export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number<number | string>().int().min(1).max(100).default(20),
})

/** A page: `next` is the cursor of the following one, null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** true/false in a query string. */
export const flag = z.union([z.boolean(), z.stringbool()])

export const Locale = z.enum(['zh-CN', 'en']).meta({ id: 'Locale' })
/** A time zone the runtime knows, e.g. Asia/Shanghai. */
export const TimeZone = z
  .string()
  .max(60)
  .refine(
    name => {
      try {
        new Intl.DateTimeFormat('en', { timeZone: name })
        return true
      } catch {
        return false
      }
    },
    { message: 'unknown time zone' },
  )
  .meta({ id: 'TimeZone' })
export const Done = z.object({ done: z.literal(true) }).meta({ id: 'Done' })
export const done = { done: true } as const

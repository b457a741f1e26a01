// The days ahead as the console shows them; seven of them from today when nothing else is asked.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import type { Calendar } from '../contract.ts'
import { daysOf } from '../rules/calendar.ts'
import { dayAt, daysFrom, instantOf } from '../rules/clock.ts'
import { postsBetween } from '../store/console.ts'
import { openSlots } from '../store/slots.ts'

export async function showCalendar(ctx: Ctx, wish: { from?: string | undefined; days: number }): Promise<Calendar> {
  needRight(ctx, 'content.read')
  const { timeZone } = ctx.community
  const today = dayAt(ctx.now, timeZone)
  const dates = daysFrom(wish.from ?? today, wish.days + 1)
  const midnights = [dates[0], dates[wish.days]].map(date => instantOf(date as string, '00:00', timeZone))
  const [slots, posts] = await Promise.all([openSlots(ctx), postsBetween(ctx, midnights[0] as Date, midnights[1] as Date)])
  return { timeZone, today, days: daysOf({ dates: dates.slice(0, wish.days), slots, posts, timeZone, now: ctx.now }) }
}

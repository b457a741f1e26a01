// The calendar: slots in the community's stream and in those of its groups.
import { listSlots, putSlot } from '#modules/content/index.ts'
import { findDeskGroup } from '#modules/groups/index.ts'
import { changeOf } from '../rules/compare.ts'
import { looked, type Part, stepOf } from './part.ts'

export const calendarPart: Part = async (ctx, book, { fresh }) => {
  const there = fresh ? [] : await listSlots(ctx)
  const groupIds = new Map<string, string | null>()
  for (const { ref } of fresh ? [] : book.groups) groupIds.set(ref, (await findDeskGroup(ctx, ref))?.id ?? null)
  const nameOf = (ref: string | null) => book.groups.find(g => g.ref === ref)?.name ?? ''
  return looked(
    book.calendar.map(slot => {
      const { ref, title, kind, weekdays, time, group } = slot
      const now = there.find(s => s.ref === ref) ?? null
      const stands = now?.groupId === (group === null ? null : groupIds.get(group)) ? nameOf(group) : '…'
      const change = changeOf({ part: 'calendar', ref, title }, now && { ...now, group: stands }, {
        title,
        kind,
        weekdays,
        time,
        group: nameOf(group),
      })
      return stepOf(change, async ctx => {
        const groupId = group === null ? null : ((await findDeskGroup(ctx, group))?.id ?? null)
        await putSlot(ctx, { ref, title, kind, weekdays, time, groupId })
      })
    }),
  )
}

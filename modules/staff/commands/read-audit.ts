// Reads the audit log: newest first, by operator, action, target, words and days.
import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { Malformed, refuse } from '#kernel/refusal.ts'
import type { AuditEntry, staffContract } from '../contract.ts'
import { cursorFrom, cursorOf } from '../rules.ts'
import { listAudit } from '../store/audit.ts'

type Wish = z.output<typeof staffContract.communityAudit.query & {}>

export async function readAudit(ctx: Ctx, wish: Wish, communityId: string | undefined) {
  const after = cursorFrom(wish.cursor)
  if (after === null) refuse(Malformed, { cursor: wish.cursor })
  const startOf = (day: string, days = 0): Date => {
    const start = Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(ctx.community.timeZone)
    return new Date(start.epochMilliseconds)
  }
  const { limit } = wish
  const rows = await listAudit(ctx.db, {
    communityId,
    operatorId: wish.operatorId,
    what: wish.what,
    target: wish.target,
    text: wish.text,
    from: wish.from ? startOf(wish.from) : undefined,
    before: wish.until ? startOf(wish.until, 1) : undefined,
    after,
    limit: limit + 1,
  })
  const items: AuditEntry[] = rows.slice(0, limit).map(row => ({ ...row, summary: JSON.stringify(row.summary) }))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(last.at, last.id) : null }
}

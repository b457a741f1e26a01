// Reads the audit log: newest first, by operator, action, target, words and days.
import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import type { Page } from '#kernel/pages.ts'
import type { AuditEntry, staffContract } from '../contract.ts'
import { listAudit } from '../store/audit.ts'

type Wish = z.output<typeof staffContract.communityAudit.query & {}>

export async function readAudit(ctx: Ctx, wish: Wish, communityId: string | undefined): Promise<Page<AuditEntry>> {
  const startOf = (day: string, days = 0): Date => {
    const start = Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(ctx.community.timeZone)
    return new Date(start.epochMilliseconds)
  }
  const page = await listAudit(ctx.db, {
    communityId,
    operatorId: wish.operatorId,
    what: wish.what,
    target: wish.target,
    text: wish.text,
    from: wish.from ? startOf(wish.from) : undefined,
    before: wish.until ? startOf(wish.until, 1) : undefined,
    cursor: wish.cursor,
    limit: wish.limit,
  })
  return { items: page.items.map(row => ({ ...row, summary: JSON.stringify(row.summary) })), next: page.next }
}

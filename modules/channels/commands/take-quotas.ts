// Takes what a message needs of every quota that it falls under, or says which of them is used up.
import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/ctx.ts'
import type { ChannelKind } from '../contract/words.ts'
import { type PublishedQuota, publishedQuotas } from '../rules/published-quotas.ts'
import { type Span, spanOf } from '../rules/windows.ts'
import { giveBackQuota, listQuotaSettings, takeQuota, type Usage } from '../store/quotas.ts'

export interface Target {
  accountId: string
  channel: ChannelKind
  address: string
  /** What the follower opened by writing to us. */
  window: (Span & { max: number }) | null
}
export type Taken = { taken: Usage[] } | { over: PublishedQuota; how: 'wait' | 'refuse'; opensAt: Date | null }

/** Always in the order of the list, so that two messages never wait for each other crosswise. */
export async function takeQuotas(ctx: Ctx, target: Target): Promise<Taken> {
  const settings = await listQuotaSettings(ctx.db, ctx.community.id, target.accountId)
  const taken: Usage[] = []
  for (const quota of publishedQuotas.filter(q => q.channel === target.channel)) {
    const set = settings.find(s => s.what === quota.what)
    const usage = usageOf(ctx, quota, target)
    if (!usage) continue
    const max = set?.max ?? quota.max
    const allowed = quota.window === 'reply-window' ? Math.min(max, target.window?.max ?? 0) : max
    if (await takeQuota(ctx.db, usage, allowed)) {
      taken.push(usage)
      continue
    }
    for (const back of taken) await giveBackQuota(ctx.db, back)
    return { over: quota, how: set?.over ?? quota.over, opensAt: quota.window === 'reply-window' ? null : usage.until }
  }
  return { taken }
}

/** Null when the quota does not count here: a reply window that nobody opened. */
export function usageOf(ctx: Ctx, quota: PublishedQuota, target: Target): Usage | null {
  const span = spanOf(quota.window, ctx.now, quota.timeZone ?? ctx.community.timeZone, target.window)
  if (!span) return null
  return {
    communityId: ctx.community.id,
    accountId: target.accountId,
    what: quota.what,
    recipient: quota.per === 'recipient' ? recipientHash(ctx.community.id, target.address) : '',
    from: span.from,
    until: span.until,
  }
}

// Counting does not need to know whom: the address itself stays with the message.
const recipientHash = (communityId: string, address: string): string =>
  createHash('sha256').update(`${communityId} ${address.toLowerCase()}`).digest('base64url').slice(0, 22)

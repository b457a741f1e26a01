// Quotas as operators see and set them: the published figure, or what their own contract with a provider says.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchAccount, NoSuchQuota, type Quota } from '../contract.ts'
import { quotaChanged } from '../facts.ts'
import { publishedQuotas } from '../rules/published-quotas.ts'
import { lockAccount } from '../store/accounts.ts'
import { listQuotaSettings, saveQuota, usedNow } from '../store/quotas.ts'
import { accountRows } from './show-account.ts'

export const setQuota = (
  ctx: Ctx,
  accountId: string,
  what: string,
  set: { max: number; over?: 'wait' | 'refuse' | undefined },
): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    const account = (await lockAccount(ctx.db, ctx.community.id, accountId)) ?? refuse(NoSuchAccount)
    const published = publishedQuotas.find(q => q.what === what && q.channel === account.kind) ?? refuse(NoSuchQuota)
    const before = (await listQuotaSettings(ctx.db, ctx.community.id, accountId)).find(q => q.what === what)
    const over = set.over ?? before?.over ?? published.over
    await saveQuota(ctx.db, ctx.community.id, { accountId, what, max: set.max, over }, ctx.now, actorName(ctx.actor))
    await record(ctx, quotaChanged, accountId, { accountId, what, max: set.max })
  })

export async function shownQuotas(ctx: Ctx): Promise<Quota[]> {
  const settings = await listQuotaSettings(ctx.db, ctx.community.id)
  const used = await usedNow(ctx.db, ctx.community.id, ctx.now)
  return (await accountRows(ctx)).flatMap(account =>
    publishedQuotas
      .filter(quota => quota.channel === account.kind)
      .map(quota => {
        const is = (row: { accountId: string; what: string }) => row.accountId === account.id && row.what === quota.what
        const set = settings.find(is)
        const now = used.find(is)
        return {
          accountId: account.id,
          accountName: account.name,
          what: quota.what,
          title: textIn(quota.title, ctx.locale),
          max: set?.max ?? quota.max,
          window: quota.window,
          per: quota.per,
          over: set?.over ?? quota.over,
          used: now?.used ?? 0,
          opensAt: now?.until ?? null,
          source: set ? 'operator' : quota.source,
          sourceOf: set ? '' : quota.readOn,
        }
      }),
  )
}
export const shownQuota = async (ctx: Ctx, accountId: string, what: string): Promise<Quota> =>
  (await shownQuotas(ctx)).find(q => q.accountId === accountId && q.what === what) ?? refuse(NoSuchQuota)

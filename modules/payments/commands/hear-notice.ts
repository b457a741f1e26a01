// The door of the providers' notices: authentic or not at all, kept once before it is answered, worked on right after.
import { setTimeout as pause } from 'node:timers/promises'
import { NotAuthentic, type NoticeAnswer, PaymentUnavailable, type RawBody, type RawHeaders } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db/together.ts'
import { within } from '#kernel/db/within.ts'
import type { Hook, HookAnswer, HookRequest } from '#kernel/room.ts'
import { Provider } from '../contract/words.ts'
import { later, sweepAfterMs } from '../rules/times.ts'
import { type Heard, insertEvents } from '../store/inbox.ts'
import { openProvider } from './open-provider.ts'
import { sweepAt, workOnEvent } from './work-inbox.ts'

// Providers wait five seconds for their answer, and come again when it is late.
const workMsMax = 2_000
const shut: HookAnswer = { status: 404, contentType: 'text/plain; charset=utf-8', body: '' }

/** Notices of the same moment are written in one statement, with one job that takes up what is left behind. */
const keep = together<Heard, true>({
  most: 64,
  atOnce: 2,
  write: (ctx, heard) =>
    within(ctx, async ctx => {
      await insertEvents(ctx, heard)
      await sweepAt(ctx, later(ctx.now, sweepAfterMs))
      return heard.map(() => true as const)
    }),
})

export const noticeHooks: readonly Hook[] = [{ method: 'POST', path: '/payments/:communityId/:provider', handle: atDoor }]

async function atDoor(ctx: Ctx, { params, headers, rawBody }: HookRequest): Promise<HookAnswer> {
  const provider = Provider.safeParse(params['provider'])
  const id = params['communityId'] ?? ''
  const community = /^com_[0-9a-z]{26}$/.test(id) ? await ctx.house.findCommunity(id) : null
  if (!provider.success || !community) return shut
  const answer = await hearNotice({ ...ctx, community, locale: community.locale }, provider.data, headers, rawBody)
  return answer ? hookAnswer(answer) : shut
}
const hookAnswer = ({ status, contentType = 'text/plain; charset=utf-8', body }: NoticeAnswer): HookAnswer => ({
  status,
  contentType,
  body,
})

/** Null: there is nobody behind this door. */
export async function hearNotice(ctx: Ctx, provider: Provider, headers: RawHeaders, body: RawBody): Promise<NoticeAnswer | null> {
  const open = await openProvider(ctx, provider)
  if (!open) return null
  try {
    const notice = await open.client.readNotice(headers, body)
    const heard = {
      provider,
      eventId: notice.eventId,
      notice,
      raw: typeof body === 'string' ? body : Buffer.from(body).toString(),
    }
    await keep(ctx, heard)
    await inTime(ctx, workOnEvent(ctx, heard))
    return open.client.noticeAnswer(true)
  } catch (error) {
    if (error instanceof NotAuthentic) {
      ctx.log.warn({ provider, reason: error.reason, why: error.message, caller: ctx.callerHash }, 'a payment notice was refused')
      ctx.house.metrics.refusals.inc({ code: `payments.notice-${error.reason}` })
    } else if (error instanceof PaymentUnavailable) {
      ctx.log.warn({ provider, reason: error.reason, why: error.message }, 'a payment notice could not be checked now')
    } else throw error
    return open.client.noticeAnswer(false)
  }
}

/** It is kept, so it is answered, whatever becomes of the work; the sweeper takes up what is left. */
async function inTime(ctx: Ctx, work: Promise<unknown>): Promise<void> {
  const bell = new AbortController()
  try {
    await Promise.race([work, pause(workMsMax, null, { signal: bell.signal })])
  } catch (error) {
    ctx.log.error({ err: error }, 'a notice could not be worked on')
  } finally {
    bell.abort()
  }
}

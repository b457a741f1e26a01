// The door WeChat pushes to: believed, stored, answered; within five seconds, and once however often it comes.
import { setTimeout as pause } from 'node:timers/promises'
import { CallbackRefused, type Inbound, type Reply } from '#gateways/wechat/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { later } from '#kernel/jobs/define.ts'
import type { Hook, HookAnswer, HookRequest } from '#kernel/room.ts'
import { type Said, shownAs } from '../rules/answer.ts'
import { type AccountRow, findAccountAnywhere, noteVerified } from '../store/accounts.ts'
import { findByKey, insertMessage } from '../store/messages.ts'
import { hurry } from '../store/tables.ts'
import { answerLater, answerNow, sayLater, TooLate } from './answer-push.ts'
import { noteStep } from './note-step.ts'
import { callbackOf } from './open-wechat.ts'

// Storing and answering together stay well below WeChat's five seconds.
const storeMsMax = 2_000
const answerMsMax = 2_000
const takeUpAfterMs = 10_000

const shut: HookAnswer = { status: 403, contentType: 'text/plain; charset=utf-8', body: '' }
const path = '/wechat/:accountId'

export const wechatHooks: readonly Hook[] = [
  { method: 'GET', path, handle: (ctx, request) => atDoor(ctx, request, checkAddress) },
  { method: 'POST', path, handle: (ctx, request) => atDoor(ctx, request, hearPush) },
]

type Door = { account: AccountRow; callback: NonNullable<Awaited<ReturnType<typeof callbackOf>>> }

/** No account, no token, a wrong signature, an old one, bad XML: all look alike from outside. */
async function atDoor(
  ctx: Ctx,
  request: HookRequest,
  work: (ctx: Ctx, door: Door, request: HookRequest) => Promise<HookAnswer | 'silence'>,
): Promise<HookAnswer | 'silence'> {
  const id = request.params['accountId'] ?? ''
  const account = /^cha_[0-9a-z]{26}$/.test(id) ? await findAccountAnywhere(ctx.db, id) : undefined
  const community = account && (await ctx.house.findCommunity(account.communityId))
  const here = community && { ...ctx, community, locale: community.locale }
  const callback = here && (await callbackOf(here, account))
  if (!callback) return shut
  try {
    return await work(here, { account, callback }, request)
  } catch (error) {
    if (!(error instanceof CallbackRefused)) throw error
    ctx.log.warn({ account: account.id, reason: error.reason, caller: ctx.callerHash }, 'a push to the callback was refused')
    ctx.house.metrics.refusals.inc({ code: `channels.push-${error.reason}` })
    return shut
  }
}

async function checkAddress(ctx: Ctx, { account, callback }: Door, request: HookRequest): Promise<HookAnswer> {
  const body = callback.echo(request.query)
  await noteVerified(ctx.db, account.communityId, account.id, ctx.now)
  return { status: 200, contentType: 'text/plain; charset=utf-8', body }
}

async function hearPush(ctx: Ctx, { account, callback }: Door, request: HookRequest): Promise<HookAnswer | 'silence'> {
  const push = callback.read(request.query, request.rawBody)
  const stored = await inTime(ctx, store(ctx, account, push), storeMsMax)
  // Not stored, so not acknowledged: WeChat makes the request again, three times in all.
  if (stored === null) return 'silence'
  let isWanted = true
  const answering = answerNow(ctx, stored, () => isWanted)
  const answered = await inTime(
    ctx,
    answering.then(reply => ({ reply })),
    answerMsMax,
  )
  if (answered === null) {
    isWanted = false
    sendWhatComesLate(ctx, stored, answering)
    return { status: 200, ...callback.answer(push) }
  }
  return { status: 200, ...callback.answer(push, answered.reply ? replyOf(answered.reply) : undefined) }
}

const replyOf = ({ text, article }: Said): Reply => (article ? { kind: 'news', articles: [article] } : { kind: 'text', text })

/** The row first, with the job that will answer if this process does not come to it. Gives the message's id. */
const store = (ctx: Ctx, account: AccountRow, push: Inbound): Promise<string> =>
  within(ctx, async ctx => {
    await hurry(ctx.db, storeMsMax)
    const id = newId(ctx, 'msg')
    const key = `in:${push.key}`
    const isNew = await insertMessage(ctx.db, {
      communityId: ctx.community.id,
      id,
      accountId: account.id,
      direction: 'in',
      channel: 'wechat',
      key,
      address: push.from.slice(0, 128),
      ...shownAs(push),
      state: 'received',
      at: ctx.now,
      push,
    })
    if (!isNew) return (await findByKey(ctx.db, ctx.community.id, account.id, key))?.id ?? id
    await noteStep(ctx, id, 'received')
    await later(ctx, answerLater, { messageId: id }, { key: id, at: new Date(ctx.now.getTime() + takeUpAfterMs) })
    return id
  })

/** What the work gives, or null when it fails or takes longer. */
async function inTime<T>(ctx: Ctx, work: Promise<T>, ms: number): Promise<T | null> {
  const bell = new AbortController()
  try {
    return await Promise.race([work, pause(ms, null, { signal: bell.signal })])
  } catch (error) {
    ctx.log.warn({ err: error }, 'a push could not be worked on in time')
    return null
  } finally {
    bell.abort()
  }
}

function sendWhatComesLate(ctx: Ctx, messageId: string, answering: ReturnType<typeof answerNow>): void {
  answering
    .then(reply => (reply ? sayLater({ ...ctx, now: ctx.house.clock.now() }, messageId, reply) : undefined))
    .catch(error => {
      // Undone, so the job that waits for it answers.
      if (!(error instanceof TooLate)) ctx.log.debug({ err: error, message: messageId }, 'an answer was left to its job')
    })
}

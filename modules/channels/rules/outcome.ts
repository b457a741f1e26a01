// How a try to send ended, read from what the gateway threw: refused for good, not now, or nobody knows.
import { MailRefused, MailUnavailable } from '#gateways/email/index.ts'
import { SmsRefused, SmsUnavailable } from '#gateways/sms/index.ts'
import {
  WechatCredentialsRefused,
  WechatError,
  WechatQuotaSpent,
  WechatUnavailable,
  WechatWindowClosed,
} from '#gateways/wechat/index.ts'
import type { ChannelKind, Purpose } from '../contract/words.ts'

export type Outcome =
  | { end: 'sent'; providerId: string | null }
  | { end: 'failed'; why: string; detail: string }
  /** Certainly not sent. */
  | { end: 'later'; why: string; detail: string; waitMs?: number }
  /** It may have been sent, and the answer was lost. */
  | { end: 'unknown'; why: string; detail: string }

const dayMs = 86_400_000
export const attemptsMax = 10
/** 30 s, 1 min, 2 min … at most an hour. */
export const waitMsAfter = (attempts: number): number => Math.min(30_000 * 2 ** Math.max(0, attempts - 1), 3_600_000)

export function outcomeOf(error: unknown): Outcome {
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 500)
  if (error instanceof MailRefused || error instanceof SmsRefused) return { end: 'failed', why: 'refused', detail }
  if (error instanceof MailUnavailable) return neverReached(error) ? later('busy', detail) : unknown(detail)
  if (error instanceof SmsUnavailable)
    // Its request id makes asking again harmless, whatever became of the first time.
    return { ...later('busy', detail), ...(error.retryAfterMs === undefined ? {} : { waitMs: error.retryAfterMs }) }
  if (error instanceof WechatWindowClosed) return { end: 'failed', why: 'window-closed', detail }
  if (error instanceof WechatQuotaSpent)
    return { ...later('provider-quota', detail), waitMs: error.errcode === 45011 ? 60_000 : dayMs / 4 }
  if (error instanceof WechatCredentialsRefused) return later('credentials', detail)
  if (error instanceof WechatError) return { end: 'failed', why: 'refused', detail }
  if (error instanceof WechatUnavailable) return wechatNeverTook(error) ? later('busy', detail) : unknown(detail)
  return unknown(detail)
}

const later = (why: string, detail: string) => ({ end: 'later', why, detail }) as const
const unknown = (detail: string) => ({ end: 'unknown', why: 'no-answer', detail }) as const

const beforeTheMessage = new Set(['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'EAUTH', 'ETLS', 'EENVELOPE'])
/** A 4xx is an answer; a connection that never came about carried nothing. */
function neverReached(error: MailUnavailable): boolean {
  const { code, command } = (error.cause ?? {}) as { code?: string; command?: string }
  return error.code !== undefined || beforeTheMessage.has(code ?? '') || command === 'CONN' || error.cause === undefined
}

/** "System busy" and a failed fetch of the token come before the message; so does a connection that was refused. */
function wechatNeverTook(error: WechatUnavailable): boolean {
  if (error.message.includes('/stable_token') || /: -1 /.test(error.message) || /answered 5\d\d/.test(error.message)) return true
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(error.message)
}

/** What may be sent again although the first time is in doubt: a mail keeps its Message-ID, a text message its request id. */
export const mayRepeat = (channel: ChannelKind, purpose: Purpose): boolean =>
  channel === 'sms' || (channel === 'email' && purpose === 'transactional')

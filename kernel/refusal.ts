// A refusal is an expected "no": named, declared in a contract, safe to show. Anything else thrown is a bug.
import type { Text } from './i18n.ts'

export interface Refusal {
  code: string
  status: number
  /** What the person reads; `{name}` is filled from the details. */
  text: Text
}

export const refusal = (code: string, status: number, zh: string, en: string): Refusal => ({ code, status, text: { zh, en } })

export class Refused extends Error {
  refusal: Refusal
  details: Record<string, unknown>
  constructor(refusal: Refusal, details: Record<string, unknown> = {}) {
    super(`${refusal.code} ${JSON.stringify(details)}`)
    this.refusal = refusal
    this.details = details
  }
}

export function refuse(refusal: Refusal, details?: Record<string, unknown>): never {
  throw new Refused(refusal, details)
}

// Refusals that any endpoint may give; they need not be declared one by one.
export const Invalid = refusal(
  'house.invalid',
  422,
  '有 {count} 处填写有误，请按提示修改。',
  'Some fields need another look ({count}).',
)
export const Malformed = refusal('house.malformed', 400, '请求格式不对，服务器读不懂。', 'The request could not be read.')
export const SignInNeeded = refusal('house.sign-in-needed', 401, '请先登录。', 'Please sign in first.')
export const Forbidden = refusal('house.forbidden', 403, '你没有权限做这件事。', 'You may not do this.')
export const NotFound = refusal('house.not-found', 404, '没有找到，可能已被移走。', 'Not found; it may have been moved.')
export const ForeignOrigin = refusal(
  'house.foreign-origin',
  403,
  '这个请求来自别的网站，已拦下。',
  'This request came from another site and was stopped.',
)
export const TooLarge = refusal('house.too-large', 413, '内容太大，上限 {limit}。', 'Too large; the limit is {limit}.')
export const WrongType = refusal('house.wrong-type', 415, '不支持这种内容类型。', 'This content type is not supported.')
export const TooMany = refusal(
  'house.too-many',
  429,
  '操作太频繁，请 {seconds} 秒后再试。',
  'Too many requests; try again in {seconds} s.',
)
export const Busy = refusal('house.busy', 503, '服务器正忙，请稍后再试。', 'The server is busy; please try again shortly.')
export const KeyNeeded = refusal(
  'house.key-needed',
  400,
  '这个请求需要 Idempotency-Key，以免重复执行。',
  'This call needs an Idempotency-Key, so that it is never done twice.',
)
export const KeyReused = refusal(
  'house.key-reused',
  422,
  '同一个 Idempotency-Key 用在了不同的请求上。',
  'This Idempotency-Key was used with another request.',
)
export const StillRunning = refusal(
  'house.still-running',
  409,
  '同一个请求还在处理中，请稍候。',
  'The same request is still being worked on.',
)

export const houseRefusals: readonly Refusal[] = [
  Invalid,
  Malformed,
  SignInNeeded,
  Forbidden,
  NotFound,
  ForeignOrigin,
  TooLarge,
  WrongType,
  TooMany,
  Busy,
  KeyNeeded,
  KeyReused,
  StillRunning,
]

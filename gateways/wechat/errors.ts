// What can go wrong with WeChat: a push that is not to be believed, and a call that is answered with an errcode or not at all.

export type CallbackRefusal =
  | 'signature' // not signed with our token, or not signed at all
  | 'stale' // signed, but too long ago
  | 'too-large'
  | 'xml' // not the XML of a message, or XML that asks for more than data
  | 'plain' // in the clear although the account is set to encrypted mode
  | 'ciphertext'
  | 'receiver' // encrypted for another account

/** A push that must not be acted on. Answer 4xx and say nothing more. */
export class CallbackRefused extends Error {
  readonly reason: CallbackRefusal

  constructor(reason: CallbackRefusal, message: string) {
    super(message)
    this.name = 'CallbackRefused'
    this.reason = reason
  }
}

/** WeChat answered with an errcode that none of the kinds below names. Final as far as anyone can tell. */
export class WechatError extends Error {
  readonly errcode: number
  readonly errmsg: string

  constructor(errcode: number, errmsg: string, path: string) {
    super(`${path}: ${errcode} ${errmsg}`)
    this.name = new.target.name
    this.errcode = errcode
    this.errmsg = errmsg
  }
}

/** 45009, 45011: the day's or the minute's calls are used up. */
export class WechatQuotaSpent extends WechatError {}

/** 45015, 45047: the follower has not written lately, or has been written to as often as that allows. */
export class WechatWindowClosed extends WechatError {}

/** 40001, 40014, 42001 with a fresh token, 40013, 40125, 40164: our own credentials or address are not accepted. */
export class WechatCredentialsRefused extends WechatError {}

/** 40029, 40163, 42003: the sign-in code is wrong, used or too old. The person starts sign-in again. */
export class WechatCodeRefused extends WechatError {}

/** No answer, an answer that is none, or "system busy". Try again later. */
export class WechatUnavailable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'WechatUnavailable'
  }
}

export const staleTokenCodes = new Set([40001, 40014, 42001])

const kinds = new Map<number, typeof WechatError>([
  ...[45009, 45011].map(code => [code, WechatQuotaSpent] as const),
  ...[45015, 45047].map(code => [code, WechatWindowClosed] as const),
  ...[40001, 40013, 40014, 40125, 40164, 42001].map(code => [code, WechatCredentialsRefused] as const),
  ...[40029, 40163, 42003].map(code => [code, WechatCodeRefused] as const),
])

export function errorOf(errcode: number, errmsg: string, path: string): WechatError | WechatUnavailable {
  // -1 is WeChat's "system busy".
  if (errcode === -1) return new WechatUnavailable(`${path}: -1 ${errmsg}`)
  return new (kinds.get(errcode) ?? WechatError)(errcode, errmsg, path)
}

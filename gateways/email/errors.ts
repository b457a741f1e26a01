// The two ways a mail does not go out: refused for good, or not possible just now.

export type RefusedAt = 'address' | 'recipient' | 'message'

/** Final: the same mail to the same address will be refused again. */
export class MailRefused extends Error {
  readonly refusedAt: RefusedAt
  /** SMTP reply code (5xx), absent when the address never left this machine. */
  readonly code: number | undefined
  readonly response: string | undefined

  constructor(refusedAt: RefusedAt, message: string, reply: { code?: number; response?: string; cause?: unknown } = {}) {
    super(message, { cause: reply.cause })
    this.name = 'MailRefused'
    this.refusedAt = refusedAt
    this.code = reply.code
    this.response = reply.response
  }
}

/** For now: no connection, no sign-in, or a 4xx answer. Says nothing about the recipient; try again later. */
export class MailUnavailable extends Error {
  readonly code: number | undefined
  readonly response: string | undefined

  constructor(message: string, reply: { code?: number; response?: string; cause?: unknown } = {}) {
    super(message, { cause: reply.cause })
    this.name = 'MailUnavailable'
    this.code = reply.code
    this.response = reply.response
  }
}

type SmtpFailure = Error & { code?: string; responseCode?: number; response?: string }

/** Sorts what the SMTP library threw. Only an answer to this recipient or this message may condemn it. */
export function sortFailure(thrown: unknown): MailRefused | MailUnavailable {
  const failure = (thrown instanceof Error ? thrown : new Error(String(thrown))) as SmtpFailure
  const reply = { code: failure.responseCode, response: failure.response?.slice(0, 500), cause: failure }
  const permanent = (failure.responseCode ?? 0) >= 500
  // A 5xx on sign-in or greeting is about our settings, so it must not mark a member's address as dead.
  if (permanent && failure.code === 'EENVELOPE') return new MailRefused('recipient', failure.message, reply)
  if (permanent && failure.code === 'EMESSAGE') return new MailRefused('message', failure.message, reply)
  return new MailUnavailable(failure.message, reply)
}

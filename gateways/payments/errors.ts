// What can go wrong with a provider: it says no, it cannot be told what it says, or a notice is not from it.

/** Final: asked again in the same way, the provider says the same. `code` is its own word, or ours when it was not even asked. */
export class PaymentRefused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'PaymentRefused'
    this.code = code
  }
}

export type Unavailability =
  | 'unreachable' // no usable answer: it may have happened or not
  | 'busy' // the provider asks to come again
  | 'settings' // it does not know us: key, certificate, clock, permission
  | 'unverified' // an answer came that is not signed as it must be, or is not about what was asked

/** For now, and in doubt: ask again with the same number, or ask what became of it. Never take it for a no. */
export class PaymentUnavailable extends Error {
  readonly reason: Unavailability

  constructor(reason: Unavailability, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'PaymentUnavailable'
    this.reason = reason
  }
}

export type Inauthenticity =
  | 'signature' // not signed by the provider, or not signed at all
  | 'stale' // signed, but too long ago or in the future
  | 'key' // signed with a key or certificate that we do not know
  | 'ciphertext' // signed, but not sealed for us
  | 'payee' // about another merchant, application or mode
  | 'form' // not what the provider sends
  | 'too-large'

/** A notice that must not be acted on. Answer `noticeAnswer(false)` and say nothing more. */
export class NotAuthentic extends Error {
  readonly reason: Inauthenticity

  constructor(reason: Inauthenticity, message: string) {
    super(message)
    this.name = 'NotAuthentic'
    this.reason = reason
  }
}

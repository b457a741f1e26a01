// The one face of every payment provider: what a room may ask, and what it gets back. Amounts are whole minor units of ISO 4217.
import type { RawBody, RawHeaders } from './raw-notice.ts'

export type ProviderName = 'sandbox' | 'wechat' | 'alipay' | 'stripe'

/** Where the payer stands: a desktop browser, inside WeChat, before a QR code, a phone's browser, or an app of their own. */
export type Way = 'page' | 'jsapi' | 'native' | 'h5' | 'app'

export type BeginRequest = {
  /** Ours, once for ever: 6–32 letters, digits, `_` or `-`. Asking again with the same request begins the same payment. */
  outTradeNo: string
  amount: number
  /** ISO 4217, in capitals. */
  currency: string
  description: string
  way: Way
  payer?: { openid?: string; clientIp?: string }
  /** When the intent was written down, not when it is sent: a retry must say the same as the first attempt. */
  begunAt: Date
  /** The provider is told where it can be; close what has expired all the same, and expect late money. */
  expiresAt: Date
  notifyUrl: string
  /** Where the payer's browser returns to. Arriving there proves nothing. */
  returnUrl?: string
}

/** What the page in WeChat's browser hands to WeixinJSBridge, word for word. */
export type JsapiParameters = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/** What the payer's browser needs next. */
export type NextStep =
  | { kind: 'redirect'; url: string }
  | { kind: 'code'; codeUrl: string }
  | { kind: 'jsapi'; parameters: JsapiParameters }
  | { kind: 'app'; parameters: Record<string, string> }

export type Begun = {
  /** The provider's own handle, where it has one; keep it and hand it in later. */ ref?: string
  next: NextStep
}

/** Names a payment. `ref` is what `begin` gave, if it gave one and its answer arrived. */
export type PaymentName = { outTradeNo: string; ref?: string }

/** Money has arrived. Compare amount, currency, payee and app with the order before believing that the order is paid. */
export type Paid = {
  providerTransactionId: string
  amount: number
  currency: string
  /** Who was paid: the mchid, the seller id, the account. */
  payee: string
  /** Through which application; for Stripe `live` or `test`. */
  app: string
  /** As the provider says; absent when it does not. */
  paidAt?: Date
}

/** `unknown`: the provider has no such payment now. It may still come to be as long as a link that was begun lives. */
export type PaymentState = { state: 'awaiting' } | ({ state: 'paid' } & Paid) | { state: 'closed' } | { state: 'unknown' }

/** `paid`: too late, the money is there. `unknown`: nothing to close, see PaymentState. */
export type Closing = 'closed' | 'paid' | 'unknown'

export type RefundRequest = PaymentName & {
  /** Ours, once for ever, of the same form. The same number never refunds twice. */
  outRefundNo: string
  amount: number
  /** What the whole payment was. */
  totalAmount: number
  currency: string
  reason: string
  notifyUrl?: string
}

export type RefundName = PaymentName & { outRefundNo: string }

export type Refund = {
  state: 'processing' | 'succeeded' | 'failed'
  providerRefundId?: string
  amount: number
  currency: string
  refundedAt?: Date
  /** The provider's own word for the state. */
  code: string
}

export type RefundState = Refund | { state: 'unknown' }

/** A notice that is authentic. It is a hint all the same: keep it once by its eventId, then ask `find` or `findRefund`. */
export type Notice = { eventId: string /** The provider's own word. */; event: string } & (
  | ({ kind: 'paid'; outTradeNo: string } & Paid)
  | {
      kind: 'refunded'
      outTradeNo: string
      outRefundNo: string
      state: Refund['state']
      /** Absent where the notice tells only the sum of all refunds. */
      amount?: number
      currency: string
    }
  | { kind: 'other'; outTradeNo?: string }
)

export type NoticeAnswer = { status: number; contentType?: string; body: string }

export type BillLine = {
  kind: 'paid' | 'refunded' | 'other'
  /** Empty when the provider names none: such a line is a difference by itself. */
  outTradeNo: string
  outRefundNo?: string
  providerTransactionId: string
  /** Always positive; `kind` says the direction. `other` may be negative. */
  amount: number
  currency: string
  /** What the provider keeps, rounded to a minor unit; negative when it gives back. */
  fee: number
  feeCurrency: string
  at: Date
}

export interface PaymentProvider {
  readonly name: ProviderName
  readonly ways: readonly Way[]
  begin(request: BeginRequest): Promise<Begun>
  find(payment: PaymentName): Promise<PaymentState>
  close(payment: PaymentName): Promise<Closing>
  refund(request: RefundRequest): Promise<Refund>
  findRefund(refund: RefundName): Promise<RefundState>
  /** Rejects with NotAuthentic; with PaymentUnavailable when it could not be checked now (let the provider repeat it). */
  readNotice(headers: RawHeaders, body: RawBody): Promise<Notice>
  /** What to answer once the notice is kept (`true`), or when it is not (`false`: it will be repeated). */
  noticeAnswer(ok: boolean): NoticeAnswer
  /** All lines of one day, `YYYY-MM-DD`, complete or not at all. WeChat Pay and Alipay count days in Beijing. */
  bill(day: string): Promise<BillLine[]>
}

// What is checked before any provider is asked: numbers, amounts, currency, way, and bills that cannot be there yet.
import { PaymentRefused, PaymentUnavailable } from './errors.ts'
import type { BeginRequest, PaymentName, PaymentProvider, RefundName, RefundRequest } from './face.ts'
import { dayWindow } from './yuan.ts'

const numberForm = /^[A-Za-z0-9_-]{6,32}$/

export type Limits = Pick<PaymentProvider, 'ways'> & { takesCurrency: (currency: string, amount: number) => boolean }

export function checkPayment({ outTradeNo }: PaymentName): void {
  if (!numberForm.test(outTradeNo)) throw new TypeError('outTradeNo must be 6–32 letters, digits, _ or -')
}

export function checkRefundName(refund: RefundName): void {
  checkPayment(refund)
  if (!numberForm.test(refund.outRefundNo)) throw new TypeError('outRefundNo must be 6–32 letters, digits, _ or -')
}

export function checkBegin(request: BeginRequest, limits: Limits): void {
  checkPayment(request)
  checkAmount(request.amount, 'amount')
  if (!(request.begunAt < request.expiresAt)) throw new TypeError('a payment expires after it has begun')
  for (const url of [request.notifyUrl, request.returnUrl ?? request.notifyUrl])
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new TypeError('notifyUrl and returnUrl are http(s)')
  if (!limits.ways.includes(request.way)) throw new PaymentRefused('way', `no way to pay by ${request.way} here`)
  checkCurrency(request.currency, request.amount, limits)
}

export function checkRefund(request: RefundRequest, limits: Limits): void {
  checkRefundName(request)
  checkAmount(request.amount, 'amount')
  checkAmount(request.totalAmount, 'totalAmount')
  if (request.amount > request.totalAmount) throw new PaymentRefused('amount', 'more than was paid')
  checkCurrency(request.currency, request.amount, limits)
}

/** Bills of a day are made in the morning of the next one. Until then "none" would read as "nothing was paid". */
export function checkBillReady(day: string, now: Date): void {
  const readyAt = dayWindow(day).until.getTime() + 10 * 3600_000
  if (now.getTime() < readyAt) throw new PaymentUnavailable('busy', `the bill of ${day} is made by ten in the morning after`)
}

/** The end of a provider's address. */
export function checkedBaseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new TypeError('baseUrl must be an http(s) address')
  return text.replace(/\/+$/, '')
}

/** A secret that is missing opens nothing: better no provider than one whose checks pass over what they cannot check. */
export function needSecrets(secrets: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(secrets)) if (!value?.trim()) throw new TypeError(`${name} is not configured`)
}

function checkAmount(amount: number, name: string): void {
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new TypeError(`${name} must be a whole number of minor units above zero`)
}

function checkCurrency(currency: string, amount: number, limits: Limits): void {
  if (!/^[A-Z]{3}$/.test(currency) || !limits.takesCurrency(currency, amount))
    throw new PaymentRefused('currency', `${amount} ${currency} cannot be paid here`)
}

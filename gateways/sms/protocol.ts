// The protocol between the program and a bridge that sends SMS. It belongs to no provider: a bridge of some thirty lines fits any.
//
//   POST <url>                          the one address in the settings
//   content-type: application/json
//   x-sms-timestamp: 1790000000         seconds since 1970
//   x-sms-nonce: 32 hex digits          new for every attempt
//   x-sms-signature: v1=<hex>           HMAC-SHA256(token, timestamp + "." + nonce + "." + body)
//
//   { "requestId": "sms_…", "phone": "+8613800138000", "template": "sign-in-code", "params": { "code": "204816" }, "text": "…" }
//
// The bridge checks the signature over the raw body, refuses a timestamp more than five minutes away and a nonce seen before,
// and sends either its provider's template of that name with the params, or the text where free text is allowed.
// The same requestId with the same content is sent once and answered alike ("duplicate": true), so a lost answer is safely asked for again.
//
//   2xx  { "messageId": "…", "duplicate": false }   taken
//   400 409 410 413 422  { "code": "…", "message": "…" }   final: this message will never be taken (409: requestId used for another message)
//   anything else, or no answer   for now: busy, out of order, wrong token; try again, not before "retry-after" seconds where given
import { createHmac, timingSafeEqual } from 'node:crypto'

export type SmsBody = { requestId: string; phone: string; template: string; params: Record<string, string>; text: string }

export const timestampHeader = 'x-sms-timestamp'
export const nonceHeader = 'x-sms-nonce'
export const signatureHeader = 'x-sms-signature'

export const clockSkewMaxMs = 5 * 60_000

export function signatureOf(token: string, timestamp: string, nonce: string, body: string): string {
  return `v1=${createHmac('sha256', token).update(`${timestamp}.${nonce}.${body}`).digest('hex')}`
}

export function isSameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

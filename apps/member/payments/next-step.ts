// What a browser does after a payment has begun: go there, show a code, or hand over to WeChat.
import type { Answer } from '#kernel/contract.ts'
import type { Rooms } from '../routes.gen.ts'

export type Payment = Answer<Rooms['payments']['begin']>
export type Payable = Answer<Rooms['payments']['payable']>
export type OfferedWay = Payable['ways'][number]

interface Bridge {
  invoke: (name: string, parameters: object, done: (answer: { err_msg?: string }) => void) => void
}
const bridge = (): Bridge | undefined => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge

/** 'left': the page is going away · 'stays': something to look at is on the page · 'paid', 'failed': as WeChat says · 'elsewhere': not here. */
export async function follow(payment: Payment): Promise<'left' | 'stays' | 'paid' | 'failed' | 'elsewhere'> {
  const { next } = payment
  if (!next) return 'stays'
  if (next.kind === 'redirect' && next.url) {
    location.assign(next.url)
    return 'left'
  }
  if (next.kind === 'code') return 'stays'
  const there = bridge()
  if (next.kind !== 'jsapi' || !there || !next.parameters) return 'elsewhere'
  return new Promise(done =>
    there.invoke('getBrandWCPayRequest', next.parameters!, ({ err_msg }) =>
      done(err_msg === 'get_brand_wcpay_request:ok' ? 'paid' : 'failed'),
    ),
  )
}

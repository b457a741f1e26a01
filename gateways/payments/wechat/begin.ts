// Beginning a payment with WeChat Pay: the prepay call of each way, and what the payer's side needs to go on.
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import type { BeginRequest, NextStep } from '../face.ts'
import { type Json, textOf } from '../raw-notice.ts'
import { beijingRfc3339 } from '../yuan.ts'
import type { WechatPaySettings } from './settings.ts'
import { paymentMessage, signed } from './signing.ts'

/** Path and body of the prepay call. */
export function prepayOf({ appid, mchid }: WechatPaySettings, request: BeginRequest): { path: string; body: Json } {
  const { way, payer, outTradeNo, notifyUrl, amount, currency } = request
  const body: Json = {
    appid,
    mchid,
    description: withinBytes(request.description, 127),
    out_trade_no: outTradeNo,
    time_expire: beijingRfc3339(request.expiresAt),
    notify_url: notifyUrl,
    amount: { total: amount, currency },
  }
  if (way === 'jsapi') {
    if (!payer?.openid) throw new PaymentRefused('payer', 'to pay inside WeChat, the payer’s openid is needed')
    body.payer = { openid: payer.openid }
  }
  if (way === 'h5') {
    if (!payer?.clientIp) throw new PaymentRefused('payer', 'to pay from a phone’s browser, the payer’s address is needed')
    body.scene_info = { payer_client_ip: payer.clientIp, h5_info: { type: 'Wap' } }
  }
  return { path: `/v3/pay/transactions/${way}`, body }
}

export function nextStepOf(settings: WechatPaySettings, request: BeginRequest, said: Json): NextStep {
  const need = (name: string): string => {
    const value = textOf(said, name)
    if (!value) throw new PaymentUnavailable('unverified', `the answer has no ${name}`)
    return value
  }
  if (request.way === 'native') return { kind: 'code', codeUrl: need('code_url') }
  if (request.way === 'h5') {
    const back = request.returnUrl ? `&redirect_url=${encodeURIComponent(request.returnUrl)}` : ''
    return { kind: 'redirect', url: `${need('h5_url')}${back}` }
  }
  const { appid, mchid, merchantKey, now, randomBytes } = settings
  const prepayId = need('prepay_id')
  const timeStamp = String(Math.floor(now().getTime() / 1000))
  const nonceStr = randomBytes(16).toString('hex')
  const sign = (prepay: string) => signed(paymentMessage(appid, timeStamp, nonceStr, prepay), merchantKey)
  if (request.way === 'jsapi') {
    const prepay = `prepay_id=${prepayId}`
    const parameters = { appId: appid, timeStamp, nonceStr, package: prepay, signType: 'RSA' as const, paySign: sign(prepay) }
    return { kind: 'jsapi', parameters }
  }
  const parameters = {
    appid,
    partnerid: mchid,
    prepayid: prepayId,
    package: 'Sign=WXPay',
    noncestr: nonceStr,
    timestamp: timeStamp,
    sign: sign(prepayId),
  }
  return { kind: 'app', parameters }
}

/** As many whole characters as fit. */
export function withinBytes(text: string, bytesMax: number): string {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytesMax) break
    kept += character
  }
  return kept
}

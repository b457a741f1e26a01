// One signed conversation with Alipay's gateway: the official library signs and checks, our bounded call carries.
import type { AlipaySdk } from 'alipay-sdk'
import { boundedCall, CallFailed } from '../../bounded-call.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import { type Json, jsonOf, textOf } from '../raw-notice.ts'
import { beijingText } from '../yuan.ts'
import type { AlipaySettings } from './settings.ts'

export type Urls = { notifyUrl?: string; returnUrl?: string }

export type Gateway = {
  /** What the gateway says under the method's name; PaymentRefused with Alipay's sub_code when it says no. */
  ask(method: string, bizContent: Json, urls?: Urls): Promise<Json>
  /** A signed address for the payer's browser. */
  pageUrl(method: string, bizContent: Json, urls: Urls): Promise<string>
  /** A signed order for the payer's app. */
  appOrder(method: string, bizContent: Json, urls: Urls): Promise<string>
  isNoticeSigned(fields: Record<string, string>): Promise<boolean>
}

const answerBytesMax = 1024 * 1024
// Some that say "the parameters are wrong" mean that we are not known as we sign.
const ourSettings = /^isv\.(invalid-(signature|signature-type|app-id|timestamp|method|encrypt)|missing-signature|app-)/
const bodyNames = ['biz_content']

export function openGateway(settings: AlipaySettings): Gateway {
  const { baseUrl, now, fetch, timeoutMs } = settings
  let loading: Promise<AlipaySdk> | undefined
  // The library costs a quarter of a second: it is loaded by the first call.
  const sdk = () => {
    loading ??= import('alipay-sdk').then(({ AlipaySdk }) => {
      const { appId, privateKey, alipayPublicKey } = settings
      return new AlipaySdk({ appId, privateKey, keyType: 'PKCS8', alipayPublicKey, gateway: baseUrl, signType: 'RSA2' })
    })
    return loading
  }
  // The library would write the machine's own zone; Alipay's clock stands in Beijing.
  const paramsOf = (bizContent: Json, urls: Urls = {}) => ({ ...urls, timestamp: beijingText(now()), bizContent })

  const post = async (signedQuery: string, method: string): Promise<string> => {
    const query = new URLSearchParams(signedQuery)
    const body = new URLSearchParams()
    for (const name of bodyNames) {
      body.set(name, query.get(name) ?? '')
      query.delete(name)
    }
    const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8', accept: 'application/json' }
    const call = { url: `${baseUrl}?${query}`, method: 'POST' as const, headers, body: body.toString() }
    try {
      const { status, text } = await boundedCall({ ...call, timeoutMs, answerBytesMax, fetch })
      if (status !== 200) throw new PaymentUnavailable('unreachable', `${method}: the gateway answered ${status}`)
      return text
    } catch (error) {
      if (error instanceof CallFailed) throw new PaymentUnavailable('unreachable', `${method}: ${error.message}`, error)
      throw error
    }
  }

  return {
    async ask(method, bizContent, urls) {
      const library = await sdk()
      const raw = await post(library.sdkExecute(method, paramsOf(bizContent, urls)), method)
      const key = `${method.replaceAll('.', '_')}_response`
      const answer = jsonOf(raw)
      const signature = textOf(answer, 'sign')
      const own = answer?.[key]
      const said = own ?? answer?.error_response
      if (typeof said !== 'object' || said === null || (!own && textOf(said, 'code') === '10000'))
        throw new PaymentUnavailable('unverified', `${method}: the answer is none of this method`)
      const code = textOf(said, 'code')
      // The gateway's own errors carry no signature. A no grants nothing; a yes is never believed without one.
      if (signature || code === '10000') checkSigned(library, raw, own ? key : 'error_response', signature, method)
      if (code !== '10000') throw errorOf(said, method)
      return said as Json
    },
    async pageUrl(method, bizContent, urls) {
      return (await sdk()).pageExecute(method, 'GET', paramsOf(bizContent, urls))
    },
    async appOrder(method, bizContent, urls) {
      return (await sdk()).sdkExecute(method, paramsOf(bizContent, urls))
    },
    async isNoticeSigned(fields) {
      const library = await sdk()
      try {
        return library.checkNotifySignV2(fields)
      } catch {
        return false
      }
    },
  }
}

function checkSigned(library: AlipaySdk, raw: string, key: string, signature: string | undefined, method: string): void {
  try {
    if (!signature) throw new Error('no signature')
    library.checkResponseSign(raw, key, signature, '')
  } catch {
    // The library's message quotes the whole answer.
    throw new PaymentUnavailable('unverified', `${method}: the answer is not signed by Alipay`)
  }
}

function errorOf(said: object, method: string): PaymentRefused | PaymentUnavailable {
  const [code, subCode] = [textOf(said, 'code') ?? '', textOf(said, 'sub_code') ?? '']
  const message = `${method}: ${code} ${subCode} ${(textOf(said, 'sub_msg') ?? textOf(said, 'msg') ?? '').slice(0, 300)}`.trim()
  if (code === '20001' || code === '40006' || ourSettings.test(subCode)) return new PaymentUnavailable('settings', message)
  if (code === '40005') return new PaymentUnavailable('busy', message)
  if (subCode === 'isp.bill_not_exist') return new PaymentRefused(subCode, message)
  // 20000 and isp.*: something broke on their side, before or after the work was done.
  if (code === '20000' || subCode.startsWith('isp.') || subCode.endsWith('SYSTEM_ERROR') || !code)
    return new PaymentUnavailable('busy', message)
  return new PaymentRefused(subCode || code, message)
}

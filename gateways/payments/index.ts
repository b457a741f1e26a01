// The payments gateway: one face (face.ts) before every provider. A secret that is missing opens nothing.
// Talks to: api.mch.weixin.qq.com by default, any base URL by setting. Fakes: emulators/, which sign and seal as the providers publish.
import type { WechatPayEmulator, WechatPayEmulatorOptions } from './emulators/wechat.ts'

export { type Inauthenticity, NotAuthentic, PaymentRefused, PaymentUnavailable, type Unavailability } from './errors.ts'
export type * from './face.ts'
export type { RawBody, RawHeaders } from './raw-notice.ts'
export { openWechatPay } from './wechat/client.ts'
export type { WechatPayOptions } from './wechat/settings.ts'
export type { WechatPayEmulator, WechatPayEmulatorOptions }

/** Loaded only where they are started, so that they cost a running house nothing. */
export async function startWechatPay(options?: WechatPayEmulatorOptions): Promise<WechatPayEmulator> {
  return (await import('./emulators/wechat.ts')).startWechatPay(options)
}

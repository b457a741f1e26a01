// The payments gateway: one face (face.ts) before every provider. A secret that is missing opens nothing.
// Talks to: api.mch.weixin.qq.com, openapi.alipay.com, api.stripe.com, or any base URL by setting. Fakes: emulators/, which sign and seal as published.
import type { AlipayEmulator, AlipayEmulatorOptions } from './emulators/alipay.ts'
import type { StripeEmulator, StripeEmulatorOptions } from './emulators/stripe.ts'
import type { WechatPayEmulator, WechatPayEmulatorOptions } from './emulators/wechat.ts'

export { openAlipay } from './alipay/client.ts'
export type { AlipayOptions } from './alipay/settings.ts'
export { type Inauthenticity, NotAuthentic, PaymentRefused, PaymentUnavailable, type Unavailability } from './errors.ts'
export type * from './face.ts'
export type { RawBody, RawHeaders } from './raw-notice.ts'
export { openSandbox, type Sandbox, type SandboxOptions } from './sandbox/client.ts'
export type { SandboxNotice } from './sandbox/notice.ts'
export { memorySandboxStore, type SandboxPayment, type SandboxRefund, type SandboxStore } from './sandbox/store.ts'
export { openStripe } from './stripe/client.ts'
export type { StripeOptions } from './stripe/settings.ts'
export { openWechatPay } from './wechat/client.ts'
export type { WechatPayOptions } from './wechat/settings.ts'
export type {
  AlipayEmulator,
  AlipayEmulatorOptions,
  StripeEmulator,
  StripeEmulatorOptions,
  WechatPayEmulator,
  WechatPayEmulatorOptions,
}

/** Loaded only where they are started, so that they cost a running house nothing. */
export async function startWechatPay(options?: WechatPayEmulatorOptions): Promise<WechatPayEmulator> {
  return (await import('./emulators/wechat.ts')).startWechatPay(options)
}

export async function startAlipay(options?: AlipayEmulatorOptions): Promise<AlipayEmulator> {
  return (await import('./emulators/alipay.ts')).startAlipay(options)
}

export async function startStripe(options?: StripeEmulatorOptions): Promise<StripeEmulator> {
  return (await import('./emulators/stripe.ts')).startStripe(options)
}

// The WeChat gateway, for one official account (公众号): what it pushes to us (openCallback) and what we ask of it (openWechat).
// Talks to: api.weixin.qq.com by default, any base URL by setting. Fake: startWechat plays WeChat's servers and pushes as they do.
import type { WechatEmulator, WechatEmulatorOptions } from './emulator.ts'

export { type Callback, type CallbackOptions, type CallbackQuery, openCallback } from './callback.ts'
export { type Follower, openWechat, type QrCode, type QrCodeRequest, type Wechat, type WechatOptions } from './client.ts'
export type { WechatEmulator, WechatEmulatorOptions } from './emulator.ts'
export {
  type CallbackRefusal,
  CallbackRefused,
  WechatCodeRefused,
  WechatCredentialsRefused,
  WechatError,
  WechatQuotaSpent,
  WechatUnavailable,
  WechatWindowClosed,
} from './errors.ts'
export type { Inbound } from './message.ts'
export type { AuthorizeRequest, SignIn } from './oauth.ts'
export type { Delivered, Pushed, PushMessage, PushOptions } from './pusher.ts'
export type { Article, Reply } from './reply.ts'
export type { SeenReply, WechatAccount } from './seen-reply.ts'

/** Loaded only where it is started, so that it costs a running house nothing. */
export async function startWechat(options?: WechatEmulatorOptions): Promise<WechatEmulator> {
  return (await import('./emulator.ts')).startWechat(options)
}

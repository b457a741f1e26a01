// The tokens under which gateways are handed to the rooms that use them; see kernel/services.ts.
import { service } from '#kernel/services.ts'
import type { Mailer } from './email/index.ts'
import type { Sms } from './sms/index.ts'
import type { Callback, CallbackOptions, Wechat, WechatOptions } from './wechat/index.ts'

/** Sends mail. Not provided when no SMTP server is set: ask with services.find. */
export const mailerService = service<Mailer>('mailer')
/** Sends text messages. Not provided when no gateway is set. */
export const smsService = service<Sms>('sms')

/** Opens what an official account needs: the door WeChat pushes to, and the client that asks WeChat, at the address of the settings. */
export interface WechatGateway {
  callback(options: CallbackOptions): Promise<Callback>
  client(options: Omit<WechatOptions, 'baseUrl'>): Promise<Wechat>
}
export const wechatService = service<WechatGateway>('wechat')

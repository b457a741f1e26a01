// The tokens under which gateways are handed to the rooms that use them; see kernel/services.ts.
import { service } from '#kernel/services.ts'
import type { Drand } from './drand/index.ts'
import type { Mailer } from './email/index.ts'
import type {
  AlipayOptions,
  PaymentProvider,
  Sandbox,
  SandboxOptions,
  StripeOptions,
  WechatPayOptions,
} from './payments/index.ts'
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

/** Opens a provider of payments from what an operator entered; each says what it needs, and refuses when a secret is missing. */
export interface PaymentsGateway {
  sandbox(options: SandboxOptions): Promise<Sandbox>
  wechat(options: WechatPayOptions): Promise<PaymentProvider>
  alipay(options: AlipayOptions): Promise<PaymentProvider>
  stripe(options: StripeOptions): Promise<PaymentProvider>
}
export const paymentsService = service<PaymentsGateway>('payments')
/** The gateway as it is; what costs something to load is loaded with the first payment. */
export const paymentsGateway: PaymentsGateway = {
  sandbox: async options => (await import('./payments/index.ts')).openSandbox(options),
  wechat: async options => (await import('./payments/index.ts')).openWechatPay(options),
  alipay: async options => (await import('./payments/index.ts')).openAlipay(options),
  stripe: async options => (await import('./payments/index.ts')).openStripe(options),
}

/** Public chance for draws. Not provided when no network is set: ask with services.find. */
export const beaconService = service<Drand>('beacon')

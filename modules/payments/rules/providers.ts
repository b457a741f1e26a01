// What each provider needs to be entered, who is paid by it, and what it is called. Pure.
import type { Text } from '#kernel/i18n.ts'
import type { Provider } from '../contract/words.ts'

export interface Field {
  name: string
  title: Text
  hint: Text
  secret?: true
  long?: true
  needed: boolean
  /** Says who is paid: another value is another merchant. */
  identity?: true
}
const none: Text = { zh: '', en: '' }

export const providers: readonly Provider[] = ['sandbox', 'wechat', 'alipay', 'stripe']
export const names: Record<Provider, Text> = {
  sandbox: { zh: '试用支付（不动真钱）', en: 'Trial payments (no real money)' },
  wechat: { zh: '微信支付', en: 'WeChat Pay' },
  alipay: { zh: '支付宝', en: 'Alipay' },
  stripe: { zh: 'Stripe', en: 'Stripe' },
}
export const isTrial = (provider: Provider): boolean => provider === 'sandbox'
/** The secret by which the sandbox signs; the house makes it, nobody enters it. */
export const sandboxSecret = 'secret'

export const fieldsOf: Record<Provider, readonly Field[]> = {
  sandbox: [],
  wechat: [
    { name: 'mchid', title: { zh: '商户号', en: 'Merchant id (mchid)' }, hint: none, needed: true, identity: true },
    {
      name: 'appid',
      title: { zh: 'AppID', en: 'AppID' },
      hint: { zh: '与商户号绑定的公众号或应用', en: 'Of the official account or app bound to the merchant' },
      needed: true,
      identity: true,
    },
    {
      name: 'merchantSerial',
      title: { zh: '商户证书序列号', en: 'Serial of the merchant certificate' },
      hint: none,
      needed: true,
    },
    {
      name: 'merchantPrivateKey',
      title: { zh: '商户私钥', en: 'Merchant’s private key' },
      hint: { zh: 'apiclient_key.pem 的全部内容', en: 'All of apiclient_key.pem' },
      secret: true,
      long: true,
      needed: true,
    },
    {
      name: 'apiV3Key',
      title: { zh: 'APIv3 密钥', en: 'APIv3 key' },
      hint: { zh: '32 个字符', en: '32 characters' },
      secret: true,
      needed: true,
    },
    {
      name: 'publicKeyId',
      title: { zh: '微信支付公钥 ID', en: 'Id of WeChat Pay’s public key' },
      hint: { zh: '老商户用平台证书的可留空', en: 'Empty for merchants of old, who use platform certificates' },
      needed: false,
    },
    {
      name: 'publicKey',
      title: { zh: '微信支付公钥', en: 'WeChat Pay’s public key' },
      hint: { zh: '与公钥 ID 一起填', en: 'Together with its id' },
      long: true,
      needed: false,
    },
  ],
  alipay: [
    { name: 'appId', title: { zh: '应用 APPID', en: 'APPID' }, hint: none, needed: true, identity: true },
    {
      name: 'sellerId',
      title: { zh: '商家 PID', en: 'Seller id (PID)' },
      hint: { zh: '2088 开头的 16 位数字', en: '16 digits that begin with 2088' },
      needed: true,
      identity: true,
    },
    {
      name: 'privateKey',
      title: { zh: '应用私钥', en: 'The application’s private key' },
      hint: none,
      secret: true,
      long: true,
      needed: true,
    },
    {
      name: 'alipayPublicKey',
      title: { zh: '支付宝公钥', en: 'Alipay’s public key' },
      hint: { zh: '不是应用公钥', en: 'Not the application’s own' },
      long: true,
      needed: true,
    },
  ],
  stripe: [
    {
      name: 'accountId',
      title: { zh: '账户 ID', en: 'Account id' },
      hint: { zh: 'acct_ 开头', en: 'Begins with acct_' },
      needed: true,
      identity: true,
    },
    {
      name: 'secretKey',
      title: { zh: 'Secret key', en: 'Secret key' },
      hint: { zh: 'sk_ 或 rk_ 开头', en: 'Begins with sk_ or rk_' },
      secret: true,
      needed: true,
    },
    {
      name: 'webhookSecret',
      title: { zh: 'Webhook 签名密钥', en: 'Signing secret of the webhook' },
      hint: { zh: 'whsec_ 开头', en: 'Begins with whsec_' },
      secret: true,
      needed: true,
    },
  ],
}
export const fieldOf = (provider: Provider, name: string): Field | undefined =>
  fieldsOf[provider].find(field => field.name === name)

export type Keys = Readonly<Record<string, string | undefined>>
export const missingOf = (provider: Provider, keys: Keys): Field[] =>
  fieldsOf[provider].filter(field => field.needed && !keys[field.name]?.trim())

/** Who is paid, and through which application, as the provider itself will say. */
export function payeeOf(provider: Provider, keys: Keys, communityId: string): { payee: string; app: string } {
  const of = (name: string) => keys[name] ?? ''
  if (provider === 'wechat') return { payee: of('mchid'), app: of('appid') }
  if (provider === 'alipay') return { payee: of('sellerId'), app: of('appId') }
  if (provider === 'stripe') return { payee: of('accountId'), app: /^(?:sk|rk)_live_/.test(of('secretKey')) ? 'live' : 'test' }
  return { payee: communityId, app: 'sandbox' }
}

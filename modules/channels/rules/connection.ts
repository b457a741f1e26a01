// What the connection check found, in sentences that say what to do.
import { WechatError, WechatUnavailable } from '#gateways/wechat/index.ts'
import { fill, type Text } from '#kernel/i18n.ts'

export interface Finding {
  ok: boolean
  what: 'address' | 'secrets' | 'wechat' | 'verified' | 'gateway'
  text: Text
}
const finding = (ok: boolean, what: Finding['what'], zh: string, en: string): Finding => ({ ok, what, text: { zh, en } })

/** WeChat calls from the open net, at port 80 or 443. */
export function addressFinding(publicUrl: string): Finding {
  const { hostname, port } = new URL(publicUrl)
  const isLocal =
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[|0\.0\.0\.0)/.test(hostname) || !hostname.includes('.')
  if (isLocal || port !== '')
    return finding(
      false,
      'address',
      `微信要能从公网访问回调地址（80 或 443 端口）。现在的网址是 ${publicUrl}，请用 PUBLIC_URL 设成公网域名。`,
      `WeChat must reach the callback from the open net, at port 80 or 443. The address is ${publicUrl}; set PUBLIC_URL to your public one.`,
    )
  return finding(true, 'address', '回调地址可以从公网访问。', 'The callback is at a public address.')
}

export const missingFinding = (names: readonly string[]): Finding =>
  names.length === 0
    ? finding(true, 'secrets', '密钥都已填写。', 'All secrets are set.')
    : finding(false, 'secrets', `还没有填写：${names.join('、')}。`, `Not set yet: ${names.join(', ')}.`)

export const verifiedFinding = (isVerified: boolean): Finding =>
  isVerified
    ? finding(true, 'verified', '微信已验证过回调地址。', 'WeChat has checked the callback address.')
    : finding(
        false,
        'verified',
        '微信还没有验证过回调地址：把地址和 Token 填到公众平台的「服务器配置」，点「提交」。',
        'WeChat has not checked the callback yet: enter address and token under its server settings and submit.',
      )

export const wechatWorks = finding(
  true,
  'wechat',
  '微信认得这个账号，可以发送客服消息。',
  'WeChat knows the account; messages can be sent.',
)
export const gatewayFinding = (ok: boolean, zh: string, en: string): Finding => finding(ok, 'gateway', zh, en)

const known: Record<number, Text> = {
  40013: { zh: 'AppID 不对，请核对开发者 ID。', en: 'The AppID is wrong; compare it with the developer id.' },
  40125: {
    zh: 'AppSecret 不对。它只在生成时显示一次，忘了就在公众平台重置。',
    en: 'The AppSecret is wrong. WeChat shows it once only; reset it on the page of the account when it is lost.',
  },
  40001: { zh: 'AppSecret 不对，或已被重置。', en: 'The AppSecret is wrong, or was reset.' },
  40164: {
    zh: '服务器的 IP 不在公众平台的「IP 白名单」里，请加入后再试。微信说：{said}',
    en: 'The IP of this server is not on the account’s list of allowed addresses; add it and try again. WeChat says: {said}',
  },
  40243: { zh: 'AppSecret 已被冻结，请在公众平台解冻。', en: 'The AppSecret is frozen; thaw it on the page of the account.' },
  45009: { zh: '今天的接口调用次数已用完。', en: 'The calls of today are used up.' },
  48001: { zh: '这个公众号没有接口权限，可能还没有认证。', en: 'The account may not use this; perhaps it is not verified yet.' },
  50002: { zh: '这个公众号的接口被微信停用了。', en: 'WeChat has suspended the account’s use of the API.' },
}
/** 40003: a question about nobody in particular was understood, so the credentials are good. */
const nobody = 40003

export function wechatFinding(error: unknown): Finding {
  if (error instanceof WechatUnavailable)
    return finding(
      false,
      'wechat',
      `连不上微信的接口，请检查服务器的网络：${error.message}`,
      `The WeChat API cannot be reached; check the network of the server: ${error.message}`,
    )
  if (!(error instanceof WechatError)) throw error
  if (error.errcode === nobody) return wechatWorks
  const text = known[error.errcode] ?? { zh: '微信返回错误 {code}：{said}', en: 'WeChat answers with error {code}: {said}' }
  const values = { code: error.errcode, said: error.errmsg }
  return { ok: false, what: 'wechat', text: { zh: fill(text.zh, values), en: fill(text.en, values) } }
}

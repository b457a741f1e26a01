// What WeChat would show a follower of an account's answer: opened, checked and read for the emulator's push.
import { decrypt, getSignature } from '@wecom/crypto'
import { XMLParser } from 'fast-xml-parser'

export type WechatAccount = {
  appId: string
  appSecret: string
  /** The account's original id, gh_… */
  accountId: string
  token: string
  encodingAesKey: string
}

export type SeenReply =
  | { kind: 'text'; to: string; from: string; text: string }
  | { kind: 'news'; to: string; from: string; articles: { title: string; description: string; picUrl: string; url: string }[] }

const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: name => name === 'item' })

/** Throws what WeChat would find fault with. */
export function readReply(
  body: string,
  account: WechatAccount,
  openid: string,
  mode: 'plain' | 'encrypted',
): SeenReply | undefined {
  if (body === '' || body === 'success') return undefined
  const outer = parser.parse(body, true).xml
  const xml = mode === 'encrypted' ? parser.parse(unseal(outer, account), true).xml : outer
  if (xml?.ToUserName !== openid || xml.FromUserName !== account.accountId)
    throw new Error('the reply is not from the account to the follower')
  if (!/^\d{10}$/.test(xml.CreateTime)) throw new Error('CreateTime is not a time')
  const ends = { to: xml.ToUserName, from: xml.FromUserName }
  if (xml.MsgType === 'text' && typeof xml.Content === 'string') return { kind: 'text', ...ends, text: xml.Content }
  const items: Record<string, string>[] = xml.Articles?.item ?? []
  if (xml.MsgType !== 'news' || items.length === 0 || Number(xml.ArticleCount) !== items.length)
    throw new Error('neither a text nor articles')
  const articles = items.map(({ Title = '', Description = '', PicUrl = '', Url = '' }) => ({
    title: Title,
    description: Description,
    picUrl: PicUrl,
    url: Url,
  }))
  return { kind: 'news', ...ends, articles }
}

function unseal(envelope: Record<string, string> | undefined, account: WechatAccount): string {
  const { Encrypt = '', MsgSignature = '', TimeStamp = '', Nonce = '' } = envelope ?? {}
  if (getSignature(account.token, TimeStamp, Nonce, Encrypt) !== MsgSignature) throw new Error('the reply is not signed')
  const { message, id } = decrypt(account.encodingAesKey, Encrypt)
  if (id !== account.appId) throw new Error('the reply is for another appid')
  return message
}

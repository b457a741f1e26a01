// The pushing half of the WeChat emulator: signs, encrypts, waits and repeats as WeChat's servers are documented to.
// It shares no code with the receiving side, and uses @wecom/crypto for the cipher, so that each checks the other.
import { randomBytes, randomInt } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { XMLParser } from 'fast-xml-parser'

export type WechatAccount = {
  appId: string
  appSecret: string
  /** The account's original id, gh_… */
  accountId: string
  token: string
  encodingAesKey: string
}

export type PushMessage =
  | { type: 'text'; from: string; content: string; messageId?: string }
  | { type: 'image'; from: string; picUrl: string; mediaId: string; messageId?: string }
  | { type: 'voice'; from: string; mediaId: string; format: string; messageId?: string }
  | { type: 'event'; from: string; event: string; eventKey?: string; sentAt?: Date }
  /** Sent as it stands, for what WeChat itself would never send. */
  | { type: 'raw'; from: string; xml: string }

export type PushOptions = {
  mode?: 'plain' | 'encrypted'
  /** Delivers the same message this often even when it is answered, as happens when an answer is lost on the way. */
  deliverTimes?: number
  /** Delivers all of them at the same moment, and repeats none. */
  together?: boolean
  timeoutMs?: number
  /** Changes a request on its way, to see it refused. */
  tamper?: (request: { url: URL; body: string }) => { url: URL; body: string }
}

export type SeenReply =
  | { kind: 'text'; to: string; from: string; text: string }
  | { kind: 'news'; to: string; from: string; articles: { title: string; description: string; picUrl: string; url: string }[] }

export type Delivered = {
  /** `faulty`: the follower would read "该公众号提供的服务出现故障". */
  outcome: 'replied' | 'acknowledged' | 'faulty' | 'unanswered'
  reply: SeenReply | undefined
  status: number | undefined
  complaint: string | undefined
  elapsedMs: number
}

/** The first delivery that was answered (or else the last), and all of them. */
export type Pushed = Delivered & { deliveries: Delivered[] }

// "No answer within five seconds: the connection is cut and the request made again, three times in all."
const attemptsMax = 3
const answerTimeoutMs = 5000

const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: name => name === 'item' })

export function openPusher(account: WechatAccount, now: () => Date) {
  let messageNumber = 0

  const seconds = () => String(Math.floor(now().getTime() / 1000))
  const nextId = () => String(7_483_329_000_000_000_000n + BigInt(++messageNumber))

  function fieldsOf(message: Exclude<PushMessage, { type: 'raw' }>): [string, string][] {
    const sentAt = message.type === 'event' && message.sentAt ? String(Math.floor(message.sentAt.getTime() / 1000)) : seconds()
    const head: [string, string][] = [
      ['ToUserName', account.accountId],
      ['FromUserName', message.from],
      ['CreateTime', sentAt],
      ['MsgType', message.type],
    ]
    if (message.type === 'event') return [...head, ['Event', message.event], ['EventKey', message.eventKey ?? '']]
    const id: [string, string] = ['MsgId', message.messageId ?? nextId()]
    if (message.type === 'text') return [...head, ['Content', message.content], id]
    if (message.type === 'image') return [...head, ['PicUrl', message.picUrl], ['MediaId', message.mediaId], id]
    return [...head, ['MediaId', message.mediaId], ['Format', message.format], id]
  }

  function requestOf(callbackUrl: string, openid: string, xml: string, mode: 'plain' | 'encrypted') {
    const url = new URL(callbackUrl)
    const timestamp = seconds()
    const nonce = String(randomInt(10 ** 8, 10 ** 10))
    // @wecom/crypto always takes four parts; an empty fourth adds nothing to the sorted, joined text.
    url.searchParams.set('signature', getSignature(account.token, timestamp, nonce, ''))
    url.searchParams.set('timestamp', timestamp)
    url.searchParams.set('nonce', nonce)
    url.searchParams.set('openid', openid)
    if (mode === 'plain') return { url, body: xml }
    const ciphertext = encrypt(account.encodingAesKey, xml, account.appId, randomBytes(16))
    url.searchParams.set('encrypt_type', 'aes')
    url.searchParams.set('msg_signature', getSignature(account.token, timestamp, nonce, ciphertext))
    return {
      url,
      body: toXml([
        ['ToUserName', account.accountId],
        ['Encrypt', ciphertext],
      ]),
    }
  }

  async function deliver(request: { url: URL; body: string }, openid: string, options: PushOptions): Promise<Delivered> {
    const startedAt = performance.now()
    const done = (rest: Partial<Delivered> & Pick<Delivered, 'outcome'>): Delivered => ({
      reply: undefined,
      status: undefined,
      complaint: undefined,
      ...rest,
      elapsedMs: performance.now() - startedAt,
    })
    let status: number
    let body: string
    try {
      const signal = AbortSignal.timeout(options.timeoutMs ?? answerTimeoutMs)
      const response = await fetch(request.url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: request.body,
        redirect: 'manual',
        signal,
      })
      status = response.status
      body = await response.text()
    } catch (error) {
      return done({ outcome: 'unanswered', complaint: String(error) })
    }
    if (status !== 200) return done({ outcome: 'faulty', status, complaint: `answered ${status}` })
    try {
      const reply = readReply(body, account, openid, options.mode ?? 'encrypted')
      return done({ outcome: reply ? 'replied' : 'acknowledged', reply, status })
    } catch (error) {
      return done({ outcome: 'faulty', status, complaint: String(error) })
    }
  }

  return {
    async push(callbackUrl: string, message: PushMessage, options: PushOptions = {}): Promise<Pushed> {
      const { mode = 'encrypted', deliverTimes = 1, together = false, tamper = request => request } = options
      const xml = message.type === 'raw' ? message.xml : toXml(fieldsOf(message))
      // Every delivery is signed anew; the message in it stays the same.
      const once = () => deliver(tamper(requestOf(callbackUrl, message.from, xml, mode)), message.from, options)
      const deliveries: Delivered[] = together ? await Promise.all(Array.from({ length: deliverTimes }, once)) : []
      while (!together && deliveries.length < Math.max(attemptsMax, deliverTimes)) {
        const delivered = await once()
        deliveries.push(delivered)
        if (delivered.outcome !== 'unanswered' && deliveries.length >= deliverTimes) break
      }
      const told = deliveries.find(delivered => delivered.outcome !== 'unanswered') ?? (deliveries.at(-1) as Delivered)
      return { ...told, deliveries }
    },

    /** What the "submit" button of WeChat's settings page does. */
    async verifyUrl(callbackUrl: string, token = account.token): Promise<{ ok: boolean; status: number; body: string }> {
      const url = new URL(callbackUrl)
      const [timestamp, nonce, echostr] = [seconds(), String(randomInt(10 ** 8, 10 ** 10)), String(randomInt(10 ** 12, 10 ** 14))]
      url.searchParams.set('signature', getSignature(token, timestamp, nonce, ''))
      url.searchParams.set('echostr', echostr)
      url.searchParams.set('timestamp', timestamp)
      url.searchParams.set('nonce', nonce)
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerTimeoutMs) })
      const body = await response.text()
      return { ok: response.status === 200 && body === echostr, status: response.status, body }
    },
  }
}

/** Throws what WeChat would find fault with. */
function readReply(body: string, account: WechatAccount, openid: string, mode: 'plain' | 'encrypted'): SeenReply | undefined {
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

function toXml(fields: [string, string][]): string {
  const inner = fields.map(([name, value]) => {
    const text = /^(CreateTime|MsgId)$/.test(name) ? value : `<![CDATA[${value.split(']]>').join(']]]]><![CDATA[>')}]]>`
    return `<${name}>${text}</${name}>`
  })
  return `<xml>${inner.join('\n')}</xml>`
}

// The pushing half of the WeChat emulator: signs, encrypts, waits and repeats as WeChat's servers are documented to.
// It shares no code with the receiving side, and uses @wecom/crypto for the cipher, so that each checks the other.
import { randomBytes, randomInt } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import { readReply, type SeenReply, type WechatAccount } from './seen-reply.ts'

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

export function openPusher(account: WechatAccount, now: () => Date) {
  let messageNumber = 0
  const seconds = () => String(Math.floor(now().getTime() / 1000))
  const nextId = () => String(7_483_329_000_000_000_000n + BigInt(++messageNumber))

  return {
    async push(callbackUrl: string, message: PushMessage, options: PushOptions = {}): Promise<Pushed> {
      const {
        mode = 'encrypted',
        deliverTimes = 1,
        together = false,
        tamper = request => request,
        timeoutMs = answerTimeoutMs,
      } = options
      const xml =
        message.type === 'raw' ? message.xml : toXml([['ToUserName', account.accountId], ...fieldsOf(message, seconds(), nextId)])
      // Every delivery is signed anew; the message in it stays the same.
      const once = () => {
        const signed = signedUrl(callbackUrl, account.token, seconds())
        signed.url.searchParams.set('openid', message.from)
        const request = tamper(mode === 'plain' ? { url: signed.url, body: xml } : sealed(signed, account, xml))
        return deliver(request, timeoutMs, body => readReply(body, account, message.from, mode))
      }
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
      const { url } = signedUrl(callbackUrl, token, seconds())
      const echostr = String(randomInt(10 ** 12, 10 ** 14))
      url.searchParams.set('echostr', echostr)
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerTimeoutMs) })
      const body = await response.text()
      return { ok: response.status === 200 && body === echostr, status: response.status, body }
    },
  }
}

function fieldsOf(message: Exclude<PushMessage, { type: 'raw' }>, now: string, nextId: () => string): [string, string][] {
  const sentAt = message.type === 'event' && message.sentAt ? String(Math.floor(message.sentAt.getTime() / 1000)) : now
  const head: [string, string][] = [
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

type Signed = { url: URL; timestamp: string; nonce: string }

function signedUrl(callbackUrl: string, token: string, timestamp: string): Signed {
  const url = new URL(callbackUrl)
  const nonce = String(randomInt(10 ** 8, 10 ** 10))
  // @wecom/crypto always takes four parts; an empty fourth adds nothing to the sorted, joined text.
  url.searchParams.set('signature', getSignature(token, timestamp, nonce, ''))
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('nonce', nonce)
  return { url, timestamp, nonce }
}

function sealed({ url, timestamp, nonce }: Signed, account: WechatAccount, xml: string): { url: URL; body: string } {
  const ciphertext = encrypt(account.encodingAesKey, xml, account.appId, randomBytes(16))
  url.searchParams.set('encrypt_type', 'aes')
  url.searchParams.set('msg_signature', getSignature(account.token, timestamp, nonce, ciphertext))
  const fields: [string, string][] = [
    ['ToUserName', account.accountId],
    ['Encrypt', ciphertext],
  ]
  return { url, body: toXml(fields) }
}

async function deliver(
  request: { url: URL; body: string },
  timeoutMs: number,
  read: (body: string) => SeenReply | undefined,
): Promise<Delivered> {
  const startedAt = performance.now()
  const nothing = { reply: undefined, status: undefined, complaint: undefined }
  const done = (told: Partial<Delivered> & Pick<Delivered, 'outcome'>) => ({
    ...nothing,
    ...told,
    elapsedMs: performance.now() - startedAt,
  })
  let status: number
  let body: string
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const headers = { 'content-type': 'text/xml' }
    const response = await fetch(request.url, { method: 'POST', headers, body: request.body, redirect: 'manual', signal })
    status = response.status
    body = await response.text()
  } catch (error) {
    return done({ outcome: 'unanswered', complaint: String(error) })
  }
  if (status !== 200) return done({ outcome: 'faulty', status, complaint: `answered ${status}` })
  try {
    const reply = read(body)
    return done({ outcome: reply ? 'replied' : 'acknowledged', reply, status })
  } catch (error) {
    return done({ outcome: 'faulty', status, complaint: String(error) })
  }
}

function toXml(fields: [string, string][]): string {
  const inner = fields.map(([name, value]) => {
    const text = /^(CreateTime|MsgId)$/.test(name) ? value : `<![CDATA[${value.split(']]>').join(']]]]><![CDATA[>')}]]>`
    return `<${name}>${text}</${name}>`
  })
  return `<xml>${inner.join('\n')}</xml>`
}

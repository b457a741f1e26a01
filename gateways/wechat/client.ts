// Calls WeChat's API for one official account: messages to followers, QR codes with a scene, who a follower is, and sign-in by code.
import { boundedCall, CallFailed, type Fetch } from '../bounded-call.ts'
import { type FetchedToken, openAccessToken } from './access-token.ts'
import { errorOf, staleTokenCodes, WechatError, WechatUnavailable } from './errors.ts'
import { type AuthorizeRequest, authorizeUrl, readSignIn, type SignIn } from './oauth.ts'
import type { Article } from './reply.ts'

export type WechatOptions = {
  appId: string
  appSecret: string
  /** The API, where tokens and secrets travel. */
  baseUrl?: string
  /** The page a member is sent to for sign-in. */
  authorizeBaseUrl?: string
  /** Where the picture of a QR code is fetched. */
  qrBaseUrl?: string
  now?: () => Date
  fetch?: Fetch
  timeoutMs?: number
}

export type QrCodeRequest = {
  /** 1–64 characters, comes back with the scan. */ scene: string /** At most 30 days; absent: for ever (100,000 an account). */
  expiresInSeconds?: number
}

export type QrCode = {
  ticket: string /** What the code says; draw it yourself or fetch `imageUrl`. */
  url: string
  imageUrl: string
  expiresAt: Date | undefined
}

export type Follower = {
  openid: string
  subscribed: boolean
  subscribedAt: Date | undefined
  unionid: string | undefined
  source: string | undefined
  scene: string | undefined
}

export type Wechat = {
  sendCustomText(openid: string, text: string): Promise<void>
  /** One article: WeChat takes no more. */
  sendCustomNews(openid: string, article: Article): Promise<void>
  createQrCode(request: QrCodeRequest): Promise<QrCode>
  userInfo(openid: string): Promise<Follower>
  /** Where to send a member's WeChat browser to sign in. */
  authorizeUrl(request: AuthorizeRequest): string
  /** What the code of the redirect is worth; a code works once, for five minutes. */
  codeToOpenid(code: string): Promise<SignIn>
}

type Json = Record<string, unknown>

const answerBytesMax = 1024 * 1024
const qrSecondsMax = 30 * 24 * 3600

export function openWechat(options: WechatOptions): Wechat {
  const { appId, appSecret, baseUrl = 'https://api.weixin.qq.com', now = () => new Date() } = options
  const { authorizeBaseUrl = 'https://open.weixin.qq.com', qrBaseUrl = 'https://mp.weixin.qq.com' } = options
  if (!appId || !appSecret) throw new TypeError('appId and appSecret are needed')
  const ask = openAsk(options, baseUrl)

  const accessToken = openAccessToken(async (force): Promise<FetchedToken> => {
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }
    const said = await ask('/cgi-bin/stable_token', {}, body)
    if (typeof said.access_token !== 'string' || typeof said.expires_in !== 'number')
      throw new WechatUnavailable('/cgi-bin/stable_token: no token in the answer')
    return { token: said.access_token, expiresInSeconds: said.expires_in }
  }, now)

  const call = async (path: string, query: Record<string, string>, body?: Json): Promise<Json> => {
    const token = await accessToken.get()
    try {
      return await ask(path, { ...query, access_token: token }, body)
    } catch (error) {
      if (!(error instanceof WechatError) || !staleTokenCodes.has(error.errcode)) throw error
      const fresh = await accessToken.replace(token)
      if (fresh === undefined) throw error
      return ask(path, { ...query, access_token: fresh }, body)
    }
  }

  return {
    async sendCustomText(openid, text) {
      await call('/cgi-bin/message/custom/send', {}, { touser: openid, msgtype: 'text', text: { content: text } })
    },
    async sendCustomNews(openid, { title, description, picUrl, url }) {
      const articles = [{ title, description, url, picurl: picUrl }]
      await call('/cgi-bin/message/custom/send', {}, { touser: openid, msgtype: 'news', news: { articles } })
    },
    async createQrCode(request) {
      const said = await call('/cgi-bin/qrcode/create', {}, qrBody(request))
      const [ticket, url] = [need(said, 'ticket'), need(said, 'url')]
      const imageUrl = `${trimmed(qrBaseUrl)}/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`
      const seconds = said.expire_seconds
      return {
        ticket,
        url,
        imageUrl,
        expiresAt:
          typeof seconds === 'number' && request.expiresInSeconds ? new Date(now().getTime() + seconds * 1000) : undefined,
      }
    },
    async userInfo(openid) {
      return follower(await call('/cgi-bin/user/info', { openid, lang: 'zh_CN' }))
    },
    authorizeUrl: request => authorizeUrl(trimmed(authorizeBaseUrl), appId, request),
    async codeToOpenid(code) {
      return readSignIn(
        await ask('/sns/oauth2/access_token', { appid: appId, secret: appSecret, code, grant_type: 'authorization_code' }),
      )
    },
  }
}

/** One question to the API. WeChat answers 200 even when it refuses: the errcode decides. */
function openAsk(options: WechatOptions, baseUrl: string) {
  const { fetch = globalThis.fetch, timeoutMs = 10_000 } = options
  return async (path: string, query: Record<string, string>, body?: Json): Promise<Json> => {
    const url = new URL(`${trimmed(baseUrl)}${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const said = await answerTo(path, () =>
      boundedCall({
        url,
        timeoutMs,
        answerBytesMax,
        fetch,
        // WeChat shows \uXXXX as it stands; well-formed text is written without it.
        ...(body && {
          method: 'POST' as const,
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: wellFormedJson(body),
        }),
      }),
    )
    const { errcode, errmsg } = said
    if (typeof errcode === 'number' && errcode !== 0)
      throw errorOf(errcode, typeof errmsg === 'string' ? errmsg.slice(0, 200) : '', path)
    return said
  }
}

async function answerTo(path: string, call: () => ReturnType<typeof boundedCall>): Promise<Json> {
  try {
    const { status, text } = await call()
    if (status !== 200) throw new WechatUnavailable(`${path}: answered ${status}`)
    const said: unknown = JSON.parse(text)
    if (typeof said === 'object' && said !== null) return said as Json
    throw new WechatUnavailable(`${path}: the answer is not an object`)
  } catch (error) {
    if (error instanceof CallFailed) throw new WechatUnavailable(error.message, error)
    if (error instanceof SyntaxError) throw new WechatUnavailable(`${path}: the answer is not JSON`, error)
    throw error
  }
}

function qrBody({ scene, expiresInSeconds }: QrCodeRequest): Json {
  if (scene.length < 1 || scene.length > 64) throw new RangeError('a scene has 1–64 characters')
  const action_info = { scene: { scene_str: scene } }
  if (expiresInSeconds === undefined) return { action_name: 'QR_LIMIT_STR_SCENE', action_info }
  if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 60 || expiresInSeconds > qrSecondsMax)
    throw new RangeError('a QR code lives from a minute to 30 days')
  return { action_name: 'QR_STR_SCENE', expire_seconds: expiresInSeconds, action_info }
}

function follower(said: Json): Follower {
  const words = (name: string) => (typeof said[name] === 'string' && said[name] !== '' ? said[name] : undefined)
  return {
    openid: need(said, 'openid'),
    subscribed: said.subscribe === 1,
    subscribedAt: typeof said.subscribe_time === 'number' ? new Date(said.subscribe_time * 1000) : undefined,
    unionid: words('unionid'),
    source: words('subscribe_scene'),
    scene: words('qr_scene_str'),
  }
}

function need(said: Json, name: string): string {
  const value = said[name]
  if (typeof value !== 'string' || value === '') throw new WechatUnavailable(`no ${name} in the answer`)
  return value
}

function wellFormedJson(body: Json): string {
  return JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
}

function trimmed(base: string): string {
  return base.replace(/\/+$/, '')
}

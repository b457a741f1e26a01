// WeChat's servers on loopback for tests and development: the API of one account, its sign-in page, and its pushes (pusher.ts).
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { answerJson, type LoopbackRequest, listenOnLoopback } from '../loopback.ts'
import { openPusher, type Pushed, type PushMessage, type PushOptions } from './pusher.ts'
import type { WechatAccount } from './seen-reply.ts'

export type WechatEmulatorOptions = Partial<WechatAccount> & {
  port?: number
  now?: () => Date /** How long an access token lives; 7200 s at WeChat. */
  tokenSeconds?: number
}

export type ApiCall = { path: string; query: Record<string, string>; body: any }

export type SentCustom = {
  touser: string
  msgtype: string
  text?: { content: string }
  news?: { articles: Record<string, string>[] }
}

/** An errcode, an HTTP status, or no answer at all. */
export type WechatFailure = { errcode: number; errmsg?: string } | { status: number } | 'silent'

export type WechatEmulator = {
  /** For `baseUrl`, `authorizeBaseUrl` and `qrBaseUrl` alike. */
  url: string
  account: WechatAccount
  /** Custom messages that were taken, in order. */
  sent: SentCustom[]
  /** Every call to the API, taken or not. */
  calls: ApiCall[]
  callsTo(path: string): ApiCall[]
  failNext(path: string, failure: WechatFailure, times?: number): void
  /** 42001 from now on for every token handed out so far. */
  expireTokens(): void
  /** 40001 from now on, while stable_token goes on giving the same token until it is forced. */
  revokeTokens(): void
  followers: Map<string, Record<string, unknown>>
  /** Who the next visit to the sign-in page is. */
  signInAs(openid: string, extra?: { unionid?: string; isSnapshot?: boolean }): void
  verifyUrl(callbackUrl: string, token?: string): Promise<{ ok: boolean; status: number; body: string }>
  push(callbackUrl: string, message: PushMessage, options?: PushOptions): Promise<Pushed>
  close(): Promise<void>
}

type HeldToken = { token: string; expiresAt: number; revoked: boolean }
type Visitor = { openid: string; unionid?: string; isSnapshot?: boolean }
type State = {
  account: WechatAccount
  now: () => Date
  tokenSeconds: number
  tokens: HeldToken[]
  codes: Map<string, Visitor & { scope: string; expiresAt: number; used: boolean }>
  visitor: Visitor
  sent: SentCustom[]
  followers: Map<string, Record<string, unknown>>
}
type Handler = (state: State, request: { query: URLSearchParams; body: any }) => Record<string, unknown>

const renewEarlyMs = 5 * 60_000
const codeLifeMs = 5 * 60_000

export async function startWechat(options: WechatEmulatorOptions = {}): Promise<WechatEmulator> {
  const { port, now = () => new Date(), tokenSeconds = 7200, ...given } = options
  const account: WechatAccount = {
    appId: 'wx0000000000000001',
    appSecret: 'secret-of-the-emulated-account',
    accountId: 'gh_000000000001',
    token: 'emulatedtoken',
    encodingAesKey: 'kWxPEV2UEDyxWpmPBdv0Kjtxnd3Th1xK2wKfJ7xS9Qc',
    ...given,
  }
  const state: State = {
    account,
    now,
    tokenSeconds,
    tokens: [],
    codes: new Map(),
    visitor: { openid: 'o-visitor' },
    sent: [],
    followers: new Map(),
  }
  const calls: ApiCall[] = []
  const failures = new Map<string, WechatFailure[]>()

  const handle = (request: LoopbackRequest, response: ServerResponse) => {
    const { path, query } = request
    if (path === '/connect/oauth2/authorize') return authorize(state, query, response)
    const body = request.body === '' ? undefined : JSON.parse(request.body)
    calls.push({ path, query: Object.fromEntries(query), body })
    const failure = failures.get(path)?.shift()
    if (failure === 'silent') return
    if (failure && 'status' in failure) return answerJson(response, failure.status, {})
    if (failure) return answerJson(response, 200, { errmsg: 'injected', ...failure })
    const handler = handlers[path]
    answerJson(response, handler ? 200 : 404, handler ? handler(state, { query, body }) : {})
  }

  const server = await listenOnLoopback(handle, port)
  const pusher = openPusher(account, now)
  return {
    url: server.url,
    account,
    sent: state.sent,
    calls,
    followers: state.followers,
    callsTo: path => calls.filter(call => call.path === path),
    failNext: (path, failure, times = 1) =>
      void failures.set(path, [...(failures.get(path) ?? []), ...Array.from({ length: times }, () => failure)]),
    expireTokens: () => {
      for (const held of state.tokens) held.expiresAt = 0
    },
    revokeTokens: () => {
      for (const held of state.tokens) held.revoked = true
    },
    signInAs: (openid, extra = {}) => void (state.visitor = { openid, ...extra }),
    verifyUrl: pusher.verifyUrl,
    push: pusher.push,
    close: () => server.close(),
  }
}

/** Sends the visitor back at once, as the silent sign-in does. */
function authorize(state: State, query: URLSearchParams, response: ServerResponse): void {
  const back = query.get('redirect_uri') ?? ''
  if (query.get('appid') !== state.account.appId || query.get('response_type') !== 'code' || !URL.canParse(back)) {
    response.writeHead(400).end()
    return
  }
  const code = randomBytes(16).toString('hex')
  state.codes.set(code, {
    ...state.visitor,
    scope: query.get('scope') ?? '',
    expiresAt: state.now().getTime() + codeLifeMs,
    used: false,
  })
  const url = new URL(back)
  url.searchParams.set('code', code)
  url.searchParams.set('state', query.get('state') ?? '')
  response.writeHead(302, { location: url.href }).end()
}

const handlers: Record<string, Handler> = {
  '/cgi-bin/stable_token': (state, { body }) => {
    if (body?.grant_type !== 'client_credential') return refusal(40002, 'invalid grant_type')
    if (body.appid !== state.account.appId) return refusal(40013, 'invalid appid')
    if (body.secret !== state.account.appSecret) return refusal(40125, 'invalid appsecret')
    return stableToken(state, body.force_refresh === true)
  },
  '/cgi-bin/message/custom/send': (state, { query, body }) => {
    const problem = tokenProblem(state, query)
    if (problem) return problem
    if (typeof body?.touser !== 'string' || body.touser === '') return refusal(40003, 'invalid openid')
    if (body.msgtype === 'news' && body.news?.articles?.length !== 1) return refusal(45008, 'article size out of limit')
    if (body.msgtype !== 'news' && typeof body.text?.content !== 'string') return refusal(40008, 'invalid message type')
    state.sent.push(body)
    return { errcode: 0, errmsg: 'ok' }
  },
  '/cgi-bin/qrcode/create': (state, { query, body }) => {
    const problem = tokenProblem(state, query)
    if (problem) return problem
    const scene = body?.action_info?.scene?.scene_str
    if (typeof scene !== 'string' || scene.length < 1 || scene.length > 64) return refusal(40053, 'invalid action info')
    const ticket = randomBytes(24).toString('base64')
    const url = `http://weixin.qq.com/q/${encodeURIComponent(scene)}`
    return body.action_name === 'QR_STR_SCENE' ? { ticket, expire_seconds: body.expire_seconds, url } : { ticket, url }
  },
  '/cgi-bin/user/info': (state, { query }) => {
    const openid = query.get('openid') ?? ''
    return tokenProblem(state, query) ?? { openid, ...(state.followers.get(openid) ?? { subscribe: 0 }) }
  },
  '/sns/oauth2/access_token': (state, { query }) => {
    if (query.get('appid') !== state.account.appId) return refusal(40013, 'invalid appid')
    if (query.get('secret') !== state.account.appSecret) return refusal(40125, 'invalid appsecret')
    const code = state.codes.get(query.get('code') ?? '')
    if (!code) return refusal(40029, 'invalid code')
    if (code.used) return refusal(40163, 'code been used')
    if (code.expiresAt <= state.now().getTime()) return refusal(42003, 'code expired')
    code.used = true
    const { openid, unionid, scope, isSnapshot } = code
    const extra = { ...(unionid && { unionid }), ...(isSnapshot && { is_snapshotuser: 1 }) }
    return { access_token: randomBytes(16).toString('hex'), expires_in: 7200, refresh_token: 'r', openid, scope, ...extra }
  },
}

/** The same token to everybody until its last five minutes; a forced renewal ends the one before. */
function stableToken(state: State, force: boolean): Record<string, unknown> {
  const nowMs = state.now().getTime()
  let held = state.tokens.at(-1)
  if (force && held) held.revoked = true
  if (force || !held || held.expiresAt - nowMs < renewEarlyMs) {
    held = { token: `token-${randomBytes(24).toString('hex')}`, expiresAt: nowMs + state.tokenSeconds * 1000, revoked: false }
    state.tokens.push(held)
  }
  return { access_token: held.token, expires_in: Math.floor((held.expiresAt - nowMs) / 1000) }
}

function tokenProblem(state: State, query: URLSearchParams): Record<string, unknown> | undefined {
  const token = query.get('access_token')
  if (!token) return refusal(41001, 'access_token missing')
  const held = state.tokens.find(known => known.token === token)
  if (!held || held.revoked) return refusal(40001, 'invalid credential, access_token is invalid or not latest')
  return held.expiresAt <= state.now().getTime() ? refusal(42001, 'access_token expired') : undefined
}

function refusal(errcode: number, errmsg: string): Record<string, unknown> {
  return { errcode, errmsg }
}

// Sign-in inside WeChat's browser: the address to send a member to, and what comes back for the code.
import { WechatUnavailable } from './errors.ts'

export type AuthorizeRequest = {
  redirectUri: string
  /** Ties the answer to the session that asked; 1–128 letters and digits. */
  state: string
  /** `snsapi_base` is silent and gives the openid; `snsapi_userinfo` asks the person. */
  scope?: 'snsapi_base' | 'snsapi_userinfo'
}

export type SignIn = {
  openid: string
  unionid: string | undefined
  scope: string
  /** The openid is a stand-in that WeChat shows for a page preview: nobody may be signed in by it. */
  isSnapshot: boolean
}

export function authorizeUrl(
  base: string,
  appId: string,
  { redirectUri, state, scope = 'snsapi_base' }: AuthorizeRequest,
): string {
  if (!/^[A-Za-z0-9]{1,128}$/.test(state)) throw new TypeError('state must be 1–128 letters and digits')
  const url = new URL(`${base}/connect/oauth2/authorize`)
  // WeChat checks the order of these parameters.
  url.searchParams.set('appid', appId)
  url.searchParams.set('redirect_uri', redirectUri)
  url.searchParams.set('response_type', 'code')
  url.searchParams.set('scope', scope)
  url.searchParams.set('state', state)
  url.hash = 'wechat_redirect'
  return url.href
}

export function readSignIn(said: Record<string, unknown>): SignIn {
  const { openid, unionid, scope } = said
  if (typeof openid !== 'string' || openid === '') throw new WechatUnavailable('no openid in the answer')
  return {
    openid,
    unionid: typeof unionid === 'string' && unionid !== '' ? unionid : undefined,
    scope: typeof scope === 'string' ? scope : '',
    isSnapshot: said.is_snapshotuser === 1,
  }
}

// Asks the house over HTTP as a browser would, each time from another address unless one is named, so that limits by
// address stay out of the way of tests that are about something else.
import type { World } from './world.ts'

export interface Asked {
  status: number
  body: any
  /** The operator's cookie that was set, as a header value; '' when it was shut. */
  cookie: string | undefined
  headers: Record<string, unknown>
}
export interface AskParts {
  body?: unknown
  cookie?: string
  headers?: Record<string, string>
  ip?: string
  /** The Idempotency-Key. */
  key?: string
}

let addresses = 0
const freshAddress = (): string => `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`

/** `await ask(world, 'POST /staff/sign-in', { body })` */
export async function ask(world: World, route: string, parts: AskParts = {}): Promise<Asked> {
  const [method = 'GET', path = '/'] = route.split(' ')
  const answer = await world.app.inject({
    method: method as 'GET',
    url: `/api${path}`,
    remoteAddress: parts.ip ?? freshAddress(),
    headers: {
      'sec-fetch-site': 'same-origin',
      'accept-language': 'en',
      ...(parts.cookie ? { cookie: parts.cookie } : {}),
      ...(parts.key ? { 'idempotency-key': parts.key } : {}),
      ...parts.headers,
    },
    ...(parts.body === undefined ? {} : { payload: parts.body as object }),
  })
  const set = answer.cookies.find(c => c.name.endsWith('ql-operator'))
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : JSON.parse(answer.body),
    cookie: set && `${set.name}=${set.value}`,
    headers: answer.headers,
  }
}

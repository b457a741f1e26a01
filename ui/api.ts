// The typed client of the API: a table of methods and paths, the contracts as types alone, one function an endpoint.
import type { Answer, Endpoint, Send } from '#kernel/contract.ts'
import { type Carried, carry } from './carry.ts'
import { isProblem, mayRetry } from './problem.ts'

/** room → endpoint → `METHOD /path`, then how it is carried where it is not JSON, and `keyed` where it needs a key. Written by scripts/generate-routes.ts. */
export type RouteTable = Record<string, Record<string, string>>
type Any = Endpoint<any, any, any, any>

export interface AskOptions {
  signal?: AbortSignal
  /** The same key for the same wish, kept across retries: the server then does it once. */
  idempotencyKey?: string
  /** Of an endpoint that carries an upload. */
  file?: Blob
  fileName?: string
  onProgress?: (share: number) => void
}
export type Ask<E> = Send<E> & AskOptions
type Asked<E> = {} extends Ask<E> ? [ask?: Ask<E>] : [ask: Ask<E>]

export interface Call<E> {
  (...asked: Asked<E>): Promise<Answer<E>>
  /** The address itself, for links, pictures and sounds. */
  address(...asked: Asked<E>): string
  /** `room.endpoint`: what its answers are kept under. */
  operation: string
}
export type Client<Rooms, Table> = {
  [R in keyof Rooms & keyof Table]: { [K in keyof Rooms[R] & keyof Table[R]]: Call<Rooms[R][K]> }
}

export interface ApiSettings {
  /** Where the server is; empty in a browser. */
  origin?: string
  communityId?: string
  locale?: () => string
  /** The session is gone or was never there; every 401 tells it, and the fact that led one out, if one did. */
  onSignedOut?: (reason: string) => void
  headers?: Record<string, string>
}
interface Loose extends AskOptions {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

function addressOf(settings: ApiSettings, path: string, ask: Loose): string {
  const values: Record<string, unknown> = { communityId: settings.communityId, ...ask.params }
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined || value === null || value === '') throw new TypeError(`${path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(ask.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
  return `${settings.origin ?? ''}/api${filled}${search.size ? `?${search}` : ''}`
}

function headersOf(settings: ApiSettings, ask: Loose): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...(settings.locale && { 'accept-language': settings.locale() }),
    ...(ask.idempotencyKey && { 'idempotency-key': ask.idempotencyKey }),
    ...settings.headers,
  }
}

/** An upload travels as a form: its fields first, the file last, so that a reader of streams knows what comes. */
function formOf(ask: Loose): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries((ask.body ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  if (ask.file) form.append('file', ask.file, ask.fileName ?? (ask.file instanceof File ? ask.file.name : 'file'))
  return form
}

/** The keys of a keyed endpoint: a fresh one for each wish, the same while it is unknown whether the wish was heard. */
function keysOf(keyed: boolean) {
  const unsure = new Map<string, string>()
  const wishOf = (ask: Loose) => JSON.stringify([ask.params, ask.body])
  return {
    with(ask: Loose): Loose {
      if (!keyed || ask.idempotencyKey) return ask
      const idempotencyKey = unsure.get(wishOf(ask)) ?? newKey()
      unsure.set(wishOf(ask), idempotencyKey)
      return { ...ask, idempotencyKey }
    },
    answered: (ask: Loose, error?: unknown): void => {
      const unheard = isProblem(error) && (mayRetry(error) || error.kind === 'aborted')
      if (!unheard) unsure.delete(wishOf(ask))
    },
  }
}

function callOf(settings: ApiSettings, operation: string, route: string): Call<Any> {
  const [method = 'GET', path = '/', ...marks] = route.split(' ')
  const keys = keysOf(marks.includes('keyed'))
  const call = async (asked: Loose = {}): Promise<unknown> => {
    const ask = keys.with(asked)
    const carried: Carried = {
      method,
      address: addressOf(settings, path, ask),
      headers: headersOf(settings, ask),
      signal: ask.signal,
    }
    if (marks.includes('upload')) Object.assign(carried, { form: formOf(ask), onProgress: ask.onProgress })
    else if (ask.body !== undefined) carried.json = JSON.stringify(ask.body)
    try {
      const answer = await carry(carried)
      keys.answered(asked)
      return answer
    } catch (error) {
      keys.answered(asked, error)
      if (isProblem(error) && error.status === 401) settings.onSignedOut?.(String(error.details['out'] ?? ''))
      throw error
    }
  }
  return Object.assign(call, { operation, address: (ask: Loose = {}) => addressOf(settings, path, ask) }) as Call<Any>
}

/** `api.groups.takeSeat({ params, body })`. `settings` is read at each call, so a community chosen later counts. */
export function createApi<Rooms, const Table extends RouteTable>(table: Table, settings: ApiSettings): Client<Rooms, Table> {
  const rooms = Object.entries(table).map(([room, endpoints]) => [
    room,
    Object.fromEntries(Object.entries(endpoints).map(([name, route]) => [name, callOf(settings, `${room}.${name}`, route)])),
  ])
  return Object.fromEntries(rooms) as Client<Rooms, Table>
}

/** A fresh key for one wish; make it when the form opens, not when it is sent. */
export const newKey = (): string =>
  // Not randomUUID: a house that is reached without https has none.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')

// The shape of the API, as data. No Fastify, no database: browsers and tests read the same file.
import type { z } from 'zod'
import type { Refusal } from './refusal.ts'

type Schema = z.ZodType
/** anyone: no sign-in needed · member: a member of the community in the path · operator: staff holding `right` (if named). */
export type Who = 'anyone' | 'member' | 'operator'
export interface Rate {
  per: 'ip' | 'actor'
  max: number
  windowSeconds: number
}

export interface Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api; `:name` for parameters. Within a community it starts with /communities/:communityId (see inCommunity). */
  path: string
  summary: string
  who: Who
  /** What an operator must hold, e.g. `members.edit`; staff/rules.ts says which roles hold it. */
  right?: string
  params?: P
  query?: Q
  body?: B
  returns: R
  refuses?: readonly Refusal[]
  rate?: Rate
  /** json: the default · upload: multipart, at most `uploadMaxBytes` · download: the answer is a file. */
  carries?: 'json' | 'upload' | 'download'
  uploadMaxBytes?: number
  /** The answer is the same for everyone who may see it, and may be held as bytes for a moment. */
  shared?: boolean
  /** Secrets travel in what is sent or answered: nothing of it is stored, so an Idempotency-Key is not heeded. */
  secret?: boolean
  /** It moves money or the like: without an Idempotency-Key it is not heard, so that a repeat is never a second time. */
  keyed?: boolean
  /** The room keeps the Idempotency-Key with what it writes and answers a repeat itself, instead of the kernel: for calls so
   *  frequent that one more row and statement for each would be felt. */
  keepsKey?: boolean
  /** An operator's call that must keep something even when it refuses (failed proofs are counted): its handler opens the
   *  transaction itself and writes the audit line in it, instead of the kernel. */
  apart?: boolean
}
export type Contract = Record<string, Endpoint<any, any, any, any>>

export const endpoint = <
  P extends Schema = z.ZodUndefined,
  Q extends Schema = z.ZodUndefined,
  B extends Schema = z.ZodUndefined,
  R extends Schema = z.ZodVoid,
>(
  e: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => e

/** The community in the path is read by the kernel itself and lands in ctx.community; contracts do not name it again. */
export const inCommunity = (path: string): string => `/communities/:communityId${path}`

/** What a handler is given: parsed values. */
export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B, any>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B>; upload: Upload /** See keepsKey; else ''. */; key: string }
    : never
/** What a handler returns: rich values (an instant is a Date); undeclared fields are stripped on the way out. */
export type Output<E> = E extends Endpoint<any, any, any, infer R> ? z.output<R> : never
/** What a caller sends over the wire. */
export type Send<E> =
  E extends Endpoint<infer P, infer Q, infer B, any>
    ? (P extends z.ZodUndefined ? { params?: undefined } : { params: z.input<P> }) &
        (Q extends z.ZodUndefined ? { query?: undefined } : { query?: z.input<Q> }) &
        (B extends z.ZodUndefined ? { body?: undefined } : { body: z.input<B> })
    : never
/** What a caller receives over the wire: plain JSON (an instant is an ISO string). */
export type Answer<E> = E extends Endpoint<any, any, any, infer R> ? z.input<R> : never

/** One uploaded file, already on disk and within its limit; deleted when the request ends unless it is kept. */
export interface Upload {
  path: string
  fileName: string
  mime: string
  bytes: number
}

/** What a download endpoint's handler returns. */
export interface Download {
  body: NodeJS.ReadableStream | Uint8Array | string | { path: string; bytes: number }
  mime: string
  fileName: string
  /** attachment unless the content was re-encoded by us. */
  inline?: boolean
  cacheSeconds?: number
}

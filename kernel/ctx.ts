// ctx is the first argument of everything that acts: who, where, when, with what chance, on which connection.
import type { Db } from './db/connect.ts'
import type { House } from './house.ts'
import type { Locale } from './i18n.ts'
import type { Log } from './log.ts'
import type { Random } from './random.ts'
import { Forbidden, refuse, SignInNeeded } from './refusal.ts'
import type { Door } from './sessions.ts'

export type Actor =
  | { kind: 'anyone' }
  | { kind: 'member'; memberId: string; personId: string }
  | { kind: 'operator'; operatorId: string; name: string; rights: ReadonlySet<string> }
  | { kind: 'system'; name: string }

export interface CommunityRef {
  id: string
  slug: string
  name: string
  timeZone: string
  locale: Locale
}

/** What happens outside any one community happens in the house. */
export const theHouse: CommunityRef = { id: 'house', slug: '', name: 'house', timeZone: 'UTC', locale: 'zh-CN' }

/** The cookies of the request: which doors its caller holds open. Jobs and the house have none. */
export interface Doorway {
  agent: string
  /** Where the caller stands, for those who must be told it (a payment provider). Never kept longer than what it is for. */
  address: string
  secret(door: Door): string | undefined
  open(door: Door, secret: string): void
  shut(door: Door): void
}
export const noDoorway: Doorway = { agent: '', address: '', secret: () => undefined, open: () => {}, shut: () => {} }

export interface Ctx {
  actor: Actor
  community: CommunityRef
  db: Db
  now: Date
  random: Random
  log: Log
  locale: Locale
  requestId: string
  /** Salted hash of the caller's address, for audit and limits; '' for jobs. */
  callerHash: string
  doorway: Doorway
  house: House
  /** Run after the transaction that is open has committed; at once when none is. */
  afterCommit(work: () => void): void
}

export const memberIdOf = (ctx: Ctx): string => (ctx.actor.kind === 'member' ? ctx.actor.memberId : refuse(SignInNeeded))
export const operatorOf = (ctx: Ctx) => (ctx.actor.kind === 'operator' ? ctx.actor : refuse(SignInNeeded))
/** One name for the actor in facts and audits: `mem_…`, `opr_…`, `system:name` or `anyone`. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'member') return actor.memberId
  if (actor.kind === 'operator') return actor.operatorId
  return actor.kind === 'system' ? `system:${actor.name}` : 'anyone'
}
export function needRight(ctx: Ctx, right: string): void {
  if (ctx.actor.kind === 'system') return
  if (ctx.actor.kind !== 'operator' || !ctx.actor.rights.has(right)) refuse(Forbidden)
}
/** The same call seen by the house itself, e.g. inside a listener. */
export const asSystem = (ctx: Ctx, name: string): Ctx => ({ ...ctx, actor: { kind: 'system', name } })

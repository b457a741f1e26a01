// Who may read, write and keep order in a stream. A group's own rules are asked of the groups.
import { type Actor, asSystem, type Ctx } from '#kernel/ctx.ts'
import { Forbidden, NotFound, type Refusal } from '#kernel/refusal.ts'
import { NoSeat } from '#modules/groups/contract.ts'
import { mayReadGroup, seatOf, whyNotWrite } from '#modules/groups/index.ts'
import { StreamClosed } from './contract.ts'

const operates = (ctx: Ctx, right: string): boolean =>
  ctx.actor.kind === 'system' || (ctx.actor.kind === 'operator' && ctx.actor.rights.has(right))

/** A group's stream is for those who sit in it, the community's for its members; operators read with their right. */
export async function mayRead(ctx: Ctx, groupId: string | null): Promise<boolean> {
  if (ctx.actor.kind !== 'member') return operates(ctx, 'content.read')
  return groupId === null || mayReadGroup(ctx, groupId)
}

interface Belief {
  may: Promise<boolean>
  until: number
}
const believedMs = 1_000
const beliefs = new WeakMap<Actor, Map<string, Belief>>()

/**
 * The same for answers that are held as bytes: asked once a second, and again as soon as the actor himself is looked at
 * again because he lost a seat or was banned. A no is asked again each time.
 */
export function mayReadNow(ctx: Ctx, groupId: string | null): Promise<boolean> {
  const ofActor = beliefs.get(ctx.actor) ?? new Map<string, Belief>()
  beliefs.set(ctx.actor, ofActor)
  const key = `${ctx.community.id}:${groupId ?? ''}`
  const now = performance.now()
  const there = ofActor.get(key)
  if (there && there.until > now) return there.may
  const may = mayRead(ctx, groupId)
  ofActor.set(key, { may, until: now + believedMs })
  may.then(
    yes => yes || ofActor.delete(key),
    () => ofActor.delete(key),
  )
  return may
}

/** `membersWrite` says whether the community's stream is open to posts of members; comments it takes from all. */
export async function whyNotPost(ctx: Ctx, groupId: string | null, membersWrite: boolean): Promise<Refusal | null> {
  if (ctx.actor.kind === 'member' && groupId === null) return membersWrite ? null : StreamClosed
  return whyNotComment(ctx, groupId)
}

/** What stands in a group that one does not sit in is not there at all. */
export async function whyNotComment(ctx: Ctx, groupId: string | null): Promise<Refusal | null> {
  const isMember = ctx.actor.kind === 'member'
  if (!isMember && !operates(ctx, 'content.publish')) return Forbidden
  if (groupId === null) return null
  const refusal = await whyNotWrite(isMember ? ctx : asSystem(ctx, 'content'), groupId)
  return refusal === NoSeat ? NotFound : refusal
}

const keepers: readonly string[] = ['owner', 'host', 'monitor']

/** Operators everywhere; owners, hosts and monitors in their own group. */
export async function mayModerate(ctx: Ctx, groupId: string | null): Promise<boolean> {
  if (ctx.actor.kind !== 'member') return operates(ctx, 'content.moderate')
  const seat = groupId === null ? null : await seatOf(ctx, groupId, ctx.actor.memberId)
  return seat !== null && keepers.includes(seat.role)
}

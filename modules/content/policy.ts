// Who may read, write and keep order in a stream. A group's own rules are asked of the groups.
import { type Actor, asSystem, type Ctx } from '#kernel/ctx.ts'
import { Forbidden, NotFound, type Refusal } from '#kernel/refusal.ts'
import { NoSeat } from '#modules/groups/contract.ts'
import { mayReadGroup, seatOf, whyNotWrite } from '#modules/groups/index.ts'
import { archiveUntil, mayNow, type Sight, sightOf } from '#modules/tiers/index.ts'
import { StreamClosed } from './contract.ts'
import { findPlaceAndState, hasPostsForHolders } from './store/posts.ts'

const operates = (ctx: Ctx, right: string): boolean =>
  ctx.actor.kind === 'system' || (ctx.actor.kind === 'operator' && ctx.actor.rights.has(right))

/** A group's stream is for those who sit in it, the community's for its members; operators read with their right. */
export async function mayRead(ctx: Ctx, groupId: string | null): Promise<boolean> {
  if (ctx.actor.kind !== 'member') return operates(ctx, 'content.read')
  return groupId === null || mayReadGroup(ctx, groupId)
}

/** A post as far as it matters who may read it. */
export interface Shelf {
  groupId: string | null
  forRight: string | null
  authorId: string | null
}

/** The same of one post: who reads the stream, and holds the right that the post asks for, or kept the archive of its time. */
export const mayReadPost = async (ctx: Ctx, postId: string, shelf: Shelf): Promise<boolean> =>
  (await mayRead(ctx, shelf.groupId)) && (await mayOpen(ctx, postId, shelf))

/** Asked anew each time, by ctx.now: a right is over at the second at which it ends. */
export async function mayOpen(ctx: Ctx, postId: string, { forRight, authorId }: Shelf): Promise<boolean> {
  if (forRight === null || ctx.actor.kind !== 'member' || authorId === ctx.actor.memberId) return true
  if (await mayNow(ctx, ctx.actor.memberId, forRight)) return true
  const until = await archiveUntil(ctx, ctx.actor.memberId, forRight)
  const publishedAt = until && (await findPlaceAndState(ctx, postId))?.publishedAt
  return Boolean(until && publishedAt && publishedAt < until)
}

const openSight: Sight = { rights: [], archives: [] }
/** What of a stream is for this reader; null: all of it. */
export async function sightIn(ctx: Ctx): Promise<Sight | null> {
  if (ctx.actor.kind !== 'member') return null
  return (await hasPostsForHolders(ctx)) ? sightOf(ctx, ctx.actor.memberId) : openSight
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

// Sessions: an opaque 256-bit token in a cookie, only its SHA-256 in the database.
import { sql } from 'kysely'
import type { Actor, CommunityRef, Ctx } from './ctx.ts'
import type { House } from './house.ts'
import { token } from './random.ts'
import { type Door, doorLimits, findSession, hashOf } from './session-rows.ts'

export { type Door, doorLimits } from './session-rows.ts'

/**
 * An actor once found is believed for this long. A ban, a lost role or a sign-out drops it at once in every process, by
 * the notices of the live line (see LiveHub); while that line is down nobody is believed for more than a second.
 */
const believedMs = 10_000
const believedUnheardMs = 1_000
const believedMax = 60_000

export interface Session {
  tokenHash: Buffer
  subject: string
  confirmedAt: Date | null
}
/** A session as its owner reads it in a list. */
export interface OpenSession extends Session {
  createdAt: Date
  seenAt: Date
  expiresAt: Date
  agent: string
}

export interface Sessions {
  open(ctx: Ctx, door: Door, subject: string, agent: string): Promise<string>
  /** Who this token is in this community; null when it opens nothing. */
  actor(door: Door, secret: string, community: CommunityRef): Promise<Actor | null>
  /** Why it opens nothing though it stands: the name of the fact that led its person out; '' when the session is over. */
  whyOut(door: Door, secret: string, community: CommunityRef): Promise<string>
  close(ctx: Ctx, secret: string): Promise<void>
  /** The session of this very request, if its cookie opens one. */
  current(ctx: Ctx, door: Door): Promise<Session | null>
  /** What a subject has open, the latest used first. */
  list(ctx: Ctx, door: Door, subject: string): Promise<OpenSession[]>
  /** Ends one session of a subject; false when there is none such. */
  closeOne(ctx: Ctx, door: Door, subject: string, tokenHash: Buffer): Promise<boolean>
  /** Ends every session of a subject, but the one kept. */
  closeAll(ctx: Ctx, door: Door, subject: string, keep?: Buffer): Promise<number>
  /** The person proved himself again just now; dangerous actions ask for this within ten minutes. */
  confirm(ctx: Ctx, tokenHash: Buffer): Promise<void>
  /** Looks again at these people (or at everyone) when they next come. */
  forget(people?: ReadonlySet<string>): void
}

interface Believed {
  actor: Actor | null
  until: number
  /** When the session itself runs out, by the clock of the house. */
  endsAt: number
}
const nameOf = (actor: Actor | null): string =>
  actor?.kind === 'member' ? actor.memberId : actor?.kind === 'operator' ? actor.operatorId : ''

const openOnes = (ctx: Ctx, door: Door) =>
  ctx.db
    .selectFrom('kernelSessions')
    .select(['tokenHash', 'subject', 'confirmedAt', 'createdAt', 'seenAt', 'expiresAt', 'agent'])
    .where('door', '=', door)
    .where('expiresAt', '>', ctx.now)
    .where('seenAt', '>', new Date(ctx.now.getTime() - doorLimits[door].idleMs))

export function openSessions(house: () => House): Sessions {
  // Two halves, the older one dropped as a whole: taking out the oldest one by one walks over all the gaps left before it.
  let believed = new Map<string, Believed>()
  let earlier = new Map<string, Believed>()
  let forgotten = 0
  const forget = (people?: ReadonlySet<string>) => {
    forgotten++
    for (const half of [believed, earlier])
      if (!people) half.clear()
      else for (const [key, { actor }] of half) if (actor === null || people.has(nameOf(actor))) half.delete(key)
  }
  /** After the commit here, and by a notice in every other process; told last, so that nobody looks again too early. */
  const forgetEverywhere = async (ctx: Ctx) => {
    await sql`select pg_notify('qunluo', '"forget"')`.execute(ctx.db)
    ctx.afterCommit(() => forget())
  }
  /** Members are found together with their session; who an operator is has its own answer. */
  const comeIn = async (door: Door, secret: string, community: CommunityRef) => {
    const session = await findSession(house(), community, door, secret)
    if (!session || door === 'operator')
      return { session, actor: session && (await house().doors.operator(house(), community, session.subject)) }
    const { memberId, subject: personId } = session
    return { session, actor: memberId === null ? null : ({ kind: 'member', memberId, personId } as const) }
  }
  return {
    forget,
    async open(ctx, door, subject, agent) {
      const secret = token(ctx.random)
      await ctx.db
        .insertInto('kernelSessions')
        .values({
          tokenHash: hashOf(secret),
          door,
          subject,
          createdAt: ctx.now,
          seenAt: ctx.now,
          expiresAt: new Date(ctx.now.getTime() + doorLimits[door].absoluteMs),
          agent: agent.slice(0, 200),
          callerHash: ctx.callerHash,
          confirmedAt: ctx.now,
        })
        .execute()
      return secret
    },
    async actor(door, secret, community) {
      const key = `${door}:${community.id}:${secret}`
      const clockNow = performance.now()
      const cached = believed.get(key) ?? earlier.get(key)
      if (cached && cached.until > clockNow && cached.endsAt > house().clock.now().getTime()) return cached.actor
      const before = forgotten
      const { session, actor } = await comeIn(door, secret, community)
      if (believed.size >= believedMax / 2) [earlier, believed] = [believed, new Map()]
      // What was read before someone was shown out is not believed after it.
      const ms = actor && house().live.isListening() ? believedMs : believedUnheardMs
      if (before === forgotten) believed.set(key, { actor, until: clockNow + ms, endsAt: session?.endsAt.getTime() ?? Infinity })
      return actor
    },
    async whyOut(door, secret, community) {
      const session = door === 'member' ? await findSession(house(), community, door, secret) : null
      return session ? house().doors.whyOut(house(), community, session.subject) : ''
    },
    async close(ctx, secret) {
      await ctx.db.deleteFrom('kernelSessions').where('tokenHash', '=', hashOf(secret)).execute()
      await forgetEverywhere(ctx)
    },
    async current(ctx, door) {
      const secret = ctx.doorway.secret(door)
      if (!secret) return null
      const row = await openOnes(ctx, door).where('tokenHash', '=', hashOf(secret)).executeTakeFirst()
      return row ?? null
    },
    list: (ctx, door, subject) => openOnes(ctx, door).where('subject', '=', subject).orderBy('seenAt', 'desc').execute(),
    async closeOne(ctx, door, subject, tokenHash) {
      const one = ctx.db.deleteFrom('kernelSessions').where('door', '=', door).where('subject', '=', subject)
      const { numDeletedRows } = await one.where('tokenHash', '=', tokenHash).executeTakeFirst()
      await forgetEverywhere(ctx)
      return numDeletedRows > 0n
    },
    async closeAll(ctx, door, subject, keep) {
      let query = ctx.db.deleteFrom('kernelSessions').where('door', '=', door).where('subject', '=', subject)
      if (keep) query = query.where('tokenHash', '!=', keep)
      const { numDeletedRows } = await query.executeTakeFirst()
      await forgetEverywhere(ctx)
      return Number(numDeletedRows)
    },
    async confirm(ctx, tokenHash) {
      await ctx.db.updateTable('kernelSessions').set({ confirmedAt: ctx.now }).where('tokenHash', '=', tokenHash).execute()
    },
  }
}

// A member's own sessions: where he is signed in, ending one, ending all; and the proof that dangerous things ask for.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse, SignInNeeded } from '#kernel/refusal.ts'
import type { OpenSession } from '#kernel/sessions.ts'
import { CodeGone, ConfirmFirst, WayNotSet } from '../contract/refusals.ts'
import { sessionsEnded } from '../facts.ts'
import { freshMs } from '../rules.ts'
import { takeCode } from '../store/codes.ts'
import { membershipsOf } from '../store/members.ts'
import { identitiesOf } from '../store/people.ts'
import { checkCode } from './check-code.ts'
import { sendCode } from './send-code.ts'

export const personIdOf = (ctx: Ctx): string => (ctx.actor.kind === 'member' ? ctx.actor.personId : refuse(SignInNeeded))

/** A session left open on a table must not be enough to take an account over. */
export async function needFresh(ctx: Ctx): Promise<void> {
  const session = await ctx.house.sessions.current(ctx, 'member')
  const age = session?.confirmedAt ? ctx.now.getTime() - session.confirmedAt.getTime() : Number.POSITIVE_INFINITY
  if (age > freshMs) refuse(ConfirmFirst)
}

/** Sends a code to one of his own proved addresses. */
export async function sendConfirmCode(ctx: Ctx, identityId: string) {
  const personId = personIdOf(ctx)
  const mine = (await identitiesOf(ctx.db, personId)).find(one => one.id === identityId && one.verifiedAt) ?? refuse(NotFound)
  if (mine.kind !== 'email' && mine.kind !== 'phone') return refuse(WayNotSet)
  return sendCode(ctx, { kind: mine.kind, subject: mine.subject, purpose: 'confirm', personId })
}

export async function confirm(ctx: Ctx, typed: { codeId: string; code: string }): Promise<void> {
  const personId = personIdOf(ctx)
  const hash = await checkCode(ctx, { ...typed, purpose: 'confirm', personId })
  await within(ctx, async ctx => {
    if (!(await takeCode(ctx.db, ctx.community.id, typed.codeId, hash))) refuse(CodeGone)
    const session = (await ctx.house.sessions.current(ctx, 'member')) ?? refuse(SignInNeeded)
    await ctx.house.sessions.confirm(ctx, session.tokenHash)
  })
}

const nameOf = (tokenHash: Buffer): string => tokenHash.toString('hex').slice(0, 32)
export const sessionLineOf = ({ tokenHash, agent, createdAt, seenAt }: OpenSession) => ({
  id: nameOf(tokenHash),
  agent,
  openedAt: createdAt,
  seenAt,
})

export async function listOwnSessions(ctx: Ctx) {
  const current = await ctx.house.sessions.current(ctx, 'member')
  return (await ctx.house.sessions.list(ctx, 'member', personIdOf(ctx))).map(one => ({
    ...sessionLineOf(one),
    isThis: current !== null && one.tokenHash.equals(current.tokenHash),
  }))
}

export const endOwnSession = (ctx: Ctx, id: string): Promise<void> =>
  within(ctx, async ctx => {
    const personId = personIdOf(ctx)
    const found = (await ctx.house.sessions.list(ctx, 'member', personId)).find(one => nameOf(one.tokenHash) === id)
    if (!found || !(await ctx.house.sessions.closeOne(ctx, 'member', personId, found.tokenHash))) refuse(NotFound)
    await tellEnded(ctx, personId)
  })

/** Everywhere but here, or everywhere. */
export async function endOwnSessions(ctx: Ctx, here: boolean): Promise<void> {
  const personId = personIdOf(ctx)
  memberIdOf(ctx)
  await within(ctx, async ctx => {
    const current = here ? null : await ctx.house.sessions.current(ctx, 'member')
    await ctx.house.sessions.closeAll(ctx, 'member', personId, current?.tokenHash)
    await tellEnded(ctx, personId)
  })
  if (here) ctx.doorway.shut('member')
}

/** In every community where he has screens open. */
export async function tellEnded(ctx: Ctx, personId: string): Promise<void> {
  for (const { communityId, id } of await membershipsOf(ctx.db, personId)) {
    const community = await ctx.house.findCommunity(communityId)
    if (community) await record({ ...ctx, community }, sessionsEnded, id, { memberId: id })
  }
}

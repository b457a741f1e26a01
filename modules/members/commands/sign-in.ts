// Signing in, by code or by link, and out again.
import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse, SignInNeeded } from '#kernel/refusal.ts'
import { CodeGone, LinkGone } from '../contract/refusals.ts'
import { sessionsEnded } from '../facts.ts'
import { fieldsFor } from '../policy.ts'
import { missingOf } from '../rules.ts'
import { type CodeRow, takeCode, takeLink } from '../store/codes.ts'
import { listFields } from '../store/fields.ts'
import { findMemberOfPerson, type MemberRecord } from '../store/members.ts'
import { checkCode } from './check-code.ts'
import { comeIn } from './join-community.ts'
import { personByProof } from './prove-identity.ts'

export interface SignedIn {
  memberId: string
  name: string
  isNew: boolean
  missing: string[]
}

export async function signIn(ctx: Ctx, typed: { codeId: string; code: string; name?: string | undefined }): Promise<SignedIn> {
  const hash = await checkCode(ctx, { ...typed, purpose: 'sign-in', personId: null })
  const take = async (ctx: Ctx) => (await takeCode(ctx.db, ctx.community.id, typed.codeId, hash)) ?? refuse(CodeGone)
  return openTheDoor(ctx, take, typed.name)
}

export function signInByLink(ctx: Ctx, linkToken: string): Promise<SignedIn> {
  const hash = createHash('sha256').update(linkToken).digest()
  return openTheDoor(ctx, async ctx => (await takeLink(ctx.db, ctx.community.id, hash, ctx.now)) ?? refuse(LinkGone))
}

/** Code used up, person found, member made, session opened: all of it or nothing. */
async function openTheDoor(ctx: Ctx, take: (ctx: Ctx) => Promise<CodeRow>, name?: string): Promise<SignedIn> {
  const { secret, answer } = await within(ctx, async ctx => {
    const proof = await take(ctx)
    const personId = await personByProof(ctx, { kind: proof.kind, subject: proof.subject })
    const { member, isNew } = await comeIn(ctx, { personId, name, source: 'sign-in', locale: proof.locale })
    const old = ctx.doorway.secret('member')
    if (old) await ctx.house.sessions.close(ctx, old)
    const secret = await ctx.house.sessions.open(ctx, 'member', personId, ctx.doorway.agent)
    return { secret, answer: await signedIn(ctx, member, isNew) }
  })
  ctx.doorway.open('member', secret)
  return answer
}

async function signedIn(ctx: Ctx, member: MemberRecord, isNew: boolean): Promise<SignedIn> {
  const fields = fieldsFor('self', await listFields(ctx.db, ctx.community.id))
  return { memberId: member.id, name: member.name, isNew, missing: missingOf(fields, member.fieldValues) }
}

/** Into this community with the sign-in of another, or back after leaving. */
export async function enterCommunity(ctx: Ctx): Promise<SignedIn> {
  const session = (await ctx.house.sessions.current(ctx, 'member')) ?? refuse(SignInNeeded)
  return within(ctx, async ctx => {
    const { member, isNew } = await comeIn(ctx, { personId: session.subject, source: 'entrance' })
    return signedIn(ctx, member, isNew)
  })
}

/** Works for the banned as well: whoever holds a session may end it. */
export async function signOut(ctx: Ctx): Promise<void> {
  const secret = ctx.doorway.secret('member')
  if (secret)
    await within(ctx, async ctx => {
      const session = await ctx.house.sessions.current(ctx, 'member')
      await ctx.house.sessions.close(ctx, secret)
      const member = session && (await findMemberOfPerson(ctx.db, ctx.community.id, session.subject))
      if (member) await record(ctx, sessionsEnded, member.id, { memberId: member.id })
    })
  ctx.doorway.shut('member')
}

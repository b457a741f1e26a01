// Sessions end before their time: signed out, ended from the list, or because something about the operator changed.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { sessionsEnded } from '../facts.ts'

export const signOut = (ctx: Ctx): Promise<void> =>
  within(ctx, async ctx => {
    const { operatorId } = operatorOf(ctx)
    const secret = ctx.doorway.secret('operator')
    if (secret) await ctx.house.sessions.close(ctx, secret)
    await record(ctx, sessionsEnded, operatorId, { operatorId })
    ctx.afterCommit(() => ctx.doorway.shut('operator'))
  })

/** Ends all sessions of an operator but, if he is the one who acts, this one. Open screens hear of it by the fact. */
export async function endSessionsOf(ctx: Ctx, operatorId: string): Promise<number> {
  const mine = ctx.actor.kind === 'operator' && ctx.actor.operatorId === operatorId
  const keep = mine ? await ctx.house.sessions.current(ctx, 'operator') : null
  const ended = await ctx.house.sessions.closeAll(ctx, 'operator', operatorId, keep?.tokenHash)
  await record(ctx, sessionsEnded, operatorId, { operatorId })
  return ended
}

export const endOtherSessions = (ctx: Ctx): Promise<number> => within(ctx, ctx => endSessionsOf(ctx, operatorOf(ctx).operatorId))

export const endSession = (ctx: Ctx, sessionId: string): Promise<void> =>
  within(ctx, async ctx => {
    const { operatorId } = operatorOf(ctx)
    const tokenHash = Buffer.from(sessionId, 'base64url')
    if (!(await ctx.house.sessions.closeOne(ctx, 'operator', operatorId, tokenHash))) refuse(NotFound)
    await record(ctx, sessionsEnded, operatorId, { operatorId })
  })

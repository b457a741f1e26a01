// Dangerous acts ask that the operator has proved himself within the last ten minutes, in this very session.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { ConfirmFirst } from '../contract.ts'
import { times } from '../rules.ts'

/** Until when this session counts as freshly confirmed; null when it does not. */
export async function freshUntil(ctx: Ctx): Promise<Date | null> {
  const session = await ctx.house.sessions.current(ctx, 'operator')
  const until = new Date((session?.confirmedAt?.getTime() ?? 0) + times.freshMs)
  return until > ctx.now ? until : null
}

/** The endpoint must declare ConfirmFirst. Acts of the house itself pass. */
export async function needFresh(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind === 'system') return
  if (!(await freshUntil(ctx))) refuse(ConfirmFirst)
}

// The end of every way in: the session is opened, if the operator may still enter.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { factorsToOffer, nextProof, times } from '../rules.ts'
import { factorsOfOne } from '../store/factors.ts'
import type { OperatorRow } from '../store/operators.ts'
import { markSignedIn } from '../store/operators.ts'
import { makeKey } from './make-key.ts'
import { noteAudit } from './note-audit.ts'

export interface Step {
  next: 'in' | 'totp' | 'passkey'
  pending: string | null
  factors: ('totp' | 'passkey' | 'recovery')[]
}
type Entering = Pick<OperatorRow, 'id' | 'name' | 'epoch'>

/** Within a transaction. Null when he was disabled, or his proof overtaken, while he was on the way. */
export async function enter(ctx: Ctx, operator: Entering, how: string): Promise<Step | null> {
  if (!(await markSignedIn(ctx.db, operator.id, operator.epoch, ctx.now))) return null
  const { sessions } = ctx.house
  const before = ctx.doorway.secret('operator')
  if (before) await sessions.close(ctx, before)
  const secret = await sessions.open(ctx, 'operator', operator.id, ctx.doorway.agent)
  const actor = { kind: 'operator', operatorId: operator.id, name: operator.name, rights: new Set<string>() } as const
  await noteAudit({ ...ctx, actor }, 'staff.signIn', { by: how }, [operator.id])
  ctx.afterCommit(() => ctx.doorway.open('operator', secret))
  return { next: 'in', pending: null, factors: [] }
}

/** After the first proof: in, or asked for the second. Null as above. */
export const enterOrProve = (ctx: Ctx, operator: Entering, how: string): Promise<Step | null> =>
  within(ctx, async ctx => {
    const held = await factorsOfOne(ctx.db, operator.id)
    const next = nextProof(held)
    if (next === 'in') return enter(ctx, operator, how)
    const { secret } = await makeKey(ctx, { purpose: 'sign-in', lastsMs: times.pendingMs, operatorId: operator.id })
    return { next, pending: secret, factors: factorsToOffer(held) }
  })

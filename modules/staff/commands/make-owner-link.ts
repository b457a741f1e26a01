// While the house has no owner, every start makes a new link with which one becomes it; earlier links stop working.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { times } from '../rules.ts'
import { dropWelcome } from '../store/keys.ts'
import { hasOwner } from '../store/operators.ts'
import { linkTo, makeKey } from './make-key.ts'

/** Null when there is an owner. */
export const ownerLink = (ctx: Ctx): Promise<string | null> =>
  within(ctx, async ctx => {
    await dropWelcome(ctx.db)
    if (await hasOwner(ctx.db)) return null
    const { secret } = await makeKey(ctx, { purpose: 'welcome', lastsMs: times.ownerLinkMs })
    return linkTo(ctx, 'welcome', secret)
  })

// A command runs within one transaction: it opens one, or joins the one that is already open.
import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../ctx.ts'
import { type Db, sqlState, type Tx } from './connect.ts'
import { onStraightLine } from './straight.ts'

const conflicts = new Set(['40001', '40P01'])
const triesMax = 4

/**
 * Runs `work` in a transaction and gives its result after COMMIT. A serialization failure or deadlock starts it over
 * (at most 4 times), so `work` must have no effect outside the database; such effects go into ctx.afterCommit.
 */
export function within<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.db.isTransaction ? work(ctx) : open(ctx.db, ctx, work)
}

/** The same on a connection whose statements are planned once: for transactions of hot statements (see hot.ts). */
export function withinHot<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return ctx.db.isTransaction ? work(ctx) : open(ctx.house.database.hotDb, ctx, work)
}

const open = <T>(db: Db, ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  startingOver(async () => {
    const after: (() => void)[] = []
    const inside = (tx: Tx) => work({ ...ctx, db: tx, afterCommit: then => void after.push(then) })
    const result = await db.transaction().execute(tx => onStraightLine(tx, inside))
    for (const then of after) bear(ctx, then)
    return result
  })

/** Does it again when the database gave it up for another transaction. */
export async function startingOver<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await transaction()
    } catch (error) {
      if (tries >= triesMax || !conflicts.has(sqlState(error) ?? '')) throw error
      await pause(5 * 2 ** tries)
    }
}

/** What was committed stands: a failure here must not be told as one of the command. */
function bear(ctx: Ctx, then: () => void): void {
  try {
    then()
  } catch (error) {
    ctx.log.error({ err: error }, 'what should follow a commit failed')
  }
}

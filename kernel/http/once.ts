// Idempotency keys: the first answer to a key is stored in the transaction of its effect; a repeat gets that answer.
import { createHash } from 'node:crypto'
import type { Endpoint } from '../contract.ts'
import { actorName, type Ctx } from '../ctx.ts'
import { within } from '../db/within.ts'
import { KeyReused, Malformed, refuse } from '../refusal.ts'

export interface Once {
  key: string
  route: string
  request: unknown
}
/** Secrets are not kept, and a file is made again rather than kept. */
export const heedsKey = (e: Endpoint<any, any, any, any>): boolean => e.method !== 'GET' && !e.secret && e.carries !== 'download'

export function checkKey(key: string): void {
  if (!/^[\x21-\x7e]{8,255}$/.test(key)) refuse(Malformed, { header: 'Idempotency-Key' })
}

export interface Answered {
  status: number
  body: unknown
  replayed: boolean
}

/** Runs `work` once for this actor, route and key. Two at the same time: the second waits for the first and gets its answer. */
export async function once(
  ctx: Ctx,
  what: Once,
  work: (ctx: Ctx) => Promise<{ status: number; body: unknown }>,
): Promise<Answered> {
  checkKey(what.key)
  const requestHash = createHash('sha256').update(JSON.stringify(what.request)).digest('hex')
  const where = { communityId: ctx.community.id, actor: actorName(ctx.actor), route: what.route, key: what.key }
  return within(ctx, async ctx => {
    // The unique key makes a second caller wait here until the first has committed or rolled back.
    const mine = await ctx.db
      .insertInto('kernelAnswers')
      .values({ ...where, requestHash, status: 0, body: null, createdAt: ctx.now })
      .onConflict(c => c.doNothing())
      .executeTakeFirst()
    const row = ctx.db.selectFrom('kernelAnswers').selectAll()
    const same = row
      .where('communityId', '=', where.communityId)
      .where('actor', '=', where.actor)
      .where('route', '=', where.route)
      .where('key', '=', where.key)
    if (mine.numInsertedOrUpdatedRows === 0n) {
      const first = await same.executeTakeFirstOrThrow()
      if (first.requestHash !== requestHash) refuse(KeyReused)
      return { status: first.status, body: (first.body as { answer: unknown }).answer, replayed: true }
    }
    const answer = await work(ctx)
    await ctx.db
      .updateTable('kernelAnswers')
      .set({ status: answer.status, body: JSON.stringify({ answer: answer.body ?? null }) })
      .where('communityId', '=', where.communityId)
      .where('actor', '=', where.actor)
      .where('route', '=', where.route)
      .where('key', '=', where.key)
      .execute()
    return { ...answer, replayed: false }
  })
}

/** Forgets what was answered to someone who is erased from this community: the answers tell who he was. */
export const forgetAnswersOf = (ctx: Ctx, actor: string) =>
  ctx.db.deleteFrom('kernelAnswers').where('communityId', '=', ctx.community.id).where('actor', '=', actor).execute()

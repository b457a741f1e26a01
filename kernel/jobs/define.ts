// Jobs: what is done later. A job is a row with a due time; two drivers run it, the real queue and the virtual clock.
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { newId } from '../ids.ts'

export interface Job<S extends z.ZodType = z.ZodType> {
  /** room.verb, unique in the house */
  kind: string
  payload: S
  /** Tries before it is laid aside as dead. */
  triesMax: number
  run(ctx: Ctx, payload: z.output<S>): Promise<void>
}

export const job = <S extends z.ZodType>(
  kind: string,
  payload: S,
  run: Job<S>['run'],
  options: { triesMax?: number } = {},
): Job<S> => ({ kind, payload, run, triesMax: options.triesMax ?? 12 })

/** Something that comes round by the clock of the house, in a time zone, e.g. '20 6 * * *' in Asia/Shanghai. */
export interface Round {
  kind: string
  pattern: string
  timeZone: string
  run(ctx: Ctx): Promise<void>
}

export const round = (kind: string, pattern: string, timeZone: string, run: Round['run']): Round => ({
  kind,
  pattern,
  timeZone,
  run,
})

/** The row of a job, for statements that write it together with their own rows (on a known key: do nothing). */
export function jobRow<S extends z.ZodType>(
  ctx: Ctx,
  what: Job<S>,
  payload: z.input<S>,
  options: { at?: Date; key?: string } = {},
) {
  const id = newId(ctx, 'job')
  return {
    communityId: ctx.community.id,
    id,
    kind: what.kind,
    key: options.key ?? id,
    payload: JSON.stringify(payload),
    runAt: options.at ?? ctx.now,
    createdAt: ctx.now,
  }
}

/**
 * Puts a job on the list in the transaction that is open: it exists if and only if that commits. A second call with the
 * same key changes nothing, unless `replace` is set: then it moves to the new time and payload.
 */
export async function later<S extends z.ZodType>(
  ctx: Ctx,
  what: Job<S>,
  payload: z.input<S>,
  options: { at?: Date; key?: string; replace?: boolean } = {},
): Promise<void> {
  const row = jobRow(ctx, what, payload, options)
  const insert = ctx.db.insertInto('kernelJobs').values(row)
  await insert
    .onConflict(c => {
      const same = c.columns(['communityId', 'kind', 'key'])
      return options.replace
        ? same.doUpdateSet({ payload: row.payload, runAt: row.runAt, attempts: 0, leaseUntil: null, leasedBy: null })
        : same.doNothing()
    })
    .execute()
  ctx.afterCommit(() => ctx.house.worker.wake(row.runAt))
}

/** Puts a row made by jobRow on the list; a known key stays as it is. */
export async function putJob(ctx: Ctx, row: ReturnType<typeof jobRow>): Promise<void> {
  await ctx.db
    .insertInto('kernelJobs')
    .values(row)
    .onConflict(c => c.columns(['communityId', 'kind', 'key']).doNothing())
    .execute()
  ctx.afterCommit(() => ctx.house.worker.wake(row.runAt))
}

/** Takes a job off the list; false when it is not there (done, or never was). */
export async function callOff<S extends z.ZodType>(ctx: Ctx, what: Job<S>, key: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('kernelJobs')
    .where('communityId', '=', ctx.community.id)
    .where('kind', '=', what.kind)
    .where('key', '=', key)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

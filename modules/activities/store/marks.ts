// A mark in a transaction to which it can go back: one gift that is refused does not undo the others.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

const setMark = (ctx: Ctx) => sql`savepoint activities_gift`.execute(own(ctx.db))
const goBack = (ctx: Ctx) => sql`rollback to savepoint activities_gift`.execute(own(ctx.db))

export async function inPart<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await setMark(ctx)
  try {
    return await work()
  } catch (error) {
    await goBack(ctx)
    throw error
  }
}

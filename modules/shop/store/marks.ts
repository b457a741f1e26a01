// A mark within a transaction to which it can go back.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

export const setMark = (ctx: Ctx) => sql`savepoint shop_delivery`.execute(own(ctx.db))
export const goBack = (ctx: Ctx) => sql`rollback to savepoint shop_delivery`.execute(own(ctx.db))

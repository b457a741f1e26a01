// Statements that run thousands of times a second: prepared once a connection under a name, without a query builder.
import type { Ctx } from '../ctx.ts'
import { packedValues } from './packed.ts'
import { nameStatement } from './prepared.ts'
import { rowsWithin } from './straight.ts'

/**
 * Runs `text` with its values. A name stands for one text for ever. Columns that are not called as above are aliased in
 * the text itself (`published_at as "publishedAt"`). Within a transaction it runs there, so that it sees what was written.
 */
export async function hot<Row>(
  ctx: Pick<Ctx, 'db' | 'house'>,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  nameStatement(name, text)
  const sent = packedValues(values)
  if (ctx.db.isTransaction) return rowsWithin<Row>(ctx.db, text, sent)
  return (await ctx.house.database.hotPool.query({ name, text, values: sent })).rows
}

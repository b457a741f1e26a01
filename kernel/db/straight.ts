// A transaction whose statements do not queue up behind each other: the query builder lets one through at a time, though the line
// takes as many as are ready and answers them in their order.
import { CompiledQuery, type DatabaseConnection, type KyselyProps, Transaction } from 'kysely'
import type { Db, Tables, Tx } from './connect.ts'

const lines = new WeakMap<Db, DatabaseConnection>()

/** The transaction on its own line, until `work` is over. */
export async function onStraightLine<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const executor = tx.getExecutor()
  const line = await executor.provideConnection(async connection => connection)
  const straight = executor.withConnectionProvider({ provideConnection: consumer => consumer(line) })
  // The rest is asked only by who begins a transaction or ends the database.
  const props = { config: {}, driver: {}, dialect: {}, executor: straight } as unknown as KyselyProps
  const opened = new Transaction<Tables>(props)
  lines.set(opened, line)
  try {
    return await work(opened)
  } finally {
    // Whoever still speaks meets the builder's own guard.
    lines.delete(opened)
  }
}

/** Rows of a statement that needs nothing of the query builder, within an open transaction. */
export async function rowsWithin<Row>(tx: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  const query = CompiledQuery.raw(text, [...values])
  const line = lines.get(tx)
  return (await (line ? line.executeQuery<Row>(query) : tx.executeQuery<Row>(query))).rows
}

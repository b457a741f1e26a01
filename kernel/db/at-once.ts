// A transaction none of whose statements needs the answer of another: begin, statements and commit leave in one message and are
// answered in one. What must not be is for the statements themselves and the constraints to refuse.
import type pg from 'pg'
import type { Ctx } from '../ctx.ts'
import { hot } from './hot.ts'
import { startingOver } from './within.ts'

/** Prepared once a connection; see hot.ts. */
export interface Statement {
  name: string
  text: string
  values: readonly unknown[]
}

/**
 * What each of them answers, after COMMIT; or the first error, and nothing is written. A serialization failure or deadlock sends
 * them again. Within an open transaction they run there, one after the other.
 */
export async function commitAtOnce(ctx: Pick<Ctx, 'db' | 'house'>, statements: readonly Statement[]): Promise<unknown[][]> {
  if (!ctx.db.isTransaction) return startingOver(() => send(ctx, statements))
  const answers: unknown[][] = []
  for (const { name, text, values } of statements) answers.push(await hot(ctx, name, text, values))
  return answers
}

async function send({ house }: Pick<Ctx, 'house'>, statements: readonly Statement[]): Promise<unknown[][]> {
  const client = await house.database.hotPool.connect()
  let broken: Error | undefined
  try {
    const sent = inOneMessage(client, () => [
      client.query('begin'),
      ...statements.map(({ name, text, values }) => client.query({ name, text, values: [...values] })),
      client.query('commit'),
    ])
    const answers = await Promise.allSettled(sent)
    // A commit after a failure is a rollback, and answers without an error; only a line that is down fails it.
    const end = answers.at(-1)
    if (end?.status === 'rejected') broken = end.reason
    const failed = answers.find(answer => answer.status === 'rejected')
    if (failed) throw failed.reason
    return answers.slice(1, -1).map(answer => (answer as PromiseFulfilledResult<pg.QueryResult>).value.rows)
  } finally {
    client.release(broken)
  }
}

/** The driver writes each statement by itself; held back, they go to the socket together. */
function inOneMessage<T>(client: pg.PoolClient, work: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection
  stream.cork()
  try {
    return work()
  } finally {
    stream.uncork()
  }
}

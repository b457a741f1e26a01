// Transactions of few messages: statements that do not wait for each other's answers leave together, the first with begin and the
// last with commit (see gathered.ts). What must not be is for the statements themselves and the constraints to refuse.
import type pg from 'pg'
import type { Ctx } from '../ctx.ts'
import { packedValues } from './packed.ts'
import { startingOver } from './within.ts'

/** Prepared once a connection; see hot.ts. */
export interface Statement {
  name: string
  text: string
  values: readonly unknown[]
}
type Where = Pick<Ctx, 'house'>
type Answers = readonly (readonly unknown[])[]

/**
 * Begin, statements and commit in one message. What each of them answers, after COMMIT; or the first error, and nothing is written.
 * A serialization failure or deadlock sends them again.
 */
export const commitAtOnce = (ctx: Where, statements: readonly Statement[]): Promise<Answers> =>
  startingOver(() => onOneLine(ctx, async line => (await sent(line, ['begin', ...statements, 'commit'])).slice(1, -1)))

/** In two: what the first statements answer (locks that wait, rows as they are then) decides what is written with the commit. */
export const commitAfter = (
  ctx: Where,
  first: readonly Statement[],
  then: (answers: Answers) => Promise<readonly Statement[]>,
): Promise<Answers> =>
  startingOver(() =>
    onOneLine(ctx, async line => {
      const answers = (await sent(line, ['begin', ...first])).slice(1)
      const statements = await then(answers)
      return (await sent(line, [...statements, 'commit'])).slice(0, -1)
    }),
  )

/** Whatever fails, the line is given back without a transaction on it, or closed. */
async function onOneLine<T>({ house }: Where, work: (line: pg.PoolClient) => Promise<T>): Promise<T> {
  const line = await house.database.hotPool.connect()
  try {
    const done = await work(line)
    line.release()
    return done
  } catch (error) {
    const isDown = await line.query('rollback').then(
      () => false,
      () => true,
    )
    line.release(isDown)
    throw error
  }
}

async function sent(line: pg.PoolClient, statements: readonly (Statement | 'begin' | 'commit')[]): Promise<Answers> {
  const answers = await Promise.allSettled(statements.map(one => line.query(queryOf(one))))
  // After a failure all that follow fail too, and commit undoes; the first says why.
  return answers.map(answer => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value.rows
  })
}
const queryOf = (one: Statement | 'begin' | 'commit'): pg.QueryConfig =>
  typeof one === 'string' ? { text: one } : { name: one.name, text: one.text, values: packedValues(one.values) }

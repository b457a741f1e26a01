// What is said to the database within one turn of the program leaves in one message: statements that do not wait for each other's
// answers, and the begin before them.
import type pg from 'pg'

interface Line {
  connection: { stream: { cork(): void; uncork(): void; destroy(): void } }
}

/** The driver writes each statement by itself; held back, they go to the socket together. */
export function gatherSent(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const stream = () => (client as unknown as Line).connection.stream
  let isHeld = false
  const hold = () => {
    const held = stream()
    isHeld = true
    held.cork()
    // Whatever goes on at once goes along: not before all that is ready has run.
    queueMicrotask(() =>
      process.nextTick(() => {
        isHeld = false
        held.uncork()
      }),
    )
  }
  const gathered = (first: unknown, ...rest: unknown[]) => {
    if (!isHeld) hold()
    const sent = query(first, ...rest)
    if (first !== 'begin' || typeof rest.at(-1) === 'function') return sent
    // Nobody waits for its answer. Should it be refused on a line that lives on, what follows would stand without a transaction: the
    // line is closed, all that was asked on it fails, and the pool takes another. Only what left in the same message is past recall.
    void (sent as Promise<unknown>).catch(() => stream().destroy())
    return begun
  }
  client.query = gathered as typeof client.query
}
const begun = Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [], fields: [], oid: 0 })

// Statements with a name are prepared once a connection, also those that go through a query builder's transaction, which
// knows no names: the connection itself looks the name up by the text.
import type pg from 'pg'

const names = new Map<string, string>()

/** A name stands for one text for ever. */
export function nameStatement(name: string, text: string): void {
  if (!names.has(text)) names.set(text, name)
}

const plansFirst = 16

/**
 * A plan that was made while a table was empty may read the wrong index of it, and by and by all of it. So plans are made anew
 * after 16 statements on the connection, and whenever twice as many have gone: often while tables grow fast, seldom later.
 */
export function prepareNamed(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  let asked = 0
  let renewAt = plansFirst
  const named = (first: unknown, ...rest: unknown[]) => {
    if (++asked >= renewAt) {
      renewAt *= 2
      // In a transaction that has failed it fails too, and the next time is soon enough.
      void (query('discard plans') as Promise<unknown>).catch(() => {})
    }
    const name = typeof first === 'string' ? names.get(first) : undefined
    return name === undefined ? query(first, ...rest) : query({ name, text: first }, ...rest)
  }
  client.query = named as typeof client.query
}

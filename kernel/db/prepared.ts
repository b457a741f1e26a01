// Statements with a name are prepared once a connection, also those that go through a query builder's transaction, which
// knows no names: the connection itself looks the name up by the text.
import type pg from 'pg'

const names = new Map<string, string>()

/** A name stands for one text for ever. */
export function nameStatement(name: string, text: string): void {
  if (!names.has(text)) names.set(text, name)
}

export function prepareNamed(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const named = (first: unknown, ...rest: unknown[]) => {
    const name = typeof first === 'string' ? names.get(first) : undefined
    return name === undefined ? query(first, ...rest) : query({ name, text: first }, ...rest)
  }
  client.query = named as typeof client.query
}

// Statements with a name are prepared once a connection, also those that go through a query builder's transaction, which
// knows no names: the connection itself looks the name up by the text.
import type pg from 'pg'

const names = new Map<string, string>()

/** A name stands for one text for ever. */
export function nameStatement(name: string, text: string): void {
  if (!names.has(text)) names.set(text, name)
}

const plannedAgainAfter = 16
const eachTimes = 4

/**
 * A plan that was made while a table was empty may read the wrong index of it, and by and by all of it. So each statement is planned
 * anew on its connection after it ran 16 times, and whenever four times as many have gone: soon while its tables grow from nothing,
 * seldom later.
 */
export function prepareNamed(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const plans = new Map<string, { asked: number; againAt: number; nth: number }>()
  const planOf = (name: string): string => {
    const plan = plans.get(name) ?? { asked: 0, againAt: plannedAgainAfter, nth: 0 }
    plans.set(name, plan)
    if (++plan.asked > plan.againAt) {
      plan.againAt *= eachTimes
      // In a transaction that has failed it fails too, and an old plan stays that nobody asks for again.
      void (query(`deallocate "${calledAs(name, plan.nth++)}"`) as Promise<unknown>).catch(() => {})
    }
    return calledAs(name, plan.nth)
  }
  const named = (first: unknown, ...rest: unknown[]) => {
    if (typeof first === 'string') {
      const name = names.get(first)
      return name === undefined ? query(first, ...rest) : query({ name: planOf(name), text: first }, ...rest)
    }
    const config = first as Partial<pg.QueryConfig> | null
    return query(config?.name === undefined ? first : { ...config, name: planOf(config.name) }, ...rest)
  }
  client.query = named as typeof client.query
}
const calledAs = (name: string, nth: number): string => (nth === 0 ? name : `${name}~${nth}`)

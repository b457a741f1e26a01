// A way to the database that can be cut, refused and frozen, as networks do.
import { createConnection, createServer, type Socket } from 'node:net'
import pg from 'pg'

export interface Severable {
  connection: pg.ClientConfig
  /** Ends every connection; as long as it is shut, new ones are ended at once. */
  shut(): void
  open(): void
  /** Nothing passes any more on the connections there are, or on any, and nobody is told. */
  freeze(newcomersToo?: boolean): void
  /** How often somebody came since it was last shut. */
  attempts(): number
  close(): Promise<void>
}

export async function severable(to: pg.ClientConfig): Promise<Severable> {
  const { host, port, user, database, password } = new pg.Client(to)
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
  const pairs = new Set<Socket>()
  let isShut = false
  let isFrozen = false
  let attempts = 0
  const server = createServer(near => {
    attempts++
    if (isShut) return void near.destroy()
    const far = createConnection(target as never)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one)
      if (!isFrozen) one.pipe(other)
      one.on('error', () => {})
      one.on('close', () => {
        pairs.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address() as { port: number }
  return {
    connection: { host: '127.0.0.1', port: address.port, user, database, password: password ?? undefined },
    shut() {
      isShut = true
      attempts = 0
      for (const one of pairs) one.destroy()
    },
    open() {
      isShut = false
      isFrozen = false
    },
    freeze(newcomersToo = false) {
      isFrozen = newcomersToo
      for (const one of pairs) one.unpipe()
    },
    attempts: () => attempts,
    close() {
      for (const one of pairs) one.destroy()
      return new Promise(done => server.close(() => done()))
    },
  }
}

// A way to the database that is cut at one moment of a conversation: before a message of ours arrives there, in the midst of it, or
// after it has, so that its answer is lost.
import { createConnection, createServer, type Socket } from 'node:net'
import pg from 'pg'

export type Cut = 'message lost' | 'message torn' | 'answer lost'
export interface Cutting {
  url: string
  /** Cuts at the nth message from now on, counted over all connections; `wasCut` tells whether it came to that. */
  cutAt(nth: number, how: Cut): void
  heal(): boolean
  close(): Promise<void>
}

export async function cutting(to: pg.ClientConfig): Promise<Cutting> {
  const { host, port, user, database, password } = new pg.Client(to)
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
  let left = Number.POSITIVE_INFINITY
  let how: Cut = 'message lost'
  let wasCut = false
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = createConnection(target as never)
    for (const one of [near, far]) {
      sockets.add(one)
      one.on('error', () => {})
    }
    const end = () => {
      near.destroy()
      far.end()
    }
    near.on('close', () => far.end())
    far.on('close', () => near.destroy())
    far.on('data', answer => void near.write(answer))
    near.on('data', message => {
      if (--left > 0) return void far.write(message)
      if (left < 0) return void far.write(message)
      wasCut = true
      if (how === 'message lost') return end()
      if (how === 'message torn') {
        near.destroy()
        return void far.end(message.subarray(0, message.length / 2))
      }
      // It arrives there, and nothing of what comes back arrives here.
      near.destroy()
      far.write(message, () => setTimeout(() => far.end(), 50))
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address() as { port: number }
  const who = `${encodeURIComponent(user ?? '')}${password ? `:${encodeURIComponent(password)}` : ''}`
  return {
    url: `postgres://${who}@127.0.0.1:${address.port}/${database}`,
    cutAt(nth, at) {
      left = nth
      how = at
      wasCut = false
    },
    heal() {
      left = Number.POSITIVE_INFINITY
      return wasCut
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise(done => server.close(() => done()))
    },
  }
}

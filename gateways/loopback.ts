// A small HTTP server on 127.0.0.1 for the emulators: it reads a request whole, hands it over, and can be closed at once.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const requestBytesMax = 1024 * 1024

export type LoopbackRequest = { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders; body: string }

export type LoopbackHandler = (request: LoopbackRequest, response: ServerResponse) => void | Promise<void>

export type Loopback = { url: string; close(): Promise<void> }

export async function listenOnLoopback(handler: LoopbackHandler, port = 0): Promise<Loopback> {
  const server = createServer((incoming, response) => {
    receive(incoming)
      .then(request => (request ? handler(request, response) : answerJson(response, 413, { message: 'request too large' })))
      .catch((error: unknown) => {
        if (!response.headersSent) answerJson(response, 500, { message: String(error) })
        else response.destroy()
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function answerJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

async function receive(incoming: IncomingMessage): Promise<LoopbackRequest | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > requestBytesMax) return undefined
    chunks.push(chunk)
  }
  const url = new URL(incoming.url ?? '/', 'http://loopback')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

// Speaks JSON to one server on loopback over kept-open connections, and counts the calls.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** Of JSON what it says; of anything else its text. */
  body: any
}
export interface Caller {
  origin: string
  calls: number
  ask(method: 'GET' | 'POST', path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): void
}

// A peer under a crowd takes its time; nobody waits for ever.
const waitMsMax = 120_000

export function openCaller(origin: string): Caller {
  if (!/^http:\/\/127\.0\.0\.1:\d+$/.test(origin)) throw new Error(`${origin}: loads go to loopback only`)
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const caller: Caller = {
    origin,
    calls: 0,
    ask(method, path, body, headers = {}) {
      caller.calls++
      const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
      const type = sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }
      return new Promise((resolve, reject) => {
        const asked = request(origin + path, { agent, method, headers: { ...type, ...headers } }, answer => {
          const parts: Buffer[] = []
          answer.on('data', part => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString()
            const isJson = /json/.test(answer.headers['content-type'] ?? '')
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: isJson ? JSON.parse(text) : text })
          })
        })
        asked.setTimeout(waitMsMax, () => asked.destroy(new Error(`${path} did not answer`)))
        asked.on('error', reject)
        asked.end(sent)
      })
    },
    close: () => agent.destroy(),
  }
  return caller
}

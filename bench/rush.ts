// Thousands at the same moment: each phone has its line open already, and all of them press at once.
import { Agent, request } from 'node:http'

export interface Answers {
  /** Until the last answer was whole. */
  lastMs: number
  medianMs: number
  /** How many answered with which status. */
  statuses: Record<number, number>
}
export interface Rush {
  /** On loopback. */
  url: string
  /** Asked once on every line beforehand, so that it is open. */
  warm: string
  phones: number
  headersOf(phone: number): Record<string, string>
  body: string
}

export async function rush({ url, warm, phones, headersOf, body }: Rush): Promise<Answers> {
  if (!/^http:\/\/127\.0\.0\.1:/.test(url)) throw new Error('loads go to loopback only')
  const agents = Array.from({ length: phones }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
  const ask = (agent: Agent, to: string, method: string, headers: Record<string, string>, text?: string) =>
    new Promise<number>((done, fail) => {
      const asked = request(to, { agent, method, headers }, answer => {
        answer.resume()
        answer.on('end', () => done(answer.statusCode ?? 0))
      })
      asked.on('error', fail)
      asked.end(text)
    })
  for (let from = 0; from < phones; from += 100)
    await Promise.all(agents.slice(from, from + 100).map(agent => ask(agent, warm, 'GET', {})))
  const started = performance.now()
  const took: number[] = []
  const statuses: Record<number, number> = {}
  await Promise.all(
    agents.map(async (agent, phone) => {
      const status = await ask(agent, url, 'POST', { ...headersOf(phone), 'content-length': String(body.length) }, body)
      took.push(performance.now() - started)
      statuses[status] = (statuses[status] ?? 0) + 1
    }),
  )
  for (const agent of agents) agent.destroy()
  return { lastMs: took.at(-1) ?? 0, medianMs: took[Math.floor(took.length / 2)] ?? 0, statuses }
}

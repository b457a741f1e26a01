// One bounded load run against loopback, in this process; the servers under load are processes of their own.
import autocannon from 'autocannon'

export interface Shot {
  perSecond: number
  p50: number
  p99: number
  bytes: number
  not2xx: number
  errors: number
}

export interface Shooting {
  url: string
  connections?: number
  seconds?: number
  /** So many requests instead of so many seconds. */
  amount?: number
  /** Seconds of which nothing is counted; one unless said. */
  warm?: number
  headers?: Record<string, string>
  method?: 'GET' | 'POST'
  /** Made anew for each request. */
  request?: () => { path?: string; body?: string; headers?: Record<string, string> }
}

export async function shoot(what: Shooting): Promise<Shot> {
  if (!/^http:\/\/127\.0\.0\.1:/.test(what.url)) throw new Error('loads go to loopback only')
  const { origin, pathname, search } = new URL(what.url)
  const path = pathname + search
  const common = { method: what.method ?? 'GET', path, headers: what.headers ?? {} }
  const requests = what.request
    ? [{ ...common, setupRequest: (r: object) => ({ ...r, ...common, ...merged(common.headers, what.request?.() ?? {}) }) }]
    : [common]
  const options = { url: origin, connections: what.connections ?? 32, requests, timeout: 30 } as autocannon.Options
  if (what.warm !== 0) await autocannon({ ...options, duration: what.warm ?? 1 })
  const until = what.amount === undefined ? { duration: what.seconds ?? 5 } : { amount: what.amount }
  const r = await autocannon({ ...options, ...until })
  return {
    perSecond: r.requests.total / r.duration,
    p50: r.latency.p50,
    p99: r.latency.p99,
    bytes: Math.round(r.throughput.total / Math.max(1, r.requests.total)),
    not2xx: r.non2xx,
    errors: r.errors,
  }
}

const merged = (headers: Record<string, string>, made: { path?: string; body?: string; headers?: Record<string, string> }) => ({
  ...made,
  headers: { ...headers, ...made.headers },
})

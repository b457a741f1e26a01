// Guards before any handler: no request of another site's making, and not more than agreed.
import type { FastifyRequest } from 'fastify'
import type { Rate } from '../contract.ts'
import { ForeignOrigin, refuse, TooMany } from '../refusal.ts'

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** A changing call that carries one of our cookies must come from our own pages. */
export function guardOrigin(request: FastifyRequest, publicUrl: string): void {
  if (!unsafe.has(request.method) || !request.headers.cookie) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin') return
  const origin = request.headers.origin
  if (site === undefined && origin && (origin === publicUrl || hostOf(origin) === request.headers.host)) return
  refuse(ForeignOrigin)
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** Generic cell rate algorithm: one number a key, exact, and old keys fall out by themselves. */
export class Limits {
  #due = new Map<string, number>()
  #sweepAt = 0

  /** Seconds to wait, or 0 when this one may pass. */
  take(key: string, rate: Pick<Rate, 'max' | 'windowSeconds'>, now: number): number {
    const step = (rate.windowSeconds * 1000) / rate.max
    const due = Math.max(this.#due.get(key) ?? 0, now)
    if (due - now > rate.windowSeconds * 1000 - step)
      return Math.max(1, Math.ceil((due - now - rate.windowSeconds * 1000 + step) / 1000))
    this.#due.set(key, due + step)
    if (now > this.#sweepAt) this.#sweep(now)
    return 0
  }
  #sweep(now: number): void {
    this.#sweepAt = now + 60_000
    for (const [key, due] of this.#due) if (due < now) this.#due.delete(key)
  }
}

export function guardRate(limits: Limits, key: string, rate: Rate, now: number): void {
  const seconds = limits.take(key, rate, now)
  if (seconds > 0) refuse(TooMany, { seconds })
}

// The official Stripe library on our bounded call, and its errors in our words.
import type Stripe from 'stripe'
import { boundedCall, CallFailed } from '../../bounded-call.ts'
import { PaymentRefused, PaymentUnavailable } from '../errors.ts'
import { jsonOf } from '../raw-notice.ts'
import type { StripeSettings } from './settings.ts'

export type Connection = {
  library(): Promise<Stripe>
  /** Asks, and throws PaymentRefused or PaymentUnavailable when that fails. */
  ask<T>(question: (stripe: Stripe) => Promise<T>): Promise<T>
}

const answerBytesMax = 8 * 1024 * 1024

export function openConnection(settings: StripeSettings): Connection {
  let loading: Promise<Stripe> | undefined
  const library = () => {
    loading ??= load(settings)
    return loading
  }
  return {
    library,
    async ask(question) {
      const stripe = await library()
      try {
        return await question(stripe)
      } catch (error) {
        throw errorOf(error)
      }
    },
  }
}

async function load({ secretKey, baseUrl, timeoutMs, fetch }: StripeSettings): Promise<Stripe> {
  const { default: Library } = await import('stripe')
  const { protocol, hostname, port } = new URL(baseUrl)
  const bounded: typeof globalThis.fetch = async (url, init) => {
    const { status, headers, text } = await boundedCall({
      url: String(url),
      method: init?.method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' && init.body !== '' ? init.body : undefined,
      timeoutMs,
      answerBytesMax,
      fetch,
    })
    // The library goes by the body alone: a bare 502 of some proxy would pass for an answer.
    if (status >= 400 && typeof jsonOf(text)?.error !== 'object')
      throw new CallFailed('network', String(url), `answered ${status} without saying why`)
    return new Response(text, { status, headers })
  }
  return new Library(secretKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port || (protocol === 'http:' ? '80' : '443'),
    httpClient: Library.createFetchHttpClient(bounded),
    // Whoever keeps the intent tries again, with the same key; the library does not try on its own.
    maxNetworkRetries: 0,
    timeout: timeoutMs + 1_000,
    telemetry: false,
  })
}

function errorOf(error: unknown): unknown {
  // Thrown by the library when a list is none.
  if (error instanceof Error && error.constructor === Error) return new PaymentUnavailable('unverified', error.message, error)
  if (!(error instanceof Error) || !('type' in error) || typeof error.type !== 'string') return error
  const { type, code, statusCode } = error as Error & { type: string; code?: string; statusCode?: number }
  const message = `${type} ${code ?? ''}: ${error.message.slice(0, 300)}`
  if (type === 'StripeAuthenticationError' || type === 'StripePermissionError')
    // Stripe quotes the end of the key.
    return new PaymentUnavailable('settings', `${type} ${code ?? ''}`)
  // 409: the first attempt by this key is still at work.
  if (type === 'StripeRateLimitError' || statusCode === 409) return new PaymentUnavailable('busy', message, error)
  if (type === 'StripeConnectionError' || type === 'StripeAPIError') return new PaymentUnavailable('unreachable', message, error)
  if (['StripeInvalidRequestError', 'StripeCardError', 'StripeIdempotencyError'].includes(type))
    return new PaymentRefused(code || (type === 'StripeIdempotencyError' ? 'idempotency_error' : type), message)
  return new PaymentUnavailable('unreachable', message, error)
}

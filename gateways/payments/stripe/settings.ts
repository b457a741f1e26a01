// What a Stripe account enters, checked; and the amounts that Stripe counts in another unit than ISO 4217 does.
import type { Fetch } from '../../bounded-call.ts'
import { checkedBaseUrl, needSecrets } from '../request-checks.ts'

export type StripeOptions = {
  /** `sk_…` or `rk_…`; live or test decides which notices are believed. */
  secretKey: string
  /** `whsec_…`, of the one endpoint that notices come to. */
  webhookSecret: string
  /** `acct_…`: who is paid. */
  accountId: string
  /** Scheme, host and port, no path. */
  baseUrl?: string
  /** Where a day of the bill begins; Beijing if not told. */
  utcOffsetMinutes?: number
  now?: () => Date
  fetch?: Fetch
  timeoutMs?: number
}

export type StripeSettings = Required<StripeOptions> & { live: boolean }

export function settingsOf(options: StripeOptions): StripeSettings {
  const { secretKey, webhookSecret, accountId } = options
  needSecrets({ secretKey, webhookSecret, accountId })
  const mode = /^(?:sk|rk)_(live|test)_\w+$/.exec(secretKey)?.[1]
  if (!mode) throw new TypeError('secretKey begins with sk_live_, sk_test_, rk_live_ or rk_test_')
  if (!/^whsec_\S{16,}$/.test(webhookSecret)) throw new TypeError('webhookSecret begins with whsec_')
  const baseUrl = checkedBaseUrl(options.baseUrl ?? 'https://api.stripe.com')
  if (new URL(baseUrl).pathname !== '/') throw new TypeError('baseUrl of Stripe has no path')
  return {
    secretKey,
    webhookSecret,
    accountId,
    baseUrl,
    live: mode === 'live',
    utcOffsetMinutes: options.utcOffsetMinutes ?? 480,
    now: options.now ?? (() => new Date()),
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
  }
}

// Stripe's smallest unit of these is not the minor unit of ISO 4217: an amount would be off by a hundred or a thousand.
const otherUnits = new Set(['ISK', 'UGX', 'MGA', 'IQD', 'LYD'])
// Three decimals, the last of which must be zero.
const thousandths = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND'])

export const takesCurrency = (currency: string, amount: number): boolean =>
  !otherUnits.has(currency) && (!thousandths.has(currency) || amount % 10 === 0)

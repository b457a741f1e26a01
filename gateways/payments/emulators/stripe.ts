// Stripe's API on loopback: keys, idempotency as published, a hosted page's payments, signed events; and it misbehaves on demand.
import { createHmac, randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type LoopbackRequest, listenOnLoopback } from '../../loopback.ts'
import { openMischief, perform } from './mischief.ts'
import { openNoticeQueue, type SealedNotice, type SealOptions } from './notice-queue.ts'
import { type Form, formOf, newId, no, openLedger, type Said, type StripeLedger } from './stripe-ledger.ts'

export type StripeEvent = { url: string; id: string; type: string; object: Record<string, unknown> }
export type StripeEmulator = Awaited<ReturnType<typeof startStripe>>
export type StripeEmulatorOptions = {
  now?: () => Date
  settlesIn?: string
  pageSizeMax?: number
  /** Where events go: Stripe knows the endpoint from its dashboard, not from the payment. */
  webhookUrl?: string
}

type Kept = { asked: string; said: Said }

export async function startStripe(options: StripeEmulatorOptions = {}) {
  const { now = () => new Date(), settlesIn = 'usd', pageSizeMax = 100 } = options
  const account = {
    secretKey: `sk_test_${randomBytes(12).toString('hex')}`,
    webhookSecret: `whsec_${randomBytes(16).toString('hex')}`,
    accountId: 'acct_1032D82eZvKYlo2C',
  }
  const ledger = openLedger({ now, settlesIn, pageSizeMax, cashier: 'https://checkout.stripe.com' })
  const keys = new Map<string, Kept>()
  const mischief = openMischief()
  const calls: string[] = []
  const bill = { alterLines: (lines: Record<string, any>[]) => lines }
  const endpoint = { url: options.webhookUrl ?? 'https://qunluo.example/notices/stripe' }

  const handle = async (request: LoopbackRequest, response: ServerResponse) => {
    const operation = operationOf(request)
    calls.push(operation)
    const form = formOf(request.method === 'GET' ? request.query : new URLSearchParams(request.body))
    const work = () => {
      if (request.headers.authorization !== `Bearer ${account.secretKey}`)
        return written(no(401, 'invalid_request_error', 'api_key_invalid', 'Invalid API Key provided'))
      return written(keyed(keys, request, () => route(ledger, operation, request.path, form, bill.alterLines)))
    }
    return perform(response, mischief.take(operation), work, answered => answered)
  }

  const sealNotice = ({ url, id, type, object }: StripeEvent, options: SealOptions): SealedNotice => {
    const { wrongKey = false, signedAt = now(), amount } = options
    const changed =
      amount === undefined ? object : { ...object, ...('amount_total' in object ? { amount_total: amount } : { amount }) }
    const facts = { api_version: '2026-10-28.endive', created: Math.floor(now().getTime() / 1000), livemode: false }
    const body = JSON.stringify({ id, object: 'event', type, ...facts, data: { object: changed } }, null, 2)
    const time = Math.floor(signedAt.getTime() / 1000)
    const secret = wrongKey ? `whsec_${'0'.repeat(32)}` : account.webhookSecret
    const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    return { url, headers: { 'content-type': 'application/json', 'stripe-signature': `t=${time},v1=${signature}` }, body }
  }
  const notices = openNoticeQueue<StripeEvent>(sealNotice, status => status >= 200 && status < 300)
  const tell = (type: string, object: Record<string, unknown>) =>
    notices.push({ url: endpoint.url, id: newId('evt'), type, object: { ...object } })

  const server = await listenOnLoopback(handle)
  return {
    url: server.url,
    account: { ...account, baseUrl: server.url },
    ledger,
    calls,
    notices,
    bill,
    endpoint,
    failNext: mischief.failNext,
    /** A day later Stripe has forgotten the idempotency keys. */
    forgetKeys: () => keys.clear(),
    sessionOf: (outTradeNo: string) => [...ledger.sessions.values()].find(one => one.client_reference_id === outTradeNo),
    pay(outTradeNo: string): void {
      const session = [...ledger.sessions.values()].find(one => one.client_reference_id === outTradeNo)
      if (session?.status !== 'open') throw new Error('no open session')
      ledger.pay(session)
      tell('checkout.session.completed', session)
    },
    /** Any other event, as Stripe would send it. */
    tell,
    close: () => server.close(),
  }
}

const written = ({ status, body }: Said) => ({ status, body: JSON.stringify(body) })

/** The first answer of a key is kept, whatever it was; a check that failed keeps nothing. */
function keyed(keys: Map<string, Kept>, { method, path, headers, body }: LoopbackRequest, work: () => Said): Said {
  const key = headers['idempotency-key']
  if (method !== 'POST' || typeof key !== 'string') return work()
  const asked = `${path} ${body}`
  const kept = keys.get(key)
  if (kept && kept.asked !== asked)
    return no(400, 'idempotency_error', '', 'Keys for idempotent requests can only be used with the same parameters')
  const said = kept?.said ?? work()
  if (said.status !== 400) keys.set(key, { asked, said: structuredClone(said) })
  return said
}

function operationOf({ method, path }: LoopbackRequest): string {
  const known: [RegExp, string][] = [
    [/^POST \/v1\/checkout\/sessions$/, 'create-session'],
    [/^POST \/v1\/checkout\/sessions\/\w+\/expire$/, 'expire'],
    [/^GET \/v1\/checkout\/sessions\/\w+$/, 'session'],
    [/^GET \/v1\/checkout\/sessions$/, 'list-sessions'],
    [/^GET \/v1\/payment_intents\/search$/, 'search'],
    [/^POST \/v1\/refunds$/, 'create-refund'],
    [/^GET \/v1\/refunds$/, 'list-refunds'],
    [/^GET \/v1\/balance_transactions$/, 'balance'],
  ]
  return known.find(([form]) => form.test(`${method} ${path}`))?.[1] ?? 'nothing'
}

function route(
  ledger: StripeLedger,
  operation: string,
  path: string,
  form: Form,
  alter: (lines: Record<string, any>[]) => Record<string, any>[],
): Said {
  const id = path.split('/')[4] ?? ''
  if (operation === 'create-session') return ledger.createSession(form)
  if (operation === 'session') return ledger.session(id, form)
  if (operation === 'list-sessions') return ledger.listSessions(form)
  if (operation === 'expire') return ledger.expire(id)
  if (operation === 'search') return ledger.search(form)
  if (operation === 'create-refund') return ledger.createRefund(form)
  if (operation === 'list-refunds') return ledger.listRefunds(form)
  if (operation === 'balance') return ledger.balance(form, alter)
  return no(404, 'invalid_request_error', 'url_invalid')
}

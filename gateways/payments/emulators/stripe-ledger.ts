// What the emulated Stripe keeps: sessions, intents, charges, refunds, and what they moved on the balance.
import { randomBytes } from 'node:crypto'

export type Form = { [name: string]: string | Form }
type Thing = Record<string, any>
export type Said = { status: number; body: Thing }

export const newId = (kind: string) => `${kind}_${randomBytes(12).toString('hex')}`
export const no = (status: number, type: string, code: string, message = code): Said => ({
  status,
  body: { error: { type, code, message } },
})
const missing = () => no(404, 'invalid_request_error', 'resource_missing')

/** `a[b][0]=c` as objects, the way Stripe reads forms. */
export function formOf(entries: Iterable<[string, string]>): Form {
  const form: Form = {}
  for (const [name, value] of entries) {
    const path = name.split(/[[\]]+/).filter(part => part !== '')
    let at = form
    for (const part of path.slice(0, -1)) at = (at[part] ??= {}) as Form
    at[path.at(-1) as string] = value
  }
  return form
}

export type StripeLedgerOptions = {
  now: () => Date
  /** What the balance is kept in. */
  settlesIn: string
  pageSizeMax: number
  cashier: string
}

export type StripeLedger = ReturnType<typeof openLedger>

export function openLedger({ now, settlesIn, pageSizeMax, cashier }: StripeLedgerOptions) {
  const sessions = new Map<string, Thing>()
  const intents = new Map<string, Thing>()
  const charges = new Map<string, Thing>()
  const refunds = new Map<string, Thing>()
  const moves: Thing[] = []
  const seconds = () => Math.floor(now().getTime() / 1000)
  // Settled in another currency, at two for one.
  const settled = (amount: number, currency: string) => (currency === settlesIn ? amount : amount * 2)

  const move = (type: string, source: string, amount: number, currency: string, feeRate: number) => {
    const sum = settled(amount, currency)
    const fee = Math.round(Math.abs(sum) * feeRate)
    const facts = { type, source, amount: sum, fee, net: sum - fee, currency: settlesIn, created: seconds() }
    moves.unshift({ id: newId('txn'), object: 'balance_transaction', ...facts })
  }
  const listed = (all: Thing[], form: Form): Said => {
    const start = all.findIndex(one => one.id === form.starting_after) + 1
    const size = Math.min(pageSizeMax, Number(form.limit ?? 10))
    const data = all.slice(start, start + size)
    return { status: 200, body: { object: 'list', url: '/v1/list', data, has_more: start + size < all.length } }
  }
  const withCharge = (intent: Thing, expand: string[], path: string) =>
    expand.includes(path) && intent.latest_charge ? { ...intent, latest_charge: charges.get(intent.latest_charge) } : intent
  const expandOf = (form: Form) => Object.values((form.expand ?? {}) as Form) as string[]

  return {
    sessions,
    intents,
    refunds,
    moves,
    createSession(form: Form): Said {
      const line = (form.line_items as any)?.['0']
      const amount = Number(line?.price_data?.unit_amount) * Number(line?.quantity)
      const currency = line?.price_data?.currency
      const ahead = Number(form.expires_at) - seconds()
      if (!(Number.isInteger(amount) && amount > 0) || !/^[a-z]{3}$/.test(currency) || !line.price_data.product_data?.name)
        return no(400, 'invalid_request_error', 'parameter_invalid_integer')
      if (form.mode !== 'payment' || !form.success_url) return no(400, 'invalid_request_error', 'parameter_missing')
      if (form.expires_at && (ahead < 1_800 || ahead > 86_400))
        return no(400, 'invalid_request_error', 'parameter_invalid_integer')
      const id = newId('cs_test')
      const names = { client_reference_id: form.client_reference_id ?? null, metadata: form.metadata ?? {} }
      const sums = { amount_total: amount, currency, expires_at: Number(form.expires_at), created: seconds(), livemode: false }
      const states = { status: 'open', payment_status: 'unpaid', payment_intent: null, url: `${cashier}/c/pay/${id}` }
      const hidden = { intentMetadata: (form.payment_intent_data as any)?.metadata ?? {} }
      const session = { id, object: 'checkout.session', mode: 'payment', ...names, ...sums, ...states }
      sessions.set(id, Object.defineProperty(session, 'hidden', { value: hidden, enumerable: false }))
      return { status: 200, body: session }
    },
    session(id: string, form: Form): Said {
      const session = sessions.get(id)
      if (!session) return missing()
      const expand = expandOf(form)
      const intent = intents.get(session.payment_intent)
      const deep = expand.some(path => path.startsWith('payment_intent'))
      const shown = intent && deep ? withCharge(intent, expand, 'payment_intent.latest_charge') : session.payment_intent
      return { status: 200, body: { ...session, payment_intent: shown } }
    },
    listSessions: (form: Form): Said =>
      listed(
        [...sessions.values()].filter(one => one.payment_intent === form.payment_intent),
        form,
      ),
    expire(id: string): Said {
      const session = sessions.get(id)
      if (!session) return missing()
      if (session.status !== 'open') return no(400, 'invalid_request_error', 'resource_not_open')
      return { status: 200, body: Object.assign(session, { status: 'expired', url: null }) }
    },
    search(form: Form): Said {
      const wanted = /^metadata\["out_trade_no"\]:"([\w-]+)"$/.exec(String(form.query))?.[1]
      if (!wanted) return no(400, 'invalid_request_error', 'query_invalid')
      const found = [...intents.values()].filter(one => one.metadata.out_trade_no === wanted)
      const data = found.map(one => withCharge(one, expandOf(form), 'data.latest_charge'))
      return {
        status: 200,
        body: { object: 'search_result', url: '/v1/payment_intents/search', data, has_more: false, next_page: null },
      }
    },
    createRefund(form: Form): Said {
      const intent = intents.get(String(form.payment_intent))
      const amount = Number(form.amount)
      if (!intent) return missing()
      const given = [...refunds.values()].filter(one => one.payment_intent === intent.id && one.status !== 'failed')
      const left = intent.amount_received - given.reduce((sum, one) => sum + one.amount, 0)
      if (!(amount > 0) || amount > left) return no(400, 'invalid_request_error', 'charge_already_refunded')
      const names = { payment_intent: intent.id, charge: intent.latest_charge, metadata: form.metadata ?? {} }
      const sums = { amount, currency: intent.currency, status: 'succeeded', created: seconds() }
      const refund = { id: newId('re'), object: 'refund', ...names, ...sums }
      refunds.set(refund.id, refund)
      move('refund', refund.id, -amount, intent.currency, 0)
      return { status: 200, body: refund }
    },
    listRefunds: (form: Form): Said =>
      listed([...refunds.values()].filter(one => one.payment_intent === form.payment_intent).reverse(), form),
    balance(form: Form, alter: (lines: Thing[]) => Thing[]): Said {
      const { gte, lt } = (form.created ?? {}) as Record<string, string>
      const within = moves.filter(one => one.created >= Number(gte) && one.created < Number(lt))
      const whole = within.map(one => ({ ...one, source: charges.get(one.source) ?? refunds.get(one.source) ?? one.source }))
      return listed(alter(whole), form)
    },
    /** The payer pays on the hosted page. */
    pay(session: Thing): void {
      const { amount_total: amount, currency } = session
      const [intent, charge] = [newId('pi'), newId('ch')]
      const metadata = session.hidden.intentMetadata
      const facts = { amount, currency, metadata, livemode: false, created: seconds() }
      charges.set(charge, { id: charge, object: 'charge', ...facts, payment_intent: intent, paid: true })
      const received = { amount_received: amount, status: 'succeeded', latest_charge: charge }
      intents.set(intent, { id: intent, object: 'payment_intent', ...facts, ...received })
      Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intent, url: null })
      move('charge', charge, amount, currency, 0.03)
    },
    payOut: (amount: number) => move('payout', newId('po'), -amount, settlesIn, 0),
  }
}

// What the sandbox keeps of a payment, and where: the house hands a store in, so that a restart forgets nothing.
/** Plain JSON: times are ISO texts. */
export type SandboxRefund = { outRefundNo: string; providerRefundId: string; amount: number; reason: string; at: string }

export type SandboxPayment = {
  outTradeNo: string
  amount: number
  currency: string
  description: string
  begunAt: string
  expiresAt: string
  notifyUrl: string
  returnUrl?: string
  state: 'awaiting' | 'paid' | 'closed'
  attemptsFailed: number
  providerTransactionId: string
  paidAt?: string
  refunds: SandboxRefund[]
  /** When it was last written. */
  changedAt: string
}

export interface SandboxStore {
  find(outTradeNo: string): Promise<SandboxPayment | undefined>
  /** Reads, turns and writes one payment as one step: two changes of the same number happen one after the other. `turn` is pure, and may throw. */
  change(outTradeNo: string, turn: (before: SandboxPayment | undefined) => SandboxPayment): Promise<SandboxPayment>
  /** Every payment whose changedAt is at or after this. */
  changedSince(from: Date): Promise<SandboxPayment[]>
}

/** For tests and rehearsals: gone with the process. */
export function memorySandboxStore(): SandboxStore {
  const payments = new Map<string, SandboxPayment>()
  return {
    async find(outTradeNo) {
      return structuredClone(payments.get(outTradeNo))
    },
    async change(outTradeNo, turn) {
      const after = structuredClone(turn(structuredClone(payments.get(outTradeNo))))
      payments.set(outTradeNo, after)
      return structuredClone(after)
    },
    async changedSince(from) {
      return [...payments.values()].filter(one => new Date(one.changedAt) >= from).map(one => structuredClone(one))
    },
  }
}

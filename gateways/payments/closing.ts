// Closing with any provider: whatever its no was called, what counts is what the payment is now.
import { PaymentRefused } from './errors.ts'
import type { Closing, PaymentState } from './face.ts'

export async function closeOrFind(close: () => Promise<unknown>, find: () => Promise<PaymentState>): Promise<Closing> {
  try {
    await close()
    return 'closed'
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    const { state } = await find()
    if (state === 'awaiting') throw error
    return state
  }
}

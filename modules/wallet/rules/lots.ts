// What comes back under a cause: from which of the lots it was taken, and with which day it goes on to another.
import type { Code } from './accounts.ts'

/** What a line took from a lot and has not come back yet. */
export interface Out {
  cause: string
  transferId: string
  line: number
  account: Code
  lotId: string
  left: number
  /** When the lot runs out; null: never. */
  expiresAt: Date | null
}
export interface Back {
  cause: string
  transferId: string
  line: number
  /** Who gets it. */
  account: Code
  /** From whom it had been taken. */
  whose: Code
  amount: number
}
export interface Answer {
  /** By use: so much came back into its lot, or went on to another. */
  uses: { out: Out; back: number; passed: number }[]
  /** What opens a lot of its own. */
  fresh: { of: Back; amount: number; expiresAt: Date | null }[]
  /** What nobody has taken under this cause. */
  missing: { of: Back; amount: number }[]
}

const never = Number.POSITIVE_INFINITY
const until = ({ expiresAt }: Pick<Out, 'expiresAt'>): number => expiresAt?.getTime() ?? never

/**
 * Nothing gets a later day than it had. First comes what was taken from `whose`; where that is another than who gets it, and for
 * all the rest, what runs out first goes out first, as with everything that is spent. What comes back to oneself is what lasts longest.
 */
export function answerFrom(outs: readonly Out[], backs: readonly Back[]): Answer {
  const left = new Map(outs.map(out => [out, out.left]))
  const answer: Answer = { uses: [], fresh: [], missing: [] }
  for (const of of backs) {
    let rest = of.amount
    for (const out of inTurn(outs, of)) {
      const amount = Math.min(rest, left.get(out) ?? 0)
      if (amount === 0) continue
      rest -= amount
      left.set(out, (left.get(out) ?? 0) - amount)
      const isOwn = out.account === of.account
      answer.uses.push({ out, back: isOwn ? amount : 0, passed: isOwn ? 0 : amount })
      if (!isOwn) answer.fresh.push({ of, amount, expiresAt: out.expiresAt })
    }
    if (rest > 0) answer.missing.push({ of, amount: rest })
  }
  return answer
}

function inTurn(outs: readonly Out[], { cause, account, whose }: Back): Out[] {
  const ours = outs.filter(out => out.cause === cause)
  const soonest = (a: Out, b: Out) => (until(a) === until(b) ? 0 : until(a) - until(b))
  const first = ours.filter(out => out.account === whose).sort(soonest)
  if (whose === account) first.reverse()
  return [...first, ...ours.filter(out => out.account !== whose).sort(soonest)]
}

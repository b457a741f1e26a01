// How a packet is split: every point of it goes into exactly one share, and no place in the row is luckier than another.
import type { Chance } from '#modules/activities/contract.ts'

export interface Packet {
  total: number
  shares: number
}
/** As even as whole points allow; what is left over goes one each to the first. */
export const evenShare = ({ total, shares }: Packet, nth: number): number =>
  Math.floor(total / shares) + (nth < total % shares ? 1 : 0)

/**
 * Lucky shares. One after the other: what is left is divided by how many shares are left; a share is any whole number from `least` to
 * twice that average less `least`, each as likely, so that on average every share is the average. Never so much that the others could
 * not have `least`; the last takes what is left. Then all are shuffled, so that the order of coming does not matter at all.
 */
export function luckyShares(packet: Packet & { least: number }, chance: Chance): number[] {
  const { total, shares } = packet
  const least = Math.min(packet.least, Math.floor(total / shares))
  const drawn: number[] = []
  let rest = total
  for (let left = shares; left > 1; left--) {
    const most = Math.min(Math.floor((2 * rest) / left) - least, rest - least * (left - 1))
    const share = least + chance.below(Math.max(1, most - least + 1))
    drawn.push(share)
    rest -= share
  }
  drawn.push(rest)
  return chance.shuffled(drawn)
}

/** The place of the best share; of several alike the first. */
export const bestOf = (shares: readonly number[]): number =>
  shares.reduce((best, one, n) => (one > (shares[best] ?? 0) ? n : best), 0)

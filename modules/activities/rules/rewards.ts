// What an award is worth, and whether it is there to be given.

import type { Reward } from '../contract/draft.ts'
import type { Award } from '../contract/play.ts'

export interface Priced {
  memberId: string
  reward: Reward
  units: number
  /** Of points and credit: how much in all; else 0. */
  amount: number
  /** Of the budget, in minor units. */
  value: number
}
interface Purse {
  rewards: readonly Reward[]
  stock: Readonly<Record<string, number>>
  budgetLeft: number | null
}

const isCounted = (reward: Reward): boolean => reward.kind === 'points' || reward.kind === 'credit'

/** Credit is worth what it says; of points an amount apart from the usual is worth its share of the usual. */
function worthOf(reward: Reward, units: number, amount: number | undefined): number {
  if (amount === undefined) return reward.value * units
  if (reward.kind === 'credit') return amount
  return reward.amount === 0 ? 0 : Math.ceil((reward.value * amount) / reward.amount)
}

/** Throws when a play gives what is not there: it could have asked what is left. */
export function priceAwards(purse: Purse, awards: readonly Award[]): Priced[] {
  const gone = new Map<string, number>()
  let spent = 0
  return awards.map(award => {
    const reward = purse.rewards.find(one => one.key === award.reward)
    if (!reward) throw new RangeError(`there is no reward ${award.reward}`)
    const { units = 1 } = award
    if (!Number.isSafeInteger(units) || units < 1) throw new RangeError(`${units} of ${award.reward} cannot be given`)
    if (award.amount !== undefined && !isCounted(reward)) throw new RangeError(`${award.reward} has no amount`)
    const amount = isCounted(reward) ? (award.amount ?? reward.amount * units) : 0
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`an amount of ${amount} cannot be given`)
    const value = worthOf(reward, units, award.amount)
    const taken = (gone.get(reward.key) ?? 0) + units
    const left = purse.stock[`reward:${reward.key}`]
    if (left !== undefined && taken > left) throw new RangeError(`${taken} of ${reward.key} were given, and ${left} are left`)
    spent += value
    if (purse.budgetLeft !== null && spent > purse.budgetLeft)
      throw new RangeError(`${spent} were given, and the budget has ${purse.budgetLeft}`)
    gone.set(reward.key, taken)
    return { memberId: award.memberId, reward, units, amount, value }
  })
}

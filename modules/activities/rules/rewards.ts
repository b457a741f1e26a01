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

/** What one unit counts against the budget: credit costs us what it says, or what it is said to be worth. */
export const worthEach = ({ kind, amount, value }: Pick<Reward, 'kind' | 'amount' | 'value'>): number =>
  kind === 'credit' ? Math.max(amount, value) : value

/** Credit is worth what it says; of points an amount apart from the usual is worth its share of the usual. */
function worthOf(reward: Reward, units: number, amount: number | undefined): number {
  if (amount === undefined) return worthEach(reward) * units
  if (reward.kind === 'credit') return amount
  return reward.amount === 0 ? 0 : Math.ceil((reward.value * amount) / reward.amount)
}

/** How many of what an award names are still there: by the reward's count and by the budget, after what was given beside it. */
function unitsLeft(purse: Purse, { reward, units = 1, amount }: Award, taken: number, spent: number): number {
  const known = purse.rewards.find(one => one.key === reward)
  if (!known) return units
  const counted = (purse.stock[`reward:${reward}`] ?? Number.MAX_SAFE_INTEGER) - taken
  const each = amount === undefined ? worthEach(known) : worthOf(known, 1, amount)
  if (purse.budgetLeft === null || each === 0) return Math.min(units, counted)
  const paid = Math.floor((purse.budgetLeft - spent) / each)
  // An amount is given once, however many units it stands for.
  if (amount !== undefined) return paid >= 1 && counted >= units ? units : 0
  return Math.min(units, counted, paid)
}

/** Throws when a play gives what is not there: it could have asked what is left, or said `orLess`. */
export function priceAwards(purse: Purse, awards: readonly Award[]): Priced[] {
  const gone = new Map<string, number>()
  let spent = 0
  return awards.flatMap(award => {
    const before = gone.get(award.reward) ?? 0
    const units = award.orLess ? unitsLeft(purse, award, before, spent) : (award.units ?? 1)
    if (award.orLess && units <= 0) return []
    const priced = priceOne(purse, award, units)
    const taken = before + units
    const left = purse.stock[`reward:${award.reward}`]
    if (left !== undefined && taken > left) throw new RangeError(`${taken} of ${award.reward} were given, and ${left} are left`)
    spent += priced.value
    if (purse.budgetLeft !== null && spent > purse.budgetLeft)
      throw new RangeError(`${spent} were given, and the budget has ${purse.budgetLeft}`)
    gone.set(award.reward, taken)
    return [priced]
  })
}

function priceOne(purse: Purse, award: Award, units: number): Priced {
  const reward = purse.rewards.find(one => one.key === award.reward)
  if (!reward) throw new RangeError(`there is no reward ${award.reward}`)
  if (!Number.isSafeInteger(units) || units < 1) throw new RangeError(`${units} of ${award.reward} cannot be given`)
  if (award.amount !== undefined && !isCounted(reward)) throw new RangeError(`${award.reward} has no amount`)
  const amount = isCounted(reward) ? (award.amount ?? reward.amount * units) : 0
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`an amount of ${amount} cannot be given`)
  return { memberId: award.memberId, reward, units, amount, value: worthOf(reward, units, award.amount) }
}

// Counting: plurality, approval, instant run-off and budgets, each by its book. Ties are drawn from the activity's own chance.
//
// - single, several: plurality and block voting: whoever has most.
// - approval: S. Brams, P. Fishburn, “Approval Voting”, American Political Science Review 72 (1978).
// - ranked: instant run-off (the alternative vote; W. R. Ware, 1871): the last one leaves and his ballots go to their next choice,
//   until one has more than half of what still counts. Level at the end: who had less in the latest round in which they differed;
//   level in all of them: by lot (Robert's Rules of Order, preferential voting).
// - budget: knapsack voting (A. Goel, A. Krishnaswamy, S. Sakshuwong, T. Aitamurto, ACM TEAC 7, 2019): every ballot fits into the
//   budget; projects are paid in the order of their votes, and one that does not fit any more is passed over.
import type { Chance } from '#modules/activities/contract.ts'
import type { Mine, Round, Settings, Table } from './settings.ts'

/** What a voter adds to the counters; nothing when he does not vote himself. */
function partOf(mine: Mine | null): { choices: number[]; people: number; weight: number } {
  if (!mine?.choices) return { choices: [], people: 0, weight: 0 }
  return { choices: mine.choices, people: 1 + mine.load.people, weight: mine.weight + mine.load.weight }
}
/** The counters after one voter's part has become another. */
export function counted({ kind }: Settings, table: Table, before: Mine | null, after: Mine): Table {
  const counts = [...table.counts]
  const [old, now] = [partOf(before), partOf(after)]
  const heard = (choices: number[]) => (kind === 'ranked' ? choices.slice(0, 1) : choices)
  for (const at of heard(old.choices)) counts[at] = (counts[at] ?? 0) - old.weight
  for (const at of heard(now.choices)) counts[at] = (counts[at] ?? 0) + now.weight
  return { ...table, counts, voters: table.voters - old.people + now.people, weight: table.weight - old.weight + now.weight }
}
export const noCounts = ({ options }: Settings): Table => ({ counts: options.map(() => 0), voters: 0, weight: 0 })

/** Options by votes, most first; level ones in an order of chance. */
function byVotes(counts: readonly number[], chance: Chance): number[] {
  const drawn = chance.shuffled(counts.map((_, at) => at))
  return drawn.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
}

export interface Elected {
  winners: number[]
  byLot: boolean
}
export function mostVotes(counts: readonly number[], seats: number, chance: Chance): Elected {
  const order = byVotes(counts, chance).filter(at => (counts[at] ?? 0) > 0)
  const winners = order.slice(0, seats)
  const next = order[seats]
  const last = winners.at(-1)
  return { winners, byLot: next !== undefined && last !== undefined && counts[next] === counts[last] }
}

export function fundedBy(
  { options, budget }: Pick<Settings, 'options' | 'budget'>,
  counts: readonly number[],
  chance: Chance,
): Elected & { spent: number } {
  const winners: number[] = []
  const passed: number[] = []
  let spent = 0
  for (const at of byVotes(counts, chance)) {
    if ((counts[at] ?? 0) <= 0) continue
    const cost = options[at]?.cost ?? 0
    if (spent + cost > budget) {
      passed.push(at)
      continue
    }
    spent += cost
    winners.push(at)
  }
  // Passed over while another of as many votes was paid: the lot decided which.
  return { winners, spent, byLot: passed.some(at => winners.some(one => counts[one] === counts[at])) }
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

/** `ballots`: weight by order of choices, e.g. `2,0,1`. */
export function instantRunOff(
  options: number,
  ballots: Readonly<Record<string, number>>,
  chance: Chance,
): Elected & { rounds: Round[] } {
  const orders = Object.entries(ballots).map(([order, weight]) => ({ order: order.split(',').map(Number), weight }))
  const standing = new Set(Array.from({ length: options }, (_, at) => at))
  const rounds: Round[] = []
  for (;;) {
    const counts: number[] = Array(options).fill(0)
    for (const { order, weight } of orders) {
      const first = order.find(at => standing.has(at))
      if (first !== undefined) counts[first] = (counts[first] ?? 0) + weight
    }
    const all = sumOf(counts)
    const leader = [...standing].find(at => (counts[at] ?? 0) * 2 > all)
    if (all === 0 || leader !== undefined || standing.size === 1) {
      rounds.push({ counts, out: null, byLot: false })
      return { winners: leader === undefined ? [] : [leader], rounds, byLot: rounds.some(one => one.byLot) }
    }
    const { out, byLot } = whoLeaves([...standing], [...rounds.map(one => one.counts), counts], chance)
    standing.delete(out)
    rounds.push({ counts, out, byLot })
  }
}

/** The one with the fewest votes; of level ones who had fewer in the round before, and so on back; at last by lot. */
function whoLeaves(
  standing: readonly number[],
  history: readonly (readonly number[])[],
  chance: Chance,
): { out: number; byLot: boolean } {
  let lowest = standing
  for (const counts of history.toReversed()) {
    const least = Math.min(...lowest.map(at => counts[at] ?? 0))
    lowest = lowest.filter(at => (counts[at] ?? 0) === least)
    if (lowest.length === 1) return { out: lowest[0] as number, byLot: false }
  }
  return { out: lowest[chance.below(lowest.length)] as number, byLot: true }
}

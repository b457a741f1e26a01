// From sheets and votes to places. Everything is counted in whole hundredths of a point, so that nothing depends on the machine.
import type { Award, Entrant, Scene } from '#modules/activities/contract.ts'
import type { Entry, Marks, Mine, Placed, Result, Settings, Table } from './settings.ts'

export const full = 10_000

/** The mean of the jurors' weighted marks: ten everywhere is 10,000. */
export function juryScore(sheets: readonly Marks[], criteria: Settings['criteria']): number {
  const weights = criteria.reduce((sum, one) => sum + one.weight, 0)
  const marked = sheets.reduce((sum, marks) => sum + criteria.reduce((all, one, at) => all + one.weight * (marks[at] ?? 0), 0), 0)
  return sheets.length === 0 ? 0 : Math.round((marked * full) / (10 * weights * sheets.length))
}
/** The most votes are 10,000; the others stand in proportion to them. */
export const audienceScore = (votes: number, most: number): number => (most === 0 ? 0 : Math.round((votes * full) / most))
export const totalScore = (jury: number, audience: number, juryShare: number): number =>
  Math.round((jury * juryShare + audience * (100 - juryShare)) / 100)

/** With those that were cast elsewhere. */
export const votesOf = ({ votes, paper }: Pick<Entry, 'votes' | 'paper'>): number =>
  Object.values(paper ?? {}).reduce((sum, one) => sum + one, votes)
export const finalVotesOf = ({ finalVotes, finalPaper }: Pick<Entry, 'finalVotes' | 'finalPaper'>): number =>
  votesOf({ votes: finalVotes, ...(finalPaper && { paper: finalPaper }) })

interface Counted {
  memberId: string
  seq: number
  name: string
  title: string
  isFinalist: boolean
  votes: number
  sheets: readonly Marks[]
}
export type Sum = { finalists: Table['finalists']; counted: Counted[]; votes: number }

export const isAmong = (finalists: Table['finalists'], { seq, memberId }: { seq: number; memberId: string }): boolean =>
  finalists !== null && (finalists.includes(seq) || finalists.includes(memberId))

export function addEntrant(sum: Sum, { memberId, seq, mine }: Entrant<Mine>): Sum {
  const { entry } = mine
  if (!entry || entry.out) return sum
  const isFinalist = isAmong(sum.finalists, { seq, memberId })
  sum.votes += votesOf(entry) + finalVotesOf(entry)
  sum.counted.push({
    ...{ memberId, seq, isFinalist, name: entry.work.name, title: entry.work.title },
    votes: isFinalist ? finalVotesOf(entry) : votesOf(entry),
    sheets: Object.values(isFinalist ? entry.finalSheets : entry.sheets),
  })
  return sum
}

/** Finalists first; then by score. Level scores share a place; who gets the prize where there are too few: jury, votes, coming. */
export function placesOf({ counted }: Sum, { criteria, juryShare }: Settings): Placed[] {
  const most = (isFinalist: boolean) =>
    counted.reduce((max, one) => (one.isFinalist === isFinalist ? Math.max(max, one.votes) : max), 0)
  const mosts = { true: most(true), false: most(false) }
  const scored = counted.map(({ sheets, ...one }) => {
    const jury = juryScore(sheets, criteria)
    const audience = audienceScore(one.votes, mosts[`${one.isFinalist}`])
    return { ...one, jury, audience, jurors: sheets.length, total: totalScore(jury, audience, juryShare) }
  })
  scored.sort(
    (a, b) =>
      Number(b.isFinalist) - Number(a.isFinalist) || b.total - a.total || b.jury - a.jury || b.votes - a.votes || a.seq - b.seq,
  )
  const isLevel = (a: (typeof scored)[number] | undefined, b: (typeof scored)[number]) =>
    a !== undefined && a.total === b.total && a.isFinalist === b.isFinalist
  let place = 0
  return scored.map(({ seq: _, ...one }, at) => {
    if (!isLevel(scored[at - 1], scored[at]!)) place = at + 1
    const isTied = isLevel(scored[at - 1], scored[at]!) || (scored[at + 1] !== undefined && isLevel(scored[at + 1], scored[at]!))
    return { ...one, place, isTied, prize: '' }
  })
}

/** Prizes go down the list, so many places each; whatever there is not enough of is not given. */
export function settled(sum: Sum, scene: Scene<Settings, Table>): { result: Result; awards: Award[] } {
  const { prizes } = scene.settings
  const titles = prizes.flatMap(one => Array.from({ length: one.places }, () => one))
  const awards: Award[] = []
  const placed = placesOf(sum, scene.settings).map((one, at) => {
    const prize = titles[at]
    if (!prize) return one
    if (prize.reward !== null && scene.left(prize.reward, awards) >= 1)
      awards.push({ memberId: one.memberId, reward: prize.reward })
    return { ...one, prize: prize.title }
  })
  return { result: { works: placed.length, votes: sum.votes, placed: placed.slice(0, 200) }, awards }
}

export const freshEntry = (work: Entry['work']): Entry => ({
  ...{ work, notes: [], votes: 0, sheets: {}, finalVotes: 0, finalSheets: {} },
})

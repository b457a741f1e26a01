// What a voter has left: so many votes a day, and those that came back because the work they were for has been taken out.
import type { Mine, Settings, Stage, Table } from './settings.ts'

interface When {
  settings: Pick<Settings, 'votesPerDay'>
  table: Table
  today: string
  stage: Stage
}
type Votes = Readonly<Record<string, number>>
interface Ballot {
  /** To which works, today. */
  today: readonly number[]
  /** Of the days before, in this stage: how many to which. */
  past: Votes
  left: number
}

export const isOut = (table: Table, work: number): boolean => table.out?.some(one => one.seq === work) ?? false

export function ballotOf(mine: Mine | null, { settings, table, today, stage }: When): Ballot {
  const isToday = mine?.day === today
  const given = isToday ? mine.voted : []
  const isThisStage = mine?.past?.stage === stage
  const before: Votes = isThisStage ? (mine.past?.votes ?? {}) : {}
  const past = isThisStage && !isToday ? mine.voted.reduce((votes, one) => more(votes, one, 1), before) : before
  const back = given.filter(one => isOut(table, one)).length
  const backOfBefore = (table.out ?? []).reduce((sum, one) => sum + (past[one.seq] ?? 0), 0)
  return { today: given, past, left: Math.max(0, settings.votesPerDay - given.length) + back + backOfBefore }
}

/** One of today's is given, or else one that came back goes to this work instead. */
export function voteFor(mine: Mine, work: number, when: When): Mine {
  const { today, past, left } = ballotOf(mine, when)
  if (left < 1) throw new RangeError('there is no vote left')
  const given = { ...mine, day: when.today, past: { stage: when.stage, votes: past } }
  if (today.length < when.settings.votesPerDay) return { ...given, voted: [...today, work] }
  const back = today.find(one => isOut(when.table, one))
  if (back !== undefined) return { ...given, voted: [...today.filter(one => one !== back), work] }
  const from = when.table.out?.find(one => (past[one.seq] ?? 0) > 0)?.seq as number
  return { ...given, voted: [...today, work], past: { stage: when.stage, votes: more(past, from, -1) } }
}

function more(votes: Votes, work: number, by: number): Votes {
  const { [work]: had = 0, ...others } = votes
  return had + by === 0 ? others : { ...others, [work]: had + by }
}

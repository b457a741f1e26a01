// Who stands where when a quiz is over, and what he gets for it.
import type { Award, Entrant, Json, Scene, Settlement } from '#modules/activities/contract.ts'
import { type Best, better, type Mine } from './runs.ts'
import type { QuizSettings } from './settings.ts'

interface Place extends Best {
  seq: number
  memberId: string
}
export interface Standing {
  places: Place[]
  points: number
  /** Of each question in its own place: how many were asked it, and how many knew it. */
  asked: number[]
  knew: number[]
}
/** Shown by name; the rest find themselves by rank. */
const shownMax = 100

export const beginStanding = ({ settings }: Pick<Scene<QuizSettings, null>, 'settings'>): Standing => ({
  places: [],
  points: 0,
  asked: settings.questions.map(() => 0),
  knew: settings.questions.map(() => 0),
})

export function standingOf(standing: Standing, { seq, memberId, mine }: Entrant<Mine>): Standing {
  if (!mine) return standing
  const { run } = mine
  // An attempt that the end cut short counts as far as it went.
  const { points, ms } = better(mine.best, run)
  standing.places.push({ seq, memberId, points, ms })
  standing.points += points
  for (const [n, mark] of [...run.marks].entries()) {
    const question = run.order[n] as number
    standing.asked[question] = (standing.asked[question] ?? 0) + 1
    if (mark === 'y') standing.knew[question] = (standing.knew[question] ?? 0) + 1
  }
  return standing
}

export function endStanding({ places, points, asked, knew }: Standing, { settings }: Scene<QuizSettings, null>): Settlement {
  const order = places.sort((a, b) => b.points - a.points || a.ms - b.ms || a.seq - b.seq)
  const awards: Award[] = []
  let from = 0
  for (const { places: count, reward } of settings.top) {
    for (const { memberId, points } of order.slice(from, from + count))
      if (points > 0) awards.push({ memberId, reward, orLess: true })
    from += count
  }
  const { mark, markReward } = settings
  const passed = mark === null ? [] : order.filter(place => place.points >= mark)
  if (markReward !== null) for (const { memberId } of passed) awards.push({ memberId, reward: markReward, orLess: true })
  const result = {
    players: order.length,
    mean: order.length === 0 ? 0 : Math.round((points / order.length) * 10) / 10,
    passed: mark === null ? null : passed.length,
    top: order.slice(0, shownMax).map(one => ({ ...one })),
    questions: asked.map((count, n) => ({ asked: count, knew: knew[n] as number })),
  }
  return { result: result as unknown as Json, awards }
}

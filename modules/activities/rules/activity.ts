// An activity as it stands on record, and how its states follow each other.

import type { Json, Phase, Play } from '../contract/play.ts'
import type { ActivityDraft, ActivityState, Audience, Limits, Reward, Told, Weight } from '../contract.ts'

export interface Activity {
  id: string
  play: string
  title: string
  intro: string
  pictureFileId: string | null
  groupId: string | null
  audience: readonly Audience[]
  opensAt: Date
  closesAt: Date
  settings: Record<string, unknown>
  rewards: readonly Reward[]
  limits: Limits
  costPoints: number
  budget: number | null
  weights: readonly Weight[]
  told: Told
  seriesId: string | null
  seriesNth: number | null
  giverId: string | null
  state: ActivityState
  isArchived: boolean
  rulesHash: string
  result: unknown
  endNote: string
  madeAt: Date
  publishedAt: Date | null
  settledAt: Date | null
  endedAt: Date | null
}
/** The part of it that is set up by hand. */
export type Setup = Omit<ActivityDraft, 'crew'>

/** With its play, and the settings as the play's schema gave them back. */
export interface Laid {
  activity: Activity
  play: Play
  settings: unknown
  /** Where moves are decided or shown; see Play.deck. */
  deck?: Json
}

const before: Record<ActivityState, readonly ActivityState[]> = {
  draft: [],
  scheduled: ['draft'],
  open: ['scheduled'],
  closed: ['scheduled', 'open'],
  settling: ['closed'],
  settled: ['closed', 'settling'],
  cancelling: ['scheduled', 'open', 'closed'],
  cancelled: ['cancelling'],
}
/** From where it can become this. */
export const statesBefore = (state: ActivityState): readonly ActivityState[] => before[state]

const phases: Record<ActivityState, Phase> = {
  draft: 'scheduled',
  scheduled: 'scheduled',
  open: 'open',
  closed: 'closed',
  settling: 'closed',
  settled: 'settled',
  cancelling: 'cancelled',
  cancelled: 'cancelled',
}
export const phaseOf = (state: ActivityState): Phase => phases[state]

/** To the second, whether the clock's work has been done yet or not. */
export function phaseAt({ state, opensAt, closesAt }: Pick<Activity, 'state' | 'opensAt' | 'closesAt'>, now: Date): Phase {
  if (state === 'scheduled' && now >= opensAt) return now < closesAt ? 'open' : 'closed'
  return state === 'open' && now >= closesAt ? 'closed' : phaseOf(state)
}

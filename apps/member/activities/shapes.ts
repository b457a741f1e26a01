// The shapes of activities as the screens know them, and what is told of them on the live line.
import type { Answer } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'

type Activities = Rooms['activities']
export type ActivityCard = Answer<Activities['list']>['items'][number]
export type Activity = Answer<Activities['show']>
export type Award = NonNullable<Activity['me']>['awards'][number]
export type WonAward = Answer<Activities['myAwards']>['items'][number]
export type Receipt = Answer<Activities['receipt']>

const kinds = ['published', 'opened', 'closed', 'settled', 'cancelled', 'moved', 'awarded'].map(name => `activities.${name}`)

/** Of one activity, or of all of them. A crowd moves often: what is on screen is asked again at most once a second. */
let waiting: ReturnType<typeof setTimeout> | undefined
export function useActivitiesHeard(activityId?: string): void {
  useLive(kinds, (kind, body: { activityId?: string }) => {
    if (activityId && body?.activityId && body.activityId !== activityId) return
    if (!activityId && kind === 'activities.moved') return
    if (waiting) return
    waiting = setTimeout(() => {
      waiting = undefined
      answers.refresh('activities')
    }, 1_000)
  })
}

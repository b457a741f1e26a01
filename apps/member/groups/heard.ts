// What the live line tells of groups: seats and states are put in place; what a rule decides is asked again.

import type { Answer } from '#kernel/contract.ts'
import { answers } from '#ui/answers.ts'
import { boot } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'

type Groups = Answer<Rooms['groups']['list']>
const ofGroup = [
  'opened',
  'changed',
  'moved',
  'closed',
  'reopened',
  'announced',
  'muted',
  'unmuted',
  'norms-changed',
  'admission-changed',
]
const ofSeat = ['seat-taken', 'seat-ended', 'card-changed', 'role-changed', 'handed-over']
const ofDoor = ['applied', 'application-decided', 'application-withdrawn']
/** A whole group hears of a mute at once; it asks one after the other. */
const crowdMs = 1_200
const kinds = [...ofGroup, ...ofSeat, ...ofDoor].map(name => `groups.${name}`)

function countSeats(body: { groupId: string; state: string; seatsTaken: number; seatsMax: number }): void {
  const { groupId, seatsTaken, seatsMax } = body
  if (seatsTaken === undefined) return
  answers.change<Groups>('groups.list', old => {
    const at = old.items.findIndex(group => group.id === groupId)
    return at < 0 ? old : { ...old, items: old.items.with(at, { ...old.items[at]!, seatsTaken, seatsMax }) }
  })
}

function hear(kind: string, body: any): void {
  const name = kind.slice('groups.'.length)
  countSeats(body)
  if (ofDoor.includes(name)) {
    answers.refresh('groups.applications')
    if (body.memberId !== boot.me?.memberId) return
  }
  const mine = body.memberId === undefined || body.memberId === boot.me?.memberId
  if (!mine && name !== 'handed-over') {
    answers.refresh('groups.seats')
    return
  }
  // A mute, new norms, a seat of mine: what I may do has changed, and only the server decides it.
  const ask = () => {
    answers.refresh('groups')
    answers.refresh('content.mine')
    if (['seat-taken', 'seat-ended'].includes(name)) answers.refresh('content.groupStream')
  }
  if (body.memberId === undefined) setTimeout(ask, Math.random() * crowdMs)
  else ask()
}

export const useGroupsHeard = (): void => useLive(kinds, hear)

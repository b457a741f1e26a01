// A change of many seats in two steps: first what it would do, then the doing.
import { useState } from 'react'
import type { Answer, Send } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'

type Endpoint = Rooms['groups']['changeSeats']
export type SeatChange = Send<Endpoint>['body']['change']

export function useBulk(onDone: (answer: Answer<Endpoint>) => void) {
  const [seen, setSeen] = useState<{ wish: string; answer: Answer<Endpoint> }>()
  const ask = useAction(api.groups.changeSeats)
  const run = useAction(api.groups.changeSeats, { refreshes: ['groups', 'members'], onDone })
  const askOf = (groupId: string, memberIds: readonly string[], change: SeatChange, preview: boolean) => ({
    params: { groupId },
    body: { memberIds: [...memberIds], change, preview },
  })
  return {
    /** The answer to exactly this wish; another wish must be looked at anew. */
    previewOf: (groupId: string, change: SeatChange) =>
      seen?.wish === groupId + JSON.stringify(change) ? seen.answer : undefined,
    preview: async (groupId: string, memberIds: readonly string[], change: SeatChange) => {
      const answer = await ask.run(askOf(groupId, memberIds, change, true))
      if (answer) setSeen({ wish: groupId + JSON.stringify(change), answer })
    },
    apply: (groupId: string, memberIds: readonly string[], change: SeatChange) =>
      run.run(askOf(groupId, memberIds, change, false)),
    busy: ask.busy || run.busy,
    error: ask.error ?? run.error,
  }
}

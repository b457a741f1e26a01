// What a notice leaves out is read from the facts.
import type { Recorded } from '../facts.ts'
import type { House } from '../house.ts'

/** Facts of one moment and name that were filed as they came. */
export interface Filed {
  communityId: string
  at: string
  name: string
  ids: string[]
}
export const readFacts = (house: House, { communityId, at, ids }: Filed): Promise<Recorded[]> =>
  house.db
    .selectFrom('kernelFacts')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('at', '=', new Date(at))
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()

/** A fact too large for a notification travelled without its payload. */
export async function whole(house: House, recorded: Recorded): Promise<Recorded> {
  if (recorded.payload !== null) return { ...recorded, at: new Date(recorded.at) }
  const { communityId, id, name } = recorded
  const [found] = await readFacts(house, { communityId, at: String(recorded.at), name, ids: [id] })
  if (!found) throw new Error(`no fact ${id}`)
  return found
}

// What the rooms do on open screens with a fact.
import type { House } from '../house.ts'
import type { Room } from '../room.ts'

type Heeds = Pick<NonNullable<Room['live']>, 'messages'> & Required<Pick<NonNullable<Room['live']>, 'reviews'>>
const heeded = new WeakMap<House, Map<string, Heeds>>()
/** By its name: looked for once, since a sale tells thousands of one name a second. */
export function heedsOf(house: House, name: string): Heeds {
  const byName = heeded.get(house) ?? new Map<string, Heeds>()
  heeded.set(house, byName)
  const there = byName.get(name) ?? {
    messages: house.rooms.flatMap(r => r.live?.messages.filter(m => m.fact.name === name) ?? []),
    reviews: house.rooms.flatMap(r => r.live?.reviews?.filter(x => x.fact.name === name) ?? []),
  }
  byName.set(name, there)
  return there
}

/** The names of all facts that open screens are told of. */
export const heededBy = (rooms: readonly Room[]): string[] => [
  ...new Set(rooms.flatMap(({ live }) => [...(live?.messages ?? []), ...(live?.reviews ?? [])].map(one => one.fact.name))),
]

// communities: which communities live in this house. Everything else belongs to one of them.
import type { CommunityRef } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { room } from '#kernel/room.ts'
import { communitiesContract } from './contract.ts'
import { communitiesFacts } from './facts.ts'
import { communitiesRounds } from './listeners.ts'
import { communitiesHandlers } from './routes.ts'
import { findCommunity, findFirstCommunity, listCommunities } from './store.ts'

export { changeCommunity } from './commands/change-community.ts'
export { examineCommunity } from './commands/examine-community.ts'
export { openCommunity } from './commands/open-community.ts'
export type { Community } from './contract.ts'
export { communityChanged, communityOpened } from './facts.ts'
export { findCommunity, findFirstCommunity, listCommunities }

export const communities = room({
  name: 'communities',
  contract: communitiesContract,
  handlers: communitiesHandlers,
  facts: communitiesFacts,
  rounds: communitiesRounds,
})

const rememberedMs = 1_000
const remembered = new WeakMap<House, Map<string, { at: number; found: Promise<CommunityRef | null> }>>()

/** The community door: by id or slug, remembered for a second, since every request asks. */
export function communityDoor(house: House, idOrSlug: string): Promise<CommunityRef | null> {
  const map = remembered.get(house) ?? new Map()
  remembered.set(house, map)
  const there = map.get(idOrSlug)
  const now = performance.now()
  if (there && now - there.at < rememberedMs) return there.found
  // Only what is there is remembered: a community opened a moment ago must be found at once.
  const found = findCommunity(house.db, idOrSlug).then(c => {
    if (!c) map.delete(idOrSlug)
    return c ?? null
  })
  if (map.size > 1_000) map.clear()
  map.set(idOrSlug, { at: now, found })
  found.catch(() => map.delete(idOrSlug))
  return found
}

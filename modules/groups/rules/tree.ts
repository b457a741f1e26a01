// The tree of groups: how deep it may grow, and where a group may not stand.
export const levelsMax = 6

export interface Place {
  /** Levels above and including the new parent; 0 at the top. */
  parentDepth: number
  /** Levels of the moved group and all below it; 1 for a leaf. */
  height: number
  /** The new parent is the group itself or stands below it. */
  insideItself: boolean
}

export const placeBreach = (place: Place): 'circle' | 'too-deep' | null => {
  if (place.insideItself) return 'circle'
  return place.parentDepth + place.height > levelsMax ? 'too-deep' : null
}

/** Parents before their children, brothers in the order in which they opened; each with its depth. */
export function treeOrder<G extends { id: string; parentId: string | null; openedAt: Date }>(
  groups: readonly G[],
): (G & { depth: number })[] {
  const childrenOf = Map.groupBy(groups, group => group.parentId)
  const walk = (parentId: string | null, depth: number): (G & { depth: number })[] =>
    (childrenOf.get(parentId) ?? [])
      .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1))
      .flatMap(group => [{ ...group, depth }, ...walk(group.id, depth + 1)])
  return walk(null, 1)
}

const weekMs = 7 * 86_400_000
export const ageWeeksOf = (openedAt: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - openedAt.getTime()) / weekMs))

/** A pyramid grows when its inner circle hosts: nine seats in ten are taken, or someone there leads no group yet. */
export function nextGroupAdvice(group: { seatsTaken: number; seatsMax: number; withoutGroup: number }): 'none' | 'grow' | 'host' {
  if (group.withoutGroup > 0) return 'host'
  return group.seatsTaken * 10 >= group.seatsMax * 9 ? 'grow' : 'none'
}

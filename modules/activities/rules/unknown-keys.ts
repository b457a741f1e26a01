// Slips of the pen in settings that somebody wrote by hand: keys that the play never looks at.
/** Paths of what is given and was not kept, e.g. `prizes.0.plases`. */
export function unknownKeys(given: unknown, kept: unknown, at = ''): string[] {
  if (given === null || typeof given !== 'object' || kept === null || typeof kept !== 'object') return []
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(kept, key) ? unknownKeys(value, (kept as Record<string, unknown>)[key], `${at}${key}.`) : [at + key],
  )
}

// Counts without names while more come in: they move in steps, and what is seen leaves out the latest step. So any two looks, and the
// last look and the end, differ by five ballots at least, and nobody's can be told by comparing.

/** Fewer without names are shown to nobody: they would tell whose they are. */
export const crowd = 5

export interface Steps<Counts> {
  seen: Counts | null
  /** What is seen once as many more have come. */
  next: Counts | null
  /** How many had come by then, and how many have come by now. */
  noted: number
  come: number
}
/** After `more` have come, with the counts as they are then. */
export function stepped<Counts>(before: Steps<Counts> | undefined, more: number, counts: Counts): Steps<Counts> {
  const { seen, next, noted, come } = before ?? { seen: null, next: null, noted: 0, come: 0 }
  const now = come + more
  return now - noted < crowd ? { seen, next, noted, come: now } : { seen: next, next: counts, noted: now, come: now }
}

// A crowd of buyers: so many at once, each beginning again as soon as he is through, until the time is over. Nobody is called
// off: what was begun is ended, and counts.
export interface Crowd {
  atOnce: number
  seconds: number
  /** 'gone': there is nothing left, and this buyer goes home. Whatever is thrown counts as a failure. */
  act(who: number, turn: number): Promise<'done' | 'gone'>
}
export interface Told {
  done: number
  gone: number
  failed: number
  /** Those that were done, until the last of them was. */
  perSecond: number
  p50: number
  p99: number
  /** The first that was thrown, for whoever wants to know why. */
  why: string
}

export async function letIn({ atOnce, seconds, act }: Crowd): Promise<Told> {
  const took: number[] = []
  const told = { done: 0, gone: 0, failed: 0, why: '' }
  const started = performance.now()
  const until = started + seconds * 1_000
  let turn = 0
  let lastDone = started
  const one = async (who: number) => {
    while (performance.now() < until) {
      const begun = performance.now()
      try {
        if ((await act(who, turn++)) === 'gone') {
          told.gone++
          return
        }
        lastDone = performance.now()
        took.push(lastDone - begun)
        told.done++
      } catch (error) {
        told.failed++
        told.why ||= error instanceof Error ? error.message : String(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, who) => one(who)))
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.ceil(share * took.length) - 1] ?? 0
  return { ...told, perSecond: told.done / Math.max(0.001, (lastDone - started) / 1_000), p50: at(0.5), p99: at(0.99) }
}

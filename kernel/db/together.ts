// Writes that come at the same time are written as one: one statement, one commit, one wait for the disk. Nobody waits for
// company longer than until the program has heard out all who have spoken by now: who comes alone goes then, and who comes while
// others are being written goes with the next.
import { setImmediate as turn } from 'node:timers'
import type { Ctx } from '../ctx.ts'
import type { House } from '../house.ts'
import { Refused } from '../refusal.ts'
import { sqlState } from './connect.ts'

/** What of a ctx this needs itself; `write` may ask for more. */
export type Where = Pick<Ctx, 'db' | 'house' | 'community'>

export interface Together<One, Done, C extends Where = Ctx> {
  /**
   * Writes all of `ones` in one statement and gives the outcome of each, in their order. It must be whole or nothing: when it
   * is refused by the database, each is tried again alone, so that nobody fails for another.
   */
  write(ctx: C, ones: readonly One[]): Promise<Done[]>
  /** So many at most in one statement. */
  most: number
  /** So many statements at most under way, for one community (and lane) in one process. */
  atOnce: number
  /** Beside one that is under way another goes only when so many wait; 1 unless said. Fewer go with the next, which costs less. */
  beside?: number
  /** Those of different lanes are not written together, and do not wait for each other. */
  lane?(one: One): string
}

interface Waiting<One, Done, C> {
  ctx: C
  one: One
  resolve(done: Done): void
  reject(error: unknown): void
}
interface Line<One, Done, C> {
  waiting: Waiting<One, Done, C>[]
  underWay: number
  isCalled: boolean
}

/** Within an open transaction the write belongs to that transaction alone and goes there at once. */
export function together<One, Done, C extends Where = Ctx>(how: Together<One, Done, C>): (ctx: C, one: One) => Promise<Done> {
  const lines = new WeakMap<House, Map<string, Line<One, Done, C>>>()
  const alone = async (ctx: C, one: One): Promise<Done> => (await how.write(ctx, [one]))[0] as Done

  async function run(batch: readonly Waiting<One, Done, C>[]): Promise<void> {
    const [first] = batch
    if (!first) return
    try {
      const done = await how.write(
        first.ctx,
        batch.map(w => w.one),
      )
      for (const [at, w] of batch.entries()) w.resolve(done[at] as Done)
    } catch (error) {
      // Without a word of the database it was not reached: asking it once more for each would only add to its trouble. A refusal is
      // meant for one of them; which one shows when each is asked alone.
      const isOfOne = sqlState(error) !== undefined || error instanceof Refused
      if (batch.length === 1 || !isOfOne) for (const w of batch) w.reject(error)
      else await Promise.all(batch.map(w => alone(w.ctx, w.one).then(w.resolve, w.reject)))
    }
  }
  function next(of: Map<string, Line<One, Done, C>>, key: string, line: Line<One, Done, C>): void {
    const enough = () => line.waiting.length >= (line.underWay === 0 ? 1 : (how.beside ?? 1))
    while (line.underWay < how.atOnce && enough()) {
      line.underWay++
      void run(line.waiting.splice(0, how.most)).finally(() => {
        line.underWay--
        call(of, key, line)
      })
    }
    if (line.underWay === 0 && line.waiting.length === 0) of.delete(key)
  }
  function call(of: Map<string, Line<One, Done, C>>, key: string, line: Line<One, Done, C>): void {
    if (line.isCalled) return
    line.isCalled = true
    turn(() => {
      line.isCalled = false
      next(of, key, line)
    })
  }
  return (ctx, one) => {
    if (ctx.db.isTransaction) return alone(ctx, one)
    const of = lines.get(ctx.house) ?? new Map<string, Line<One, Done, C>>()
    lines.set(ctx.house, of)
    const key = `${ctx.community.id} ${how.lane?.(one) ?? ''}`
    const line = of.get(key) ?? { waiting: [], underWay: 0, isCalled: false }
    of.set(key, line)
    return new Promise((resolve, reject) => {
      line.waiting.push({ ctx, one, resolve, reject })
      call(of, key, line)
    })
  }
}

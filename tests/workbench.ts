// A bench for the job list: workers of one's own on the world's list, jobs that wait at a gate, and a look at the rows.
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Job, job, type Round } from '#kernel/jobs/define.ts'
import { indexJobs, type JobIndex } from '#kernel/jobs/run.ts'
import { openWorker, type Pace, type Worker } from '#kernel/jobs/worker.ts'
import type { World } from './world.ts'

/** Waits for something to become true, up to twenty seconds on a busy machine. */
export async function until(what: () => boolean | Promise<boolean>, message: string): Promise<void> {
  const late = performance.now() + 20_000
  while (performance.now() < late) {
    if (await what()) return
    await pause(10)
  }
  assert.fail(message)
}

/** Jobs stop here until it is opened. */
export class Gate {
  #passing: Promise<void> = Promise.resolve()
  open: () => void = () => {}
  pass = (): Promise<void> => this.#passing
  /** Shuts it for who comes from now on; gives what opens it for those who wait already. */
  close(): () => void {
    const before = this.open
    this.#passing = new Promise(done => {
      this.open = done
    })
    return before
  }
}

export interface Workbench {
  ran: string[]
  gate: Gate
  note: Job
  long: Job
  index: JobIndex
  work(own?: Partial<Pace>, on?: JobIndex, rounds?: readonly Round[]): Worker
  rows(): Promise<{ id: string; kind: string; runAt: Date; leaseUntil: Date | null; leasedBy: string | null }[]>
  isEmpty(): Promise<boolean>
  /** Moves the clock on by this many milliseconds. */
  move(ms: number): void
  /** Stops the workers and empties the list. */
  clear(): Promise<void>
}

export async function openWorkbench(world: World, more: readonly Job[] = []): Promise<Workbench> {
  await world.settle()
  const ran: string[] = []
  const gate = new Gate()
  const workers: Worker[] = []
  const numbered = z.object({ n: z.int() })
  const note = job('test.note', numbered, async (_ctx, { n }) => void ran.push(`note ${n}`))
  const long = job('test.long', numbered, async (_ctx, { n }) => {
    ran.push(`long ${n}`)
    await gate.pass()
  })
  const index = indexJobs([note, long, ...more], [], [])
  const { db } = world.house
  const rows = () => db.selectFrom('kernelJobs').selectAll().orderBy('id').execute()
  return {
    ran,
    gate,
    note,
    long,
    index,
    rows,
    work(own = {}, on = index, rounds = []) {
      const worker = openWorker(() => world.house, on, rounds, { idleMsMax: 30, ...own })
      workers.push(worker)
      worker.start()
      return worker
    },
    isEmpty: async () => (await rows()).length === 0,
    move: ms => world.clock.moveTo(new Date(world.clock.now().getTime() + ms)),
    async clear() {
      gate.open()
      await Promise.all(workers.map(w => w.stop()))
      workers.length = 0
      await db.deleteFrom('kernelJobs').execute()
      ran.length = 0
    },
  }
}

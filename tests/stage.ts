// A stage for stories: the house as a listening server with its real queue, on a clock that is moved by hand; it can be
// shut and opened again on the same data, as after a restart.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type VirtualClock, virtualClock } from '#kernel/clock.ts'
import { theHouse } from '#kernel/ctx.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import { systemRandom } from '#kernel/random.ts'
import type { Services } from '#kernel/services.ts'
import { ownerLink } from '#modules/staff/index.ts'
import { freshDatabase } from './database.ts'
import { freePort } from './program.ts'
import { raise } from './raise.ts'

export interface Stage {
  url: string
  clock: VirtualClock
  house(): House
  /** The link that makes the first owner. */
  ownerLink(): Promise<string>
  /** Moves the clock; the real queue does what falls due. */
  moveTo(instant: string): Promise<void>
  /** Stops the house in order and opens it again at the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface StageOptions {
  startsAt: string
  services?: Services
  webFolder?: string
  /** `localhost` where a browser wants a name: it makes passkeys for no number. */
  hostName?: string
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-stage-'))
  const clock = virtualClock(options.startsAt)
  const port = await freePort()
  const url = `http://${options.hostName ?? '127.0.0.1'}:${port}`
  const open = async () => {
    const raised = await raise({ ...options, databaseUrl: database.url, folder, clock, random: systemRandom, publicUrl: url })
    await raised.house.start()
    await raised.app.listen({ port, host: '127.0.0.1' })
    return raised
  }
  let raised = await open()
  const shut = async () => {
    await raised.app.close()
    await raised.house.stop()
  }
  return {
    url,
    clock,
    house: () => raised.house,
    async ownerLink() {
      const link = await ownerLink(ctxFor(raised.house, { actor: { kind: 'system', name: 'start' }, community: theHouse }))
      if (!link) throw new Error('there is an owner already')
      return link
    },
    async moveTo(instant) {
      clock.moveTo(new Date(instant))
      raised.house.worker.wake()
      await quiet(raised.house)
    },
    async restart() {
      await shut()
      raised = await open()
    },
    async close() {
      await shut()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until nothing is due any more; bounded, for a job that always fails must not hang a test. */
export async function quiet(house: House): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const due = house.db.selectFrom('kernelJobs').select('id').where('runAt', '<=', house.clock.now()).limit(1)
    const unsent = house.db.selectFrom('kernelOutbox').select('id').limit(1)
    if (!(await due.executeTakeFirst()) && !(await unsent.executeTakeFirst())) return
    house.relay.wake()
    house.worker.wake()
    await pause(25)
  }
  const { kind } = await house.db
    .selectFrom('kernelJobs')
    .select('kind')
    .where('runAt', '<=', house.clock.now())
    .executeTakeFirstOrThrow()
  throw new Error(`the house does not come to rest; ${kind} is still due`)
}

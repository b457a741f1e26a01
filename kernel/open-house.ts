// Builds the house of one process from its parts.
import { theHouse } from './ctx.ts'
import { openHeld } from './held.ts'
import type { House, HouseParts } from './house.ts'
import { indexJobs } from './jobs/run.ts'
import { openWorker } from './jobs/worker.ts'
import { heededBy } from './live/heeds.ts'
import { openLiveHub } from './live/hub.ts'
import { openMetrics } from './metrics.ts'
import { openRelay } from './relay.ts'
import { kernelRounds } from './rounds.ts'
import { openSessions } from './sessions.ts'

export function openHouse(parts: HouseParts): House {
  const { database, clock, log, rooms } = parts
  const listeners = rooms.flatMap(r => r.listeners ?? [])
  const rounds = [...kernelRounds, ...rooms.flatMap(r => r.rounds ?? [])]
  const jobIndex = indexJobs(
    rooms.flatMap(r => r.jobs ?? []),
    listeners,
    rounds,
  )
  const metrics = openMetrics({ process: parts.processMetrics === true })
  const worker = openWorker(() => house, jobIndex, rounds)
  const relay = openRelay({
    db: database.hotDb,
    log,
    listeners,
    heeded: () => heededBy(house.rooms),
    channel: 'qunluo',
    now: () => clock.now(),
    jobsAdded: () => worker.wake(),
  })
  const house: House = {
    ...parts,
    db: database.db,
    jobIndex,
    relay,
    worker,
    metrics,
    held: openHeld(),
    live: openLiveHub(() => house),
    sessions: openSessions(() => house),
    findCommunity: async idOrSlug => (idOrSlug === theHouse.id ? theHouse : parts.doors.community(house, idOrSlug)),
    async start(options = {}) {
      await house.live.start()
      relay.start()
      if (options.work !== false) worker.start()
    },
    async stop() {
      await worker.stop()
      await relay.stop()
      await house.live.stop()
      await database.close()
    },
  }
  return house
}

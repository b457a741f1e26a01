// A house beside the one that runs: the same database, no doors, no jobs. If none runs, the database is started for the moment.

import { doors } from '#apps/server/doors.ts'
import { systemClock } from '#kernel/clock.ts'
import { readConfig } from '#kernel/config.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { localFiles } from '#kernel/files/store.ts'
import type { House } from '#kernel/house.ts'
import { openLog } from '#kernel/log.ts'
import { openHouse } from '#kernel/open-house.ts'
import { attachPostgres, startPostgres } from '#kernel/postgres/index.ts'
import { systemRandom } from '#kernel/random.ts'
import { Services } from '#kernel/services.ts'
import { playShelf } from '#modules/activities/index.ts'
import { rooms } from '#modules/index.ts'
import { plays } from '#plays/index.ts'

export interface Beside {
  house: House
  close(): Promise<void>
}

export async function openBeside(dataDir?: string): Promise<Beside> {
  const config = readConfig(undefined, dataDir ? ['--data', dataDir] : [])
  const log = openLog({ level: 'error', pretty: true })
  const running = config.databaseUrl ? { connectionString: config.databaseUrl } : attachPostgres(config.dataDir)
  const started = running ? null : await startPostgres({ dataDir: config.dataDir, log })
  const database = openDatabase(running ?? (started?.pool as { host: string }), log, 3)
  const house = openHouse({
    settings: {
      publicUrl: config.publicUrl,
      defaultLocale: config.defaultLocale,
      trustedProxyHops: 0,
      holdAnswers: false,
      strict: false,
    },
    database,
    clock: systemClock,
    random: systemRandom,
    log,
    files: localFiles(config.filesDir),
    services: new Services().provide(playShelf, plays),
    rooms,
    doors,
  })
  const close = async () => {
    await database.close()
    await started?.stop()
  }
  return { house, close }
}

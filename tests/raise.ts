// Raises a house for tests on a given database, folder and clock: the same parts as in production, but for time, chance and gateways.
import type { FastifyInstance } from 'fastify'
import { createApp } from '#apps/server/app.ts'
import { doors } from '#apps/server/doors.ts'
import { paymentsGateway, paymentsService } from '#gateways/services.ts'
import type { Clock } from '#kernel/clock.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { localFiles } from '#kernel/files/store.ts'
import type { House } from '#kernel/house.ts'
import { openLog } from '#kernel/log.ts'
import { openHouse } from '#kernel/open-house.ts'
import { type Random, seededRandom } from '#kernel/random.ts'
import { openSecrets, secretsService } from '#kernel/secrets.ts'
import { Services } from '#kernel/services.ts'
import { playShelf } from '#modules/activities/index.ts'
import { rooms } from '#modules/index.ts'
import { passwordCost } from '#modules/staff/index.ts'
import { plays } from '#plays/index.ts'

export interface Raising {
  databaseUrl: string
  folder: string
  clock: Clock
  random?: Random
  services?: Services
  publicUrl?: string
  webFolder?: string
}

export async function raise(parts: Raising): Promise<{ house: House; app: FastifyInstance; services: Services }> {
  const log = openLog({ level: process.env['TEST_LOG'] ?? 'fatal', pretty: true })
  const services = parts.services ?? new Services()
  if (!services.find(secretsService)) services.provide(secretsService, openSecrets(Buffer.alloc(32, 9)))
  if (!services.find(paymentsService)) services.provide(paymentsService, paymentsGateway)
  if (!services.find(playShelf)) services.provide(playShelf, plays)
  // What protects stored passwords only costs time here.
  if (!services.find(passwordCost)) services.provide(passwordCost, { memoryKib: 64, passes: 1, lanes: 1 })
  const house = openHouse({
    settings: {
      publicUrl: parts.publicUrl ?? 'http://localhost',
      defaultLocale: 'zh-CN',
      trustedProxyHops: 0,
      holdAnswers: true,
      strict: true,
    },
    database: openDatabase({ connectionString: parts.databaseUrl }, log, 10),
    clock: parts.clock,
    random: parts.random ?? seededRandom('the world'),
    log,
    files: localFiles(parts.folder),
    services,
    rooms,
    doors,
  })
  return { house, services, app: await createApp(house, { webFolder: parts.webFolder ?? null }) }
}

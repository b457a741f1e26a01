// The server: hangs the rooms on Fastify. The only place that knows everything.
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { House } from '#kernel/house.ts'
import { mountDoors } from '#kernel/http/doors.ts'
import { mountHooks } from '#kernel/http/hooks.ts'
import { mountProblems, mountRooms, sendError } from '#kernel/http/mount.ts'
import { mountHealth } from './health.ts'
import { mountOpenapi } from './openapi.ts'
import { mountReference } from './reference.ts'
import { mountWeb } from './web.ts'

export interface AppOptions {
  /** Where the built web apps lie; null serves the API alone. */
  webFolder: string | null
  metricsToken?: string | undefined
}

export async function createApp(house: House, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: (_address: string, hop: number) => hop < house.settings.trustedProxyHops,
    bodyLimit: 1_000_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => void sendError(house, error, request as FastifyRequest, reply as FastifyReply),
    forceCloseConnections: true,
    return503OnClosing: true,
  })
  // What no room asked for is refused: only JSON and forms with one file are read.
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await app.register(multipart)
  mountProblems(app, house)
  mountHealth(app, house, options.metricsToken)
  mountOpenapi(app, house)
  mountReference(app, house)
  mountDoors(app, house)
  mountRooms(app, house)
  await mountHooks(app, house)
  if (options.webFolder) await mountWeb(app, house, options.webFolder)
  return app
}

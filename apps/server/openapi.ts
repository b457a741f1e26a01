// /openapi.json, drawn from the contracts.
import type { FastifyInstance } from 'fastify'
import type { House } from '#kernel/house.ts'
import { openapiOf } from '#kernel/http/openapi.ts'

export function mountOpenapi(app: FastifyInstance, house: House): void {
  let text: string | undefined
  app.get('/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(openapiOf(house.rooms))
    return reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(text)
  })
}

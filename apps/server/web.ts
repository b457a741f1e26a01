// The built web apps: hashed assets for ever, the page itself never from a cache.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { House } from '#kernel/house.ts'

const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=()',
}

export async function mountWeb(app: FastifyInstance, _house: House, folder: string): Promise<void> {
  for (const [name, prefix] of [
    ['console', '/console/'],
    ['member', '/'],
  ] as const) {
    const root = join(folder, name)
    if (!existsSync(join(root, 'index.html'))) continue
    await app.register(fastifyStatic, {
      root: join(root, 'assets'),
      prefix: `${prefix}assets/`,
      decorateReply: false,
      preCompressed: true,
      immutable: true,
      maxAge: '1y',
    })
    const page = readFileSync(join(root, 'index.html'), 'utf8')
    const send = (_: unknown, reply: FastifyReply) =>
      reply.headers(pageHeaders).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    app.get(prefix, send)
    // Pages of the app itself; what belongs to the API stays not found.
    app.get(`${prefix}*`, (request, reply) =>
      /^\/(api|hooks|docs)\//.test(request.url) ? reply.callNotFound() : send(request, reply),
    )
  }
}

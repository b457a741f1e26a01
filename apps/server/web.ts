// The built web apps: hashed assets for ever, the pages themselves never from a cache.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pageOf } from '#apps/member/first-paint.ts'
import { type Manifest, preloadsOf } from '#apps/member/preloads.ts'
import type { House } from '#kernel/house.ts'
import { bootOf } from './boot.ts'
import { pageHeaders } from './page-headers.ts'

export async function mountWeb(app: FastifyInstance, house: House, folder: string): Promise<void> {
  await mountApp(app, join(folder, 'console'), '/console/', async (page, _request) => page)
  const manifest = readManifest(join(folder, 'member'))
  const memberPage = async (page: string, request: FastifyRequest) => {
    const boot = await bootOf(app, house, request)
    return pageOf(page, boot, preloadsOf(manifest, pathWithin(request.url, boot.basePath)))
  }
  await mountApp(app, join(folder, 'member'), '/', memberPage)
}

function readManifest(root: string): Manifest {
  const path = join(root, 'manifest.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : {}
}

/** As the app's own routes see it. */
const pathWithin = (url: string, base = ''): string => (url.split('?')[0] as string).slice(base.length) || '/'

type Draw = (page: string, request: FastifyRequest) => Promise<string>

async function mountApp(app: FastifyInstance, root: string, prefix: string, draw: Draw): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: `${prefix}assets/`,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
  })
  for (const name of ['icon.svg', 'manifest.webmanifest', 'verify.html']) mountLoose(app, root, prefix, name)
  const page = readFileSync(join(root, 'index.html'), 'utf8')
  const send = async (request: FastifyRequest, reply: FastifyReply) => sendPage(request, reply, await draw(page, request))
  app.get(prefix, send)
  if (prefix !== '/') app.get(prefix.slice(0, -1), (_request, reply) => reply.redirect(prefix))
  // Paths of the app itself; what belongs to the API, and files that are not there, stay not found.
  app.get(`${prefix}*`, (request, reply) =>
    /^\/(api|hooks|docs|console\/assets|assets)\/|\.\w{2,5}(\?|$)/.test(request.url)
      ? reply.callNotFound()
      : send(request, reply),
  )
}

const looseTypes: Record<string, string> = {
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  html: 'text/html; charset=utf-8',
}
function mountLoose(app: FastifyInstance, root: string, prefix: string, name: string): void {
  const path = join(root, name)
  if (!existsSync(path)) return
  const bytes = readFileSync(path)
  const type = looseTypes[name.split('.').at(-1) as string] as string
  app.get(prefix + name, (_request, reply) => reply.header('cache-control', 'public, max-age=86400').type(type).send(bytes))
}

function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? ''
  reply.headers(pageHeaders).header('cache-control', 'no-cache').header('vary', 'accept-encoding, cookie, accept-language')
  reply.type('text/html; charset=utf-8')
  if (/\bbr\b/.test(accepted)) {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
    return reply.header('content-encoding', 'br').send(brotliCompressSync(html, options))
  }
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(gzipSync(html))
  return reply.send(html)
}

// The doors under /hooks/: what other programs call. Raw bodies, no cookies, no origin check; each room proves its caller itself.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { theHouse } from '../ctx.ts'
import { ctxFor, type House } from '../house.ts'
import { newId } from '../ids.ts'
import type { Hook, HookAnswer } from '../room.ts'
import { callerHash } from './caller.ts'

const bodyBytesMax = 128 * 1024
const types = ['text/xml', 'application/xml', 'application/json', 'application/x-www-form-urlencoded', 'text/plain']

export async function mountHooks(app: FastifyInstance, house: House): Promise<void> {
  const inHooks = async (inner: FastifyInstance) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser(types, { parseAs: 'string', bodyLimit: bodyBytesMax }, (_request, body, done) => done(null, body))
    // Strangers learn nothing here but a number: no names, no reasons, no page.
    inner.setErrorHandler((error, request, reply) => {
      const status = (error as { statusCode?: number }).statusCode ?? 500
      if (status >= 500) house.log.error({ err: error, url: pathOf(request), method: request.method }, 'a callback failed')
      return bare(reply, status)
    })
    inner.setNotFoundHandler((_request, reply) => bare(reply, 404))
    for (const room of house.rooms) for (const hook of room.hooks ?? []) mountOne(inner, house, room.name, hook)
  }
  await app.register(inHooks, { prefix: '/hooks' })
}

function mountOne(app: FastifyInstance, house: House, room: string, hook: Hook): void {
  app.route({
    method: hook.method,
    url: hook.path,
    bodyLimit: bodyBytesMax,
    handler: async (request, reply) => {
      const started = performance.now()
      const answered = await answerOf(house, hook, request)
      house.metrics.requestSeconds.observe(
        { endpoint: `${room}:${hook.method} /hooks${hook.path}`, status: String(answered === 'silence' ? 0 : answered.status) },
        (performance.now() - started) / 1000,
      )
      if (answered !== 'silence') return send(reply, answered)
      // No answer at all: whoever calls will call again, which a wrong answer would keep him from.
      reply.hijack()
      reply.raw.destroy()
    },
  })
}

function answerOf(house: House, hook: Hook, request: FastifyRequest): Promise<HookAnswer | 'silence'> {
  const requestId = newId({ now: house.clock.now(), random: house.random }, 'req')
  const ctx = ctxFor(house, {
    actor: { kind: 'system', name: 'hooks' },
    community: theHouse,
    requestId,
    callerHash: callerHash(request.ip),
  })
  return hook.handle(ctx, {
    query: request.query as Readonly<Record<string, unknown>>,
    params: request.params as Readonly<Record<string, string>>,
    headers: request.headers,
    rawBody: typeof request.body === 'string' ? request.body : '',
  })
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] as string
const bare = (reply: FastifyReply, status: number): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('')

function send(reply: FastifyReply, answer: HookAnswer): FastifyReply {
  return reply
    .code(answer.status)
    .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...answer.headers })
    .type(answer.contentType)
    .send(answer.body)
}

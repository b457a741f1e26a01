// Hangs the contracts on Fastify: who, rate, shape, handler, stripping; in that order, for every endpoint alike.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, Upload } from '../contract.ts'
import { type Actor, type CommunityRef, type Ctx, theHouse } from '../ctx.ts'
import { within } from '../db/within.ts'
import { HeldAnswer } from '../held.ts'
import { ctxFor, type House } from '../house.ts'
import { type Locale, localeOf } from '../i18n.ts'
import { newId } from '../ids.ts'
import { Forbidden, houseRefusals, KeyNeeded, Malformed, NotFound, refuse, SignInNeeded } from '../refusal.ts'
import type { Room } from '../room.ts'
import type { Door } from '../sessions.ts'
import { callerHash, doorwayOf } from './caller.ts'
import { sendDownload } from './download.ts'
import { guardOrigin, guardRate, Limits } from './guard.ts'
import { checkKey, heedsKey, once } from './once.ts'
import { bugProblem, invalid, problemOf, refusedFrom, sendProblem } from './problem.ts'
import { lateSerializer, type Serializer } from './serialize.ts'
import { takeUpload } from './upload.ts'
import { isWellFormed } from './well-formed.ts'

interface Mounted {
  key: string
  endpoint: Endpoint<any, any, any, any>
  handle: (ctx: Ctx, input: any) => Promise<unknown>
  serialize: Serializer
  limits: Limits
}

export function mountRooms(app: FastifyInstance, house: House): void {
  const limits = new Limits()
  for (const room of house.rooms)
    for (const [name, endpoint] of Object.entries(room.contract)) mountOne(app, house, mounted(room, name, endpoint, limits))
}

function mounted(room: Room, name: string, endpoint: Endpoint<any, any, any, any>, limits: Limits): Mounted {
  const handle = room.handlers[name]
  if (!handle) throw new Error(`${room.name}.${name} has no handler`)
  return { key: `${room.name}.${name}`, endpoint, handle, limits, serialize: lateSerializer(endpoint) }
}

function mountOne(app: FastifyInstance, house: House, m: Mounted): void {
  app.route({
    method: m.endpoint.method,
    url: `/api${m.endpoint.path}`,
    handler: (request, reply) => answer(house, m, request, reply),
  })
}

async function answer(house: House, m: Mounted, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const started = performance.now()
  const ctx = await ctxOf(house, m, request, reply)
  reply.header('cache-control', 'no-store')
  let result: unknown
  let status = 200
  const input = await inputOf(m, request, ctx)
  const key = heedsKey(m.endpoint) ? request.headers['idempotency-key'] : undefined
  try {
    if (m.endpoint.keyed && typeof key !== 'string') refuse(KeyNeeded)
    if (typeof key === 'string' && m.endpoint.keepsKey) {
      checkKey(key)
      result = await act(house, m, ctx, { ...input, key })
    } else if (typeof key === 'string') {
      const answered = await once(ctx, { key, route: m.key, request: [input.params, input.body] }, async ctx => ({
        status: 200,
        body: JSON.parse(m.serialize(await act(house, m, ctx, input))),
      }))
      if (answered.replayed) reply.header('idempotent-replay', 'true')
      status = answered.status
      result = answered.body
    } else result = await act(house, m, ctx, input)
  } catch (error) {
    checkDeclared(house, m, error)
    throw error
  } finally {
    await input.done()
    house.metrics.requestSeconds.observe({ endpoint: m.key, status: String(status) }, (performance.now() - started) / 1000)
  }
  if (m.endpoint.carries === 'download') return sendDownload(reply, request, house.log, result)
  reply.type('application/json; charset=utf-8').serializer((body: unknown) => body as string)
  if (result instanceof HeldAnswer) return reply.send(await heldBytes(house, m, ctx, result))
  return reply.send(m.serialize(result))
}

/** What an operator changes is written to the audit log in the transaction that changes it, whatever the room. */
function act(
  house: House,
  m: Mounted,
  ctx: Ctx,
  input: { params: unknown; body: unknown; upload: Upload | undefined; key: string },
): Promise<unknown> {
  if (ctx.actor.kind !== 'operator' || m.endpoint.method === 'GET' || m.endpoint.apart) return m.handle(ctx, input)
  return within(ctx, async ctx => {
    const result = await m.handle(ctx, input)
    await house.doors.audit(ctx, m.key, input)
    return result
  })
}

async function heldBytes(house: House, m: Mounted, ctx: Ctx, answer: HeldAnswer): Promise<Buffer | string> {
  const now = performance.now()
  const key = `${ctx.community.id}:${answer.key}`
  const there = house.held.get(key, now)
  if (there) return there
  if (!house.settings.holdAnswers) return m.serialize(await answer.make())
  const bytes = answer.make().then(value => Buffer.from(m.serialize(value)))
  house.held.put(key, now + answer.ms, bytes)
  return bytes
}

async function ctxOf(house: House, m: Mounted, request: FastifyRequest, reply: FastifyReply): Promise<Ctx> {
  guardOrigin(request, house.settings.publicUrl)
  const caller = callerHash(request.ip)
  const { rate } = m.endpoint
  if (rate?.per === 'ip') guardRate(m.limits, `${m.key}:${caller}`, rate, house.clock.now().getTime())
  const community = await communityOf(house, request)
  const doorway = doorwayOf(request, reply, house.settings.publicUrl)
  const actor = await actorOf(house, m.endpoint, doorway.secret(doorOf(m.endpoint)), community)
  const ctx = ctxFor(house, {
    actor,
    community,
    callerHash: caller,
    doorway,
    requestId: newId({ now: house.clock.now(), random: house.random }, 'req'),
    locale: localeFor(house, request, community),
  })
  request.requestId = ctx.requestId
  request.readerLocale = ctx.locale
  if (rate?.per === 'actor') guardRate(m.limits, `${m.key}:${actorKey(actor, caller)}`, rate, ctx.now.getTime())
  return ctx
}
const actorKey = (actor: Actor, caller: string): string =>
  actor.kind === 'member' ? actor.memberId : actor.kind === 'operator' ? actor.operatorId : caller

async function communityOf(house: House, request: FastifyRequest): Promise<CommunityRef> {
  const named = (request.params as { communityId?: string } | undefined)?.communityId
  if (named === undefined) return theHouse
  return (named === theHouse.id ? null : await house.findCommunity(named)) ?? refuse(NotFound)
}

const doorOf = (e: Endpoint<any, any, any, any>): Door => (e.who === 'operator' ? 'operator' : 'member')

async function actorOf(
  house: House,
  e: Endpoint<any, any, any, any>,
  secret: string | undefined,
  community: CommunityRef,
): Promise<Actor> {
  const actor = secret ? await house.sessions.actor(doorOf(e), secret, community) : null
  if (!actor) {
    if (e.who === 'anyone') return { kind: 'anyone' }
    const out = secret ? await house.sessions.whyOut(doorOf(e), secret, community) : ''
    return refuse(SignInNeeded, out ? { out } : {})
  }
  if (e.right && (actor.kind !== 'operator' || !actor.rights.has(e.right))) refuse(Forbidden, { right: e.right })
  return actor
}

export const localeFor = (house: House, request: FastifyRequest, community: CommunityRef): Locale => {
  const fallback = community === theHouse ? house.settings.defaultLocale : community.locale
  // Before an address is understood there are no cookies yet.
  const chosen = (request.cookies as FastifyRequest['cookies'] | undefined)?.['ql-locale']
  return chosen === 'en' || chosen === 'zh-CN' ? chosen : localeOf(request.headers['accept-language'], fallback)
}

async function inputOf(m: Mounted, request: FastifyRequest, ctx: Ctx) {
  const { params, query, body, carries } = m.endpoint
  const read = (schema: z.ZodType | undefined, value: unknown, where: string) => {
    if (!schema) return undefined
    const parsed = schema.safeParse(value ?? {})
    if (!parsed.success) throw invalid(parsed.error, ctx.locale, where)
    return parsed.data
  }
  if (!isWellFormed(request.body)) refuse(Malformed, { found: 'half a character' })
  const readParams = read(params, request.params, '')
  const readQuery = read(query, request.query, '')
  if (carries === 'upload') {
    const taken = await takeUpload(request, m.endpoint.uploadMaxBytes ?? 10_000_000)
    try {
      return {
        params: readParams,
        query: readQuery,
        body: read(body, taken.fields, ''),
        upload: taken.upload,
        key: '',
        done: taken.discard,
      }
    } catch (error) {
      await taken.discard()
      throw error
    }
  }
  return {
    params: readParams,
    query: readQuery,
    body: read(body, request.body, ''),
    upload: undefined,
    key: '',
    done: async () => {},
  }
}

/** A refusal that the contract does not name is a mistake of ours: the caller could not know of it. */
function checkDeclared(house: House, m: Mounted, error: unknown): void {
  const refused = refusedFrom(error)
  if (!refused || houseRefusals.includes(refused.refusal) || m.endpoint.refuses?.includes(refused.refusal)) return
  house.log.error({ endpoint: m.key, refusal: refused.refusal.code }, 'an undeclared refusal')
  if (house.settings.strict) throw new Error(`${m.key} refused with undeclared ${refused.refusal.code}`)
}

/** One error handler for the whole server: refusals as they are, everything else a bug that is logged whole. */
export function mountProblems(app: FastifyInstance, house: House): void {
  app.decorateRequest('requestId', '')
  app.decorateRequest('readerLocale', house.settings.defaultLocale)
  app.setNotFoundHandler((request, reply) => {
    const requestId = newId({ now: house.clock.now(), random: house.random }, 'req')
    return sendProblem(reply, request, problemOf(NotFound, {}, localeFor(house, request, theHouse), requestId))
  })
  app.setErrorHandler((error, request, reply) => sendError(house, error, request, reply))
}

/** Also for what fails before any door is found: an address that cannot be read. */
export function sendError(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const requestId = request.requestId || newId({ now: house.clock.now(), random: house.random }, 'req')
  const locale = localeFor(house, request, theHouse)
  const refused = refusedFrom(error)
  if (refused) {
    house.metrics.refusals.inc({ code: refused.refusal.code })
    return sendProblem(reply, request, problemOf(refused.refusal, refused.details, locale, requestId))
  }
  house.metrics.failures.inc()
  house.log.error({ err: error, requestId, url: request.url.split('?')[0], method: request.method }, 'a request failed')
  return sendProblem(reply, request, bugProblem(locale, requestId))
}

declare module 'fastify' {
  interface FastifyRequest {
    requestId: string
    readerLocale: Locale
  }
}

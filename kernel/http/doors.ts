// Doors that are not JSON: stored files and the live stream. Both ask who is there each time.
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, CommunityRef, Ctx } from '../ctx.ts'
import { findFile } from '../files/keep.ts'
import { ctxFor, type House } from '../house.ts'
import { byeOf, frameOf } from '../live/frames.ts'
import { type Connection, type LiveCaller, topicsOf } from '../live/hub.ts'
import { NotFound, refuse, SignInNeeded } from '../refusal.ts'
import type { StoredFile } from '../room.ts'
import type { Door } from '../sessions.ts'
import { cookieNames } from './caller.ts'
import { fileHeaders, rangeOf } from './download.ts'
import { localeFor } from './mount.ts'

export function mountDoors(app: FastifyInstance, house: House): void {
  app.get('/api/communities/:communityId/files/:fileId', (request, reply) => sendFile(house, request, reply))
  app.get('/api/communities/:communityId/live', (request, reply) => openLive(house, request, reply))
}

async function here(house: House, request: FastifyRequest, doors: Door[]): Promise<Ctx & { again(): Promise<Actor | null> }> {
  const { communityId } = request.params as { communityId: string }
  const community = (communityId === 'house' ? null : await house.findCommunity(communityId)) ?? refuse(NotFound)
  const again = () => whoIs(house, request, doors, community)
  const actor = (await again()) ?? { kind: 'anyone' as const }
  return { ...ctxFor(house, { actor, community, locale: localeFor(house, request, community) }), again }
}

async function whoIs(
  house: House,
  request: Pick<FastifyRequest, 'cookies'>,
  doors: Door[],
  community: CommunityRef,
): Promise<Actor | null> {
  for (const door of doors) {
    const secret = request.cookies[cookieNames(house.settings.publicUrl)[door]]
    const actor = secret ? await house.sessions.actor(door, secret, community) : null
    if (actor) return actor
  }
  return null
}

async function sendFile(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = await here(house, request, ['member', 'operator'])
  const { fileId } = request.params as { fileId: string }
  const file = (await findFile(ctx, fileId)) ?? refuse(NotFound)
  const mayRead = house.rooms.flatMap(r => (r.files?.[file.purpose] ? [r.files[file.purpose]!] : []))[0]
  // The operator's sign-in counts as well: someone may hold both in one browser.
  const asOperator = async () => {
    const actor = await whoIs(house, request, ['operator'], ctx.community)
    return actor !== null && mayRead !== undefined && (await mayRead({ ...ctx, actor }, file))
  }
  if (!mayRead || !((await mayRead(ctx, file)) || (await asOperator()))) refuse(NotFound)
  const range = rangeOf(request.headers.range, file.bytes)
  // Opened before anything is promised to the caller.
  const bytes = range === null ? null : await openBytes(house, file, range)
  const encodedByUs = /^(image\/webp|audio\/|video\/webm)/.test(file.mime)
  fileHeaders(reply, { mime: file.mime, fileName: file.name, inline: encodedByUs, cacheSeconds: 0 })
  reply.header('accept-ranges', 'bytes')
  if (!range) return range === null ? beyond(reply, file) : reply.header('content-length', file.bytes).send(bytes)
  reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
    .header('content-length', range.end - range.start + 1)
  return reply.send(bytes)
}

const beyond = (reply: FastifyReply, file: StoredFile): FastifyReply =>
  reply.code(416).header('content-range', `bytes */${file.bytes}`).send()

function openBytes(house: House, file: StoredFile, range: { start: number; end: number } | undefined) {
  return house.files.read(file.place, range).catch(error => {
    house.log.error({ err: error, file: file.id, communityId: file.communityId }, 'the bytes of a stored file are lost')
    return refuse(NotFound)
  })
}

async function openLive(house: House, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const door: Door = (request.query as { as?: string }).as === 'operator' ? 'operator' : 'member'
  const asOf = house.live.reviewed()
  const ctx = await here(house, request, [door])
  const secret = request.cookies[cookieNames(house.settings.publicUrl)[door]] ?? ''
  const caller = new Caller(house, door, secret, ctx.community)
  if (ctx.actor.kind === 'anyone') return sayGoodbye(request, reply, secret, caller)
  const topics = await topicsOf(house, ctx.actor, ctx.community)
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { ...streamHeaders, connection: 'keep-alive' })
  raw.write(frameOf('', 'hello', { topics }))
  // A page that opens the line again by itself cannot set the header, so it may say it in the address.
  const lastEventId = request.headers['last-event-id'] ?? (request.query as { lastEventId?: unknown }).lastEventId
  const connection: Connection = { actor: ctx.actor, community: ctx.community, topics, response: raw, caller, asOf }
  letGo(raw)
  house.live.connect(connection, typeof lastEventId === 'string' ? lastEventId : undefined)
}

/**
 * An open line lives for hours: what Fastify and Node keep of the request that opened it is let go. Fastify waits for the
 * answer's end with `onResFinished`, which holds its request and reply; told now, it forgets both.
 */
function letGo(raw: ServerResponse): void {
  for (const listener of raw.listeners('finish')) if (listener.name === 'onResFinished') listener.call(raw, null)
  // Plugins clean up behind uploads here; nothing was uploaded.
  raw.removeAllListeners('close')
  raw.req.url = ''
  raw.req.headers = {}
  raw.req.rawHeaders.length = 0
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}

/** A page cannot read why its line was refused and would try for ever, so it is told in the stream; all others by the status. */
async function sayGoodbye(request: FastifyRequest, reply: FastifyReply, secret: string, caller: LiveCaller): Promise<void> {
  if (!secret || !/\btext\/event-stream\b/.test(request.headers.accept ?? '')) refuse(SignInNeeded)
  await reply.headers(streamHeaders).send(byeOf(await caller.whyOut()))
}

/** Who opened a line; apart from his request, so that thousands of open lines keep nothing of theirs. */
class Caller implements LiveCaller {
  #house: House
  #door: Door
  #secret: string
  #community: CommunityRef
  constructor(house: House, door: Door, secret: string, community: CommunityRef) {
    this.#house = house
    this.#door = door
    this.#secret = secret
    this.#community = community
  }
  again(): Promise<Actor | null> {
    return this.#house.sessions.actor(this.#door, this.#secret, this.#community)
  }
  whyOut(): Promise<string> {
    return this.#house.sessions.whyOut(this.#door, this.#secret, this.#community)
  }
}

// Live screens: server-sent events, fed by one LISTEN a process. A frame is made once and written to every connection.
import type { ServerResponse } from 'node:http'
import { type Actor, type CommunityRef, theHouse } from '../ctx.ts'
import type { Recorded } from '../facts.ts'
import { ctxFor, type House } from '../house.ts'
import { newId } from '../ids.ts'
import { byeOf, frameOf, writeToAll } from './frames.ts'
import { heedsOf } from './heeds.ts'
import { type Listening, listenTo } from './listen.ts'
import { type Filed, readFacts, whole } from './told.ts'

export interface Connection {
  actor: Actor
  community: CommunityRef
  topics: readonly string[]
  response: ServerResponse
  caller: LiveCaller
  /** What reviewed() said before anything about the actor was read. */
  asOf: number
}

export interface LiveCaller {
  /** Asks again who this is; null closes the connection. */
  again(): Promise<Actor | null>
  /** Why he may no longer come in: the fact that led him out, '' when his sign-in is simply over. */
  whyOut(): Promise<string>
}

export interface LiveHub {
  start(): Promise<void>
  stop(): Promise<void>
  connect(connection: Connection, lastEventId?: string): void
  /** The last that was told: a page that names it when it opens the line misses nothing of what came after it was drawn. */
  latest(): string
  size(): number
  /** How often it was looked again at who may hear what. */
  reviewed(): number
  /** Whether what other processes tell is heard at this moment. */
  isListening(): boolean
}

interface Topic {
  name: string
  hearers: Set<Connection>
}
interface Frame {
  id: string
  /** Null: it may concern anyone. */
  topics: string[] | null
  /** Null: nobody was listening, so it was never made; who comes back for it reads anew. */
  bytes: Buffer | null
}
const framesKept = 256
const beatMs = 25_000

export function openLiveHub(house: () => House): LiveHub {
  const byTopic = new Map<string, Topic>()
  const all = new Set<Connection>()
  const recent: Frame[] = []
  /** Nothing was told since: a point in time that nobody has missed. */
  const begin = () => {
    recent.length = 0
    recent.push({ id: newId({ now: house().clock.now(), random: house().random }, 'liv'), topics: [], bytes: null })
  }
  let listening: Listening | undefined
  let stopped = false
  let reviewed = 0
  let beat: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()

  const leave = (c: Connection) => {
    for (const name of c.topics) {
      const topic = byTopic.get(name)
      topic?.hearers.delete(c)
      if (topic?.hearers.size === 0) byTopic.delete(name)
    }
  }
  const follow = (c: Connection, topics: Iterable<string>) => {
    if (!all.has(c)) return
    leave(c)
    const named = [...topics].map(name => byTopic.get(name) ?? { name, hearers: new Set<Connection>() })
    for (const topic of named) {
      topic.hearers.add(c)
      byTopic.set(topic.name, topic)
    }
    // The same few names for all who hear them: thousands of lines keep no copies.
    c.topics = named.map(topic => topic.name)
  }
  const part = (c: Connection) => {
    all.delete(c)
    leave(c)
    house().metrics.liveConnections.set(all.size)
  }
  async function tell(recorded: Recorded): Promise<void> {
    for (const message of heedsOf(house(), recorded.name).messages) {
      const topics = message.topics(recorded)
      const hearers = () => new Set(topics.flatMap(topic => [...(byTopic.get(topic)?.hearers ?? [])]))
      if (hearers().size === 0) {
        keep({ id: recorded.id, topics, bytes: null })
        continue
      }
      const body = await message.body(await systemCtx(house(), recorded.communityId), recorded)
      if (body === null || body === undefined) continue
      const bytes = frameOf(recorded.id, recorded.name, body)
      keep({ id: recorded.id, topics, bytes })
      const heard = hearers()
      writeToAll(responsesOf(heard), bytes)
      house().metrics.liveFrames.inc(heard.size)
    }
  }
  /** Most of what a sale tells is heard by nobody here: it is kept by its topics, and nothing is waited for. */
  function isForNobody(recorded: Recorded): boolean {
    const { messages, reviews } = heedsOf(house(), recorded.name)
    if (reviews.length > 0 || recorded.payload === null) return false
    const topics = messages.map(message => message.topics(recorded))
    const isForNobody = !topics.flat().some(topic => byTopic.has(topic))
    if (isForNobody) for (const of of topics) keep({ id: recorded.id, topics: of, bytes: null })
    return isForNobody
  }
  /** Many of one name are looked up only where somebody may hear of them. */
  async function opened(filed: Filed): Promise<Recorded[]> {
    const { communityId, name, ids } = filed
    const isHere = (c: Connection) => communityId === theHouse.id || c.community.id === communityId
    if (heedsOf(house(), name).reviews.length > 0 || all.values().some(isHere)) return readFacts(house(), filed)
    keep({ id: ids.at(-1) ?? '', topics: null, bytes: null })
    return []
  }
  const keep = (frame: Frame) => {
    if (recent.push(frame) > framesKept) recent.shift()
  }
  /** After a ban, a seat lost or a sign-out: looks again at who is connected, and at what he may hear. */
  async function review(recorded: Recorded): Promise<void> {
    const people = new Set(heedsOf(house(), recorded.name).reviews.flatMap(r => r.people(recorded)))
    if (people.size === 0) return
    reviewed++
    house().sessions.forget(people)
    for (const c of [...all]) {
      // What happens to an operator happens to him in every community.
      const concerned = recorded.communityId === theHouse.id || recorded.communityId === c.community.id
      if (!concerned || !people.has(personOf(c.actor))) continue
      const actor = await c.caller.again().catch(() => null)
      if (!actor) c.response.end(byeOf(recorded.name))
      else follow(c, await topicsOf(house(), actor, c.community))
    }
  }
  /** He may have been shown out, or out of a group, between the look at his cookie and this moment, unseen by any review. */
  async function settle(c: Connection): Promise<void> {
    const actor = await c.caller.again()
    if (!actor) c.response.end(byeOf(await c.caller.whyOut()))
    else if (c.asOf !== reviewed) follow(c, await topicsOf(house(), actor, c.community))
  }
  async function hear(recorded: Recorded): Promise<void> {
    try {
      await review(recorded)
      await tell(recorded)
    } catch (error) {
      house().log.error({ err: error, fact: recorded.name }, 'open screens could not be told')
    }
  }
  const resync = () => {
    house().sessions.forget()
    begin()
    writeToAll(responsesOf(all), frameOf('', 'resync', {}))
  }
  return {
    latest: () => recent.at(-1)?.id ?? '',
    size: () => all.size,
    reviewed: () => reviewed,
    isListening: () => listening?.isOpen() ?? false,
    async start() {
      begin()
      beat = setInterval(() => {
        const comment = Buffer.from(': beat\n\n')
        writeToAll(responsesOf(all), comment)
      }, beatMs)
      beat.unref()
      const ears = { hear: (text: string) => void inTurn(text), lost: () => house().sessions.forget(), missed: resync }
      listening = await listenTo(house().database.connection, 'qunluo', house().log, ears)
    },
    async stop() {
      clearInterval(beat)
      stopped = true
      await listening?.stop()
      await last
      for (const c of all) c.response.end()
    },
    connect(c, lastEventId) {
      // Gone while we looked who he is: his end is not told again.
      if (c.response.destroyed || stopped) return void c.response.end()
      all.add(c)
      follow(c, c.topics)
      c.response.on('close', () => part(c))
      house().metrics.liveConnections.set(all.size)
      if (lastEventId) catchUp(c, recent, lastEventId)
      settle(c).catch(() => c.response.end())
    },
  }
  // Notices are told in the order in which they came, one batch after the other; one that cannot be read holds up no other.
  function inTurn(text: string): Promise<void> {
    if (text === '"forget"') house().sessions.forget()
    else
      last = last
        .then(async () => {
          const told: Recorded[] | Filed = JSON.parse(text)
          for (const recorded of Array.isArray(told) ? told : await opened(told))
            if (!stopped && !isForNobody(recorded)) await hear(await whole(house(), recorded))
        })
        .catch(error => {
          house().log.error({ err: error }, 'a notice could not be read; open screens read anew')
          resync()
        })
    return last
  }
}
function catchUp(c: Connection, recent: Frame[], lastEventId: string): void {
  const at = recent.findIndex(frame => frame.id === lastEventId)
  const missed =
    at < 0 ? [] : recent.slice(at + 1).filter(({ topics }) => topics === null || topics.some(topic => c.topics.includes(topic)))
  if (at < 0 || missed.some(frame => frame.bytes === null)) writeToAll([c.response], frameOf('', 'resync', {}))
  else for (const { bytes } of missed) if (bytes) writeToAll([c.response], bytes)
}

function* responsesOf(connections: Iterable<Connection>): Generator<ServerResponse> {
  for (const { response } of connections) yield response
}
const personOf = (actor: Actor): string =>
  actor.kind === 'member' ? actor.memberId : actor.kind === 'operator' ? actor.operatorId : ''
async function systemCtx(house: House, communityId: string) {
  const community = await house.findCommunity(communityId)
  if (!community) throw new Error(`no community ${communityId}`)
  return ctxFor(house, { actor: { kind: 'system', name: 'live' }, community })
}

/** All topics that the rooms let this actor hear. */
export async function topicsOf(house: House, actor: Actor, community: CommunityRef): Promise<string[]> {
  const ctx = ctxFor(house, { actor, community })
  return (await Promise.all(house.rooms.map(r => r.live?.topics?.(ctx) ?? []))).flat()
}

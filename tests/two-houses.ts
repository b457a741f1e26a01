// Two houses on one database, as two processes behind one balancer; a room of their own in which anything may be said.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { fact, type Recorded, record, recordAll } from '#kernel/facts.ts'
import type { House } from '#kernel/house.ts'
import { systemRandom } from '#kernel/random.ts'
import { type Room, room } from '#kernel/room.ts'
import { raise } from './raise.ts'
import { openWorld, type SignedInMember, type World } from './world.ts'

const Said = z.object({ topic: z.string(), text: z.string() })
export const said = fact('parlour.said', 1, Said)
export const shownOut = fact('parlour.shown-out', 1, z.object({ memberId: z.string() }))

export interface TwoHouses {
  world: World
  a: { house: House; url: string }
  b: { house: House; url: string }
  /** Who may hear what; read anew at each connection and each review. */
  hears: Map<string, string[]>
  /** Says something through a house: recorded, and told to all by the relay. */
  say(house: House, topic: string, text: string): Promise<void>
  /** The same of many, in one moment. */
  sayAll(house: House, topic: string, texts: readonly string[]): Promise<void>
  /** Looks again at somebody, everywhere. */
  review(house: House, memberId: string): Promise<void>
  listen(url: string, who: SignedInMember, lastEventId?: string): Promise<Line>
  close(): Promise<void>
}

export async function openTwoHouses(): Promise<TwoHouses> {
  const hears = new Map<string, string[]>()
  const parlour: Room = room({
    name: 'parlour',
    contract: {},
    handlers: {},
    facts: [said, shownOut],
    live: {
      messages: [
        {
          fact: said,
          topics: (recorded: Recorded<z.output<typeof Said>>) => [recorded.payload.topic],
          body: async (_ctx, recorded: Recorded<z.output<typeof Said>>) => recorded.payload,
        },
      ],
      topics: async ctx => hears.get(memberIdOf(ctx)) ?? [],
      reviews: [{ fact: shownOut, people: (recorded: Recorded<{ memberId: string }>) => [recorded.payload.memberId] }],
    },
  })
  const world = await openWorld()
  await world.settle()
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-two-'))
  const databaseUrl = String(world.house.database.connection.connectionString)
  const other = await raise({ databaseUrl, folder, clock: world.clock, random: systemRandom })
  const opened = async (house: House, app: FastifyInstance) => {
    house.rooms = [...house.rooms, parlour]
    await house.start({ work: false })
    return { house, url: await app.listen({ port: 0, host: '127.0.0.1' }) }
  }
  const recordIn = (house: House, work: Parameters<typeof within>[1]) => within({ ...world.ctx(), db: house.db, house }, work)
  return {
    world,
    a: await opened(world.house, world.app),
    b: await opened(other.house, other.app),
    hears,
    say: async (house, topic, text) => void (await recordIn(house, ctx => record(ctx, said, 'x', { topic, text }))),
    sayAll: async (house, topic, texts) =>
      void (await recordIn(house, ctx =>
        recordAll(
          ctx,
          said,
          texts.map(text => ({ subject: 'x', payload: { topic, text } })),
        ),
      )),
    review: async (house, memberId) => void (await recordIn(house, ctx => record(ctx, shownOut, memberId, { memberId }))),
    listen: (url, who, lastEventId) => openLine(`${url}/api/communities/${world.club.id}/live`, who.cookie, lastEventId),
    async close() {
      await other.app.close()
      await other.house.stop()
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What one open page hears, frame by frame, with the ids by which it would come back. */
export interface Line {
  status: number
  frames: { id: string; name: string; body: any }[]
  texts(): string[]
  isOver(): boolean
  close(): void
}

async function openLine(url: string, cookie: string, lastEventId?: string): Promise<Line> {
  const abort = new AbortController()
  const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }
  const answer = await fetch(url, { headers, signal: abort.signal })
  const frames: Line['frames'] = []
  let over = false
  const read = async () => {
    let text = ''
    for await (const part of (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never)) {
      text += part as unknown as string
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const frame of whole) {
        const of = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(frame)?.[1] ?? ''
        if (of('event')) frames.push({ id: of('id'), name: of('event'), body: JSON.parse(of('data')) })
      }
    }
  }
  const reading = read().catch(() => {})
  void reading.then(() => {
    over = true
  })
  return {
    status: answer.status,
    frames,
    texts: () => frames.filter(f => f.name === 'parlour.said').map(f => f.body.text),
    isOver: () => over,
    close: () => abort.abort(),
  }
}

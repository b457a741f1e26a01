// The floor: the least that a correct server must do for the same jobs, on Fastify and pg; what ours is compared with.
// Signed token, one named statement a request, answer after the commit. No rights, no rules, no stripping.
import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import Fastify from 'fastify'
import pg from 'pg'
import { claimText } from './claim-floor.ts'
import { grabText, playText } from './play-floor.ts'

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 12 })
const app = Fastify()
const secret = 'bench-only'

function member(authorization: string | undefined): number {
  const token = (authorization ?? '').slice(7)
  const dot = token.indexOf('.')
  const id = token.slice(0, dot)
  return createHmac('sha256', secret).update(id).digest('base64url') === token.slice(dot + 1) ? Number(id) : 0
}

const feed = {
  name: 'feed',
  text: `select t.id, t.title, t.replies, t.last_at, m.name as author, t.body from topic t join member m on m.id = t.member_id order by t.last_at desc limit 20`,
}
app.get('/feed', async q => (member(q.headers.authorization) ? (await pool.query(feed)).rows : []))
app.get<{ Params: { id: string } }>('/topic/:id', async q => {
  if (!member(q.headers.authorization)) return []
  const { rows } = await pool.query({
    name: 'topic',
    text: `select p.id, p.body, p.at, m.name as author, t.title, t.body as topic_body from post p join member m on m.id = p.member_id
             join topic t on t.id = p.topic_id where p.topic_id = $1 order by p.id limit 20`,
    values: [Number(q.params.id)],
  })
  return rows
})
app.post<{ Body: { topic: number; text: string } }>('/reply', async q => {
  const { rows } = await pool.query({
    name: 'reply',
    text: `with p as (insert into post (topic_id, member_id, body) values ($1, $2, $3) returning id, at)
      update topic set replies = replies + 1, last_at = p.at from p where topic.id = $1 returning p.id`,
    values: [q.body.topic, member(q.headers.authorization), q.body.text],
  })
  return { ok: true, id: rows[0].id }
})

// A sale: whoever comes while a batch is under way goes with the next; two batches at once.
interface Wanting {
  buyer: number
  done(order: number | null): void
  fail(error: unknown): void
}
const wanting: Wanting[] = []
let underWay = 0
async function settleNext(): Promise<void> {
  if (underWay >= 2 || wanting.length === 0) return
  underWay++
  const batch = wanting.splice(0, 256)
  try {
    const { rows } = await pool.query({ name: 'claim', text: claimText, values: [1, batch.map(one => one.buyer)] })
    const got = new Map(rows.map(row => [Number(row.buyer), row.id as number]))
    for (const one of batch) one.done(got.get(one.buyer) ?? null)
  } catch (error) {
    for (const one of batch) one.fail(error)
  }
  underWay--
  void settleNext()
}
app.post('/buy', async (q, reply) => {
  const buyer = member(q.headers.authorization)
  if (!buyer) return reply.code(401).send({ ok: false })
  const order = await new Promise<number | null>((done, fail) => {
    wanting.push({ buyer, done, fail })
    setImmediate(settleNext)
  })
  return order === null ? reply.code(409).send({ ok: false, why: 'sold out' }) : { ok: true, order }
})

// A coupon game, in the same way.
const playing: { player: number; done(): void; fail(error: unknown): void }[] = []
let gamesUnderWay = 0
async function drawNext(): Promise<void> {
  if (gamesUnderWay >= 2 || playing.length === 0) return
  gamesUnderWay++
  const batch = playing.splice(0, 256)
  const players = batch.map(one => one.player)
  const won = players.filter(() => Math.random() < 0.05)
  try {
    await pool.query({ name: 'play', text: playText, values: [players, won] })
    for (const one of batch) one.done()
  } catch (error) {
    for (const one of batch) one.fail(error)
  }
  gamesUnderWay--
  void drawNext()
}
app.post('/play', async (q, reply) => {
  const player = member(q.headers.authorization)
  if (!player) return reply.code(401).send({ ok: false })
  await new Promise<void>((done, fail) => {
    playing.push({ player, done, fail })
    setImmediate(drawNext)
  })
  return { ok: true }
})

// A packet that many open at once.
const grabbing: { player: number; done(fen: number | null): void; fail(error: unknown): void }[] = []
let grabsUnderWay = 0
async function grabNext(): Promise<void> {
  if (grabsUnderWay >= 2 || grabbing.length === 0) return
  grabsUnderWay++
  const batch = grabbing.splice(0, 256)
  try {
    const { rows } = await pool.query({ name: 'grab', text: grabText, values: [1, batch.map(one => one.player)] })
    const got = new Map(rows.map(row => [Number(row.player), Number(row.fen)]))
    for (const one of batch) one.done(got.get(one.player) ?? null)
  } catch (error) {
    for (const one of batch) one.fail(error)
  }
  grabsUnderWay--
  void grabNext()
}
app.post('/grab', async (q, reply) => {
  const player = member(q.headers.authorization)
  if (!player) return reply.code(401).send({ ok: false })
  const fen = await new Promise<number | null>((done, fail) => {
    grabbing.push({ player, done, fail })
    setImmediate(grabNext)
  })
  return fen === null ? reply.code(409).send({ ok: false, why: 'empty' }) : { ok: true, fen }
})

// The bare live stream: the frame is made once and written to every response.
const open = new Set<ServerResponse>()
app.get('/live', (_q, reply) => {
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
  reply.raw.write(': hello\n\n')
  open.add(reply.raw)
  reply.raw.on('close', () => open.delete(reply.raw))
})
app.post<{ Body: { frame: string } }>('/tell', async q => {
  const bytes = Buffer.from(q.body.frame)
  for (const response of open) response.write(bytes)
  return { told: open.size }
})
app.get('/health', async () => ({ ok: true }))
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
process.on('SIGTERM', () => process.exit(0))

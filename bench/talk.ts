// C1, C2, C3: a page of a stream, a post with its comments, writing comments; each beside the least that a correct server must do.
//   node bench/talk.ts [--seconds=5] [--rounds=2] [--only=stream|post|comment]
// Floor, ours, floor again in one run; the better floor counts. 32 connections; every comment is durable before it is answered.
import { type Shooting, type Shot, shoot } from './cannon.ts'
import { fillFloor, floorToken, sentence } from './floor-data.ts'
import { openGround } from './ground.ts'
import { seedHouse } from './seed.ts'
import { ms, perSecond, printTable, type Row, times } from './table.ts'

const given = (name: string, otherwise: number): number =>
  Number(process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const seconds = given('seconds', 5)
const rounds = given('rounds', 2)
const sizes = { members: 2_000, posts: 5_000, comments: 100_000 }

const ground = await openGround()
const floorUrl = await ground.database('floor')
const oursUrl = await ground.database('ours')
await fillFloor(floorUrl, { members: sizes.members, topics: sizes.posts, posts: sizes.comments })
const seeded = await seedHouse(oursUrl, sizes)
const floor = await ground.server('bench/floor-server.ts', { DATABASE_URL: floorUrl }, '/health')
const env = { DATABASE_URL: oursUrl, DATA_DIR: `${ground.folder}/ours` }
const ours = await ground.server('apps/server/main.ts', { ...env, HOLD_ANSWERS: 'false' }, '/readyz')
const held = await ground.server('apps/server/main.ts', env, '/readyz')

let turn = 0
const next = <T>(list: readonly T[]): T => list[turn++ % list.length] as T
const api = (base: string) => `${base}/api/communities/${seeded.communityId}`
const readers = seeded.cookies.slice(0, 64)
const floorHeaders = () => ({ authorization: `Bearer ${floorToken(1 + (turn++ % sizes.members))}` })
const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

const jobs: Record<string, { floor: Shooting; ours: Shooting; held?: Shooting }> = {
  stream: {
    floor: { url: `${floor.url}/feed`, request: () => ({ headers: floorHeaders() }) },
    ours: { url: `${api(ours.url)}/stream`, request: () => ({ headers: { cookie: next(readers) } }) },
    held: { url: `${api(held.url)}/stream`, request: () => ({ headers: { cookie: next(readers) } }) },
  },
  post: {
    floor: { url: `${floor.url}/topic/77`, request: () => ({ path: `/topic/${1 + (turn % 2000)}`, headers: floorHeaders() }) },
    ours: {
      url: api(ours.url),
      request: () => ({ path: `${path()}/posts/${next(seeded.postIds)}`, headers: { cookie: next(readers) } }),
    },
    held: {
      url: api(held.url),
      request: () => ({ path: `${path()}/posts/${seeded.postIds[turn % 4]}`, headers: { cookie: next(readers) } }),
    },
  },
  comment: {
    floor: {
      url: `${floor.url}/reply`,
      method: 'POST',
      headers: json,
      request: () => ({ headers: floorHeaders(), body: JSON.stringify({ topic: 1 + (turn % 2000), text: sentence }) }),
    },
    ours: {
      url: api(ours.url),
      method: 'POST',
      headers: json,
      request: () => ({
        path: `${path()}/posts/${next(seeded.postIds)}/comments`,
        headers: { cookie: next(seeded.cookies) },
        body: JSON.stringify({ text: sentence }),
      }),
    },
  },
}
const path = () => `/api/communities/${seeded.communityId}`

const better = (a: Shot, b: Shot): Shot => (a.perSecond >= b.perSecond ? a : b)
const rows: Row[] = []
const only = process.argv.find(a => a.startsWith('--only='))?.split('=')[1]
for (const [name, job] of Object.entries(jobs).filter(([name]) => !only || name === only)) {
  // A second process on the same database hears all that is written, too; the floor has no such listener.
  if (!job.held) await held.end()
  let floorBest: Shot | undefined
  let oursBest: Shot | undefined
  let heldBest: Shot | undefined
  for (let i = 0; i < rounds; i++) {
    const before = await shoot({ ...job.floor, seconds })
    const mine = await shoot({ ...job.ours, seconds })
    const kept = job.held && (await shoot({ ...job.held, seconds }))
    const after = await shoot({ ...job.floor, seconds })
    floorBest = better(floorBest ?? before, better(before, after))
    oursBest = better(oursBest ?? mine, mine)
    if (kept) heldBest = better(heldBest ?? kept, kept)
    if (mine.not2xx + mine.errors > 0) console.error(`${name}: ${mine.not2xx} answers were not 2xx, ${mine.errors} errors`)
  }
  const f = floorBest as Shot
  const o = oursBest as Shot
  const must = name === 'comment' ? 0.4 : 0.5
  const what = { stream: 'C1 stream page', post: 'C2 post with comments', comment: 'C3 write a comment' }[name] as string
  rows.push(rowOf(what, f, o, must, '≥ '))
  if (name === 'comment')
    rows.push({ what: 'C3 p99', floor: ms(f.p99), ours: ms(o.p99), ratio: '', target: '≤ 80 ms', met: o.p99 <= 80 })
  if (heldBest)
    rows.push({
      ...rowOf(`${what}, held`, o, heldBest, name === 'stream' ? 5 : 0, 'to ours read '),
      what: `${what}, held as bytes`,
    })
}
function rowOf(what: string, f: Shot, o: Shot, must: number, word: string): Row {
  const ratio = o.perSecond / f.perSecond
  return {
    what,
    floor: perSecond(f.perSecond),
    ours: perSecond(o.perSecond),
    ratio: times(ratio),
    target: must > 0 ? `${word}${times(must)}` : '',
    met: ratio >= must,
  }
}
printTable('talk, 32 connections', rows)
await seeded.close()
await ground.end()

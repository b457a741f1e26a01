// D1, D3: one message to 2,000 open live connections, stored first; and what an idle connection costs.
//   node bench/live.ts [--connections=2000] [--messages=300]
// The floor is a bare server that writes a frame of the same bytes to every response; ours stores the post, relays its
// fact through the database and makes the frame once. Time runs from the call to the last connection's receipt.
import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { memoryMb, openGround } from './ground.ts'
import { seedHouse } from './seed.ts'
import { ms, printTable, type Row } from './table.ts'

const given = (name: string, otherwise: number): number =>
  Number(process.argv.find(a => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const connections = given('connections', 2_000)
const messages = given('messages', 300)
const paceMs = 200
const warmUp = 200

const ground = await openGround()
const oursUrl = await ground.database('ours')
const seeded = await seedHouse(oursUrl, { members: connections, posts: 50, comments: 50 })
const ours = await ground.server('apps/server/main.ts', { DATABASE_URL: oursUrl, DATA_DIR: `${ground.folder}/ours` }, '/readyz')
const floor = await ground.server('bench/floor-server.ts', { DATABASE_URL: await ground.database('floor') }, '/health')

// All ears read into one place, one after the other: what a stream costs would be time of the reader, not of the server.
const heard = Buffer.alloc(64 * 1024)
/** A reader of server-sent events as thin as can be: it looks for the mark and notes when it came. */
class Ear {
  socket: net.Socket
  constructor(port: number, path: string, cookie: string, onMark: (mark: string) => void) {
    const listen = (length: number, bytes: Uint8Array): boolean => {
      const at = (bytes as Buffer).subarray(0, length).indexOf('mark:')
      if (at >= 0) onMark((bytes as Buffer).toString('latin1', at + 5, at + 11))
      return true
    }
    this.socket = net.connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: heard, callback: listen } })
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\n\r\n`,
    )
    this.socket.on('error', () => {})
  }
}

interface Measured {
  lastMs: number[]
  kbEach: number
}

/** RSS in MB after what was let go is collected: the rubbish of opening is not the price of an open line. */
async function atRest(pid: number): Promise<number> {
  await pause(4_000)
  process.kill(pid, 'SIGUSR2')
  await pause(1_500)
  return memoryMb(pid).rss
}

async function listenTo(
  pid: number,
  url: string,
  path: string,
  cookies: string[],
  send: (mark: string) => Promise<void>,
): Promise<Measured> {
  const port = Number(new URL(url).port)
  let waiting = new Map<string, { left: number; done: () => void }>()
  const onMark = (mark: string) => {
    const one = waiting.get(mark)
    if (one && --one.left === 0) one.done()
  }
  const ears: Ear[] = []
  const openUpTo = async (count: number) => {
    while (ears.length < count) {
      for (let k = 0; k < 50 && ears.length < count; k++)
        ears.push(new Ear(port, path, cookies[ears.length % cookies.length] as string, onMark))
      await pause(40)
    }
  }
  // What the first ones cost once for all (code, database connections) is not the price of each.
  await openUpTo(warmUp)
  const before = await atRest(pid)
  await openUpTo(connections)
  const kbEach = (((await atRest(pid)) - before) * 1024) / (connections - warmUp)
  const lastMs: number[] = []
  for (let i = 0; i < messages + 5; i++) {
    const mark = String(100_000 + i)
    const started = performance.now()
    const all = new Promise<void>(done => waiting.set(mark, { left: connections, done }))
    const inTime = await Promise.race([Promise.all([send(mark), all]).then(() => true), pause(30_000).then(() => false)])
    if (!inTime) throw new Error(`message ${i}: ${waiting.get(mark)?.left} connections heard nothing within half a minute`)
    if (i >= 5) lastMs.push(performance.now() - started)
    await pause(paceMs)
  }
  waiting = new Map()
  for (const ear of ears) ear.socket.destroy()
  await pause(500)
  return { lastMs: lastMs.sort((a, b) => a - b), kbEach }
}

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
let frameBytes = 600
const sendOurs = async (mark: string): Promise<void> => {
  const answer = await fetch(`${ours.url}/api/communities/${seeded.communityId}/posts`, {
    method: 'POST',
    headers: { ...json, cookie: seeded.cookies[Number(mark) % 500] as string },
    body: JSON.stringify({ text: `mark:${mark} 大家早，今天的声音听了吗？` }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  frameBytes = Number(answer.headers.get('content-length') ?? frameBytes)
}
const sendFloor = async (mark: string): Promise<void> => {
  const frame = `id: x\nevent: content.posted\ndata: mark:${mark} ${'x'.repeat(Math.max(0, frameBytes - 40))}\n\n`
  await fetch(`${floor.url}/tell`, { method: 'POST', headers: json, body: JSON.stringify({ frame }) })
}

const first = await listenTo(floor.pid, floor.url, '/live', ['x=y'], sendFloor)
const mine = await listenTo(ours.pid, ours.url, `/api/communities/${seeded.communityId}/live`, seeded.cookies, sendOurs)
const again = await listenTo(floor.pid, floor.url, '/live', ['x=y'], sendFloor)
const quantile = (list: number[], q: number): number => list[Math.min(list.length - 1, Math.floor(list.length * q))] as number
const floorBest = quantile(first.lastMs, 0.5) <= quantile(again.lastMs, 0.5) ? first : again
const rows: Row[] = [0.5, 0.99].map(q => {
  const [f, o] = [quantile(floorBest.lastMs, q), quantile(mine.lastMs, q)]
  const must = q === 0.99 ? 80 : Number.POSITIVE_INFINITY
  return {
    what: `D1 last of ${connections}, ${q === 0.5 ? 'median' : 'p99'}`,
    floor: ms(f),
    ours: ms(o),
    ratio: `${(o / f).toFixed(2)}×`,
    target: q === 0.99 ? '≤ 80 ms' : '',
    met: o <= must,
  }
})
const kb = (n: number) => `${n.toFixed(1)} kB`
rows.push({
  what: 'D3 memory of an idle connection',
  floor: kb(first.kbEach),
  ours: kb(mine.kbEach),
  ratio: `${(mine.kbEach / first.kbEach).toFixed(1)}×`,
  target: '≤ 20 kB',
  met: mine.kbEach <= 20,
})
printTable('live', rows)
await seeded.close()
await ground.end()

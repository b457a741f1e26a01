// F1, F2, F3: the very first start, the second start, and the memory of a house at rest; each beside the bare minimum.
//   node bench/start.ts
// The floor: the same embedded PostgreSQL alone (first and later start), and Fastify with pg alone (memory).
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '#kernel/postgres/index.ts'
import { freePort, memoryMb, openGround } from './ground.ts'
import { ms, printTable, type Row } from './table.ts'

const rounds = 5
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] as number
const mb = (n: number): string => `${n.toFixed(0)} MB`

async function bare(dataDir: string): Promise<number> {
  const started = performance.now()
  const postgres = await startPostgres({ dataDir })
  const took = performance.now() - started
  await postgres.stop()
  return took
}

interface Started {
  readyMs: number
  pid: number
  stop(): Promise<void>
}
/** From the start of the process to the first answer "ready". */
async function ours(dataDir: string): Promise<Started> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../apps/server/main.ts'), '--data', dataDir, '--port', String(port)],
    { stdio: 'ignore' },
  )
  const gone = new Promise<void>(done => child.once('exit', () => done()))
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      r => r.ok,
      () => false,
    )
    if (ready) break
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
    await pause(5)
  }
  return {
    readyMs: performance.now() - started,
    pid: child.pid as number,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

const first: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
const later: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
let rest = { app: { rss: 0, pss: 0 }, postgres: 0 }
for (let i = 0; i < rounds; i++) {
  const folder = mkdtempSync(join(tmpdir(), 'qunluo-start-'))
  first.bare.push(await bare(join(folder, 'bare')))
  later.bare.push(await bare(join(folder, 'bare')))
  const one = await ours(join(folder, 'ours'))
  first.ours.push(one.readyMs)
  await one.stop()
  const two = await ours(join(folder, 'ours'))
  later.ours.push(two.readyMs)
  if (i === rounds - 1) {
    await pause(15_000)
    rest = { app: memoryMb(two.pid), postgres: postgresPss(join(folder, 'ours')) }
  }
  await two.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function postgresPss(dataDir: string): number {
  const head = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const family = execFileSync('ps', ['-o', 'pid=', '--ppid', String(head)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number)
  return [head, ...family].reduce((sum, pid) => sum + memoryMb(pid).pss, 0)
}

const ground = await openGround()
const floor = await ground.server('bench/floor-server.ts', { DATABASE_URL: await ground.database('floor') }, '/health')
await pause(5_000)
const floorMemory = memoryMb(floor.pid)
await ground.end()

const row = (what: string, floor: number, ours: number, must: number, unit: (n: number) => string): Row => ({
  what,
  floor: unit(floor),
  ours: unit(ours),
  ratio: `${(ours / floor).toFixed(1)}×`,
  target: `≤ ${unit(must)}`,
  met: ours <= must,
})
const together = rest.app.pss + rest.postgres
printTable('start and rest', [
  row('F2 very first start', median(first.bare), median(first.ours), 5_000, ms),
  row('F1 second start', median(later.bare), median(later.ours), 1_200, ms),
  row('F3 app at rest, RSS', floorMemory.rss, rest.app.rss, 160, mb),
  row('F3 app and PostgreSQL at rest, PSS', floorMemory.pss + rest.postgres, together, 220, mb),
])
